/** Answers that would have the scanner ask for ever: each is asked a few times, then told as refused or thrown. */

import { expect, test } from "vitest";
import { batch } from "./batch.ts";
import { all, anything, error, json, serve, withTenant } from "./tenant.ts";

test("a part that is refused by 401 is not asked again where there is no other token", async () => {
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
      expect(turns).toBe(1);
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

/** Of several pages in turn, the one that comes then. */
const inTurn =
  (...pages: readonly (readonly object[])[]) =>
  (turn: number) =>
    pages[turn % pages.length] ?? [];
/** Of so many, each of one row. */
const ringOf = (length: number) => (turn: number) => [{ id: `u${turn % length}` }];

test.each<[string, (turn: number) => readonly object[], number]>([
  ["the same page", inTurn([{ id: "u1" }, { id: "u2" }]), 21],
  ["an empty page", inTurn([]), 2000],
  ["two pages in turn", inTurn([{ id: "a" }], [{ id: "b" }]), 22],
  ["a page and an empty one in turn", inTurn([{ id: "a" }], []), 41],
  ["the same page of rows without ids", inTurn([{ name: "x" }, { name: "y" }]), 21],
  ["the same page of rows of which some have ids", inTurn([{ id: "a" }, { name: "y" }]), 21],
  ["a hundred pages in turn", ringOf(100), 120],
  ["as many pages in turn as are remembered", ringOf(256), 276],
  ["more pages in turn than are remembered", ringOf(300), 1323],
])("a list that tells %s under links that are ever new", async (_case, pageOf, most) => {
  let asked = 0;
  await withTenant(
    ({ headers }, response) => {
      asked += 1;
      if (asked > 3000) return response.destroy();
      const value = pageOf(asked - 1);
      return json(response, 200, { value, "@odata.nextLink": `http://${headers.host}/v1.0/users?$skiptoken=${asked}` });
    },
    async ({ graph }) => {
      const pages = await all(graph.pages("/users", anything));
      expect(pages.at(-1)).toMatchObject({ ok: false, refusal: { cause: "unexpected", code: "nextLinkLoop" } });
      expect(asked).toBe(most);
    },
  );
});

test.each<[string, (turn: number) => readonly object[]]>([
  ["rows without ids, each its own", (turn) => [{ name: `x${turn}` }, { name: "y" }]],
  ["one row that comes first on every page", (turn) => [{ id: "root" }, { id: `f${turn}` }]],
  ["a page said twice", (turn) => [{ id: `u${Math.floor(turn / 2)}` }]],
  ["one row told again and again between others", (turn) => [{ id: turn % 2 ? `u${turn}` : "root" }]],
  ["the same row far apart", (turn) => [{ id: turn % 270 ? `u${turn}` : "root" }]],
])("a long list comes to its end, with %s", async (_case, pageOf) => {
  let asked = 0;
  const pages = 1200;
  await withTenant(
    ({ headers }, response) => {
      asked += 1;
      const next = { "@odata.nextLink": `http://${headers.host}/v1.0/users?$skiptoken=${asked}` };
      return json(response, 200, { value: pageOf(asked - 1), ...(asked < pages && next) });
    },
    async ({ graph }) => {
      const told = await all(graph.pages("/users", anything));
      expect(told.filter(({ ok }) => ok)).toHaveLength(pages);
    },
  );
});
