/** A link may write the address of Graph's root in other ways: it is the same service, with the same limits. */

import { describe, expect, test } from "vitest";
import { pathBelow } from "../../src/graph/address.ts";
import { all, anything, givenFor, json, withTenant } from "./tenant.ts";

const ROOT = "https://graph.microsoft.com/v1.0";

test.each<[string, string, string | null]>([
  ["as the root is", `${ROOT}/drives/d?$skiptoken=a%27b'c`, "/drives/d?$skiptoken=a%27b'c"],
  ["with the port that goes without saying", "https://graph.microsoft.com:443/v1.0/users?a", "/users?a"],
  ["in capitals", "HTTPS://Graph.Microsoft.COM/v1.0/users?$skiptoken=aB%2f", "/users?$skiptoken=aB%2f"],
  ["with a final dot", "https://graph.microsoft.com./v1.0/users", "/users"],
  ["its version in capitals", "https://graph.microsoft.com/V1.0/users", "/users"],
  ["below another version", "https://graph.microsoft.com/beta/users", null],
  ["below a longer one", `${ROOT}1/users`, null],
  ["of another port", "https://graph.microsoft.com:8443/v1.0/users", null],
  ["without encryption", "http://graph.microsoft.com/v1.0/users", null],
  ["of another host", "https://graph.microsoft.com.example/v1.0/users", null],
  ["of two dots", "https://graph.microsoft.com../v1.0/users", null],
  ["with credentials", "https://a:b@graph.microsoft.com/v1.0/users", null],
  ["with a mark", "https://graph.microsoft.com:443/v1.0/users#a", null],
  ["as no address", "graph.microsoft.com/v1.0/users", null],
])("%s", (_case, link, path) => expect(pathBelow(ROOT, link)).toBe(path));

describe("links of the same origin that are written otherwise", () => {
  const LAST = 30;
  const list = "/v1.0/drives/d/root/delta?token=t&skip=";
  test("keep their lane, and a walk goes on from them", async () => {
    await withTenant(
      ({ headers, path }, response) => {
        const at = Number(/skip=(\d+)/.exec(path)?.[1] ?? 0);
        const next = `http://${headers.host?.replace("127.0.0.1", "127.1")}${list}${at + 1}`;
        json(response, 200, { value: [{ id: String(at) }], [`@odata.${at < LAST ? "next" : "delta"}Link`]: next });
      },
      async ({ graph, connection, server }) => {
        const pages = await all(graph.pages("/drives/d/root/delta", anything));
        expect(pages.filter(({ ok }) => ok)).toHaveLength(LAST + 1);
        expect(connection.account().get("sharepoint")?.requests).toBe(LAST + 1);
        expect(pages.at(-1)).toMatchObject({
          value: { delta: givenFor("/drives/d/root/delta", `${server.origin}${list}${LAST + 1}`) },
        });
        const other = `${server.origin.replace("127.0.0.1", "127.1")}${list}${LAST}`;
        const from = givenFor("/drives/d/root/delta", other);
        expect(await all(graph.pages("/drives/d/root/delta", anything, { from }))).toMatchObject([
          { ok: true, value: { resync: false, items: [{ id: String(LAST) }] } },
        ]);
      },
    );
  });

  test("end a walk that they lead in a ring", async () => {
    await withTenant(
      ({ headers }, response) => {
        const port = headers.host?.split(":")[1];
        json(response, 200, { value: [{ id: "a" }], "@odata.nextLink": `http://127.1:${port}/v1.0/users` });
      },
      async ({ graph, server }) => {
        expect((await all(graph.pages(`${server.origin}/v1.0/users`, anything))).at(-1)).toMatchObject({
          refusal: { code: "nextLinkLoop" },
        });
        expect(server.seen).toHaveLength(1);
      },
    );
  });
});
