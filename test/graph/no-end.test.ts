/** Answers that would have the scanner ask for ever: each is asked a few times, then told as refused or thrown. */

import { expect, test } from "vitest";
import { batch } from "./batch.ts";
import { all, anything, error, json, serve, withTenant } from "./tenant.ts";

test("a part that is refused for its token is signed again once, whatever comes of it", async () => {
  let turns = 0;
  await withTenant(
    (request, response) => {
      turns += 1;
      if (turns > 10) return response.destroy();
      const responses = JSON.parse(request.body).requests.map(({ id }: { id: string }) => ({
        id,
        status: 401,
        body: { error: { code: "AccessDenied" } },
      }));
      return json(response, 200, { responses });
    },
    async ({ graph }) => {
      const answers = await batch(graph, [{ id: "1", path: "/sites/a", schema: anything }]);
      expect(answers.get("1")).toMatchObject({ ok: false, refusal: { cause: "forbidden", status: 401 } });
      expect(turns).toBe(2);
    },
  );
});

test("a list whose second page is always stale is begun again three times", async () => {
  let firsts = 0;
  await withTenant(
    ({ path, headers }, response) => {
      if (path.includes("skiptoken")) return error(response, 410, "resyncRequired");
      firsts += 1;
      if (firsts > 10) return response.destroy();
      const next = `http://${headers.host}/v1.0/users?$skiptoken=x`;
      return json(response, 200, { value: [{ id: "u1" }], "@odata.nextLink": next });
    },
    async ({ graph }) => {
      const pages = await all(graph.pages("/users", anything));
      expect(pages.at(-1)).toMatchObject({ ok: false, refusal: { status: 410 } });
      expect(firsts).toBe(4);
    },
  );
});

test("storage that sends from address to address is followed four times", async () => {
  const storage = await serve(({ path }, response) => response.writeHead(302, { location: `${path}x` }).end());
  try {
    await withTenant(
      (_, response) => response.writeHead(302, { location: `${storage.origin}/x` }).end(),
      async ({ graph }) => {
        await expect(graph.download("/drives/d/items/i/content", 9)).rejects.toThrow("too many redirects");
        expect(storage.seen).toHaveLength(4);
      },
    );
  } finally {
    await storage.close();
  }
});

test.each<[string, readonly { id: string }[], number]>([
  ["the same page", [{ id: "u1" }, { id: "u2" }], 21],
  ["an empty page", [], 2000],
])("a list that tells %s under links that are ever new", async (_case, value, most) => {
  let asked = 0;
  await withTenant(
    ({ headers }, response) => {
      asked += 1;
      if (asked > 3000) return response.destroy();
      return json(response, 200, { value, "@odata.nextLink": `http://${headers.host}/v1.0/users?$skiptoken=${asked}` });
    },
    async ({ graph }) => {
      const pages = await all(graph.pages("/users", anything));
      expect(pages.at(-1)).toMatchObject({ ok: false, refusal: { cause: "unexpected", code: "nextLinkLoop" } });
      expect(asked).toBe(most);
    },
  );
});
