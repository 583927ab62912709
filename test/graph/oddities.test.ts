/** What no list should do is handled, and counted under the workload that asked. */

import { expect, test } from "vitest";
import { all, anything, error, givenFor, json, withTenant } from "./tenant.ts";

interface Page {
  readonly ids?: readonly string[];
  /** Number of the page that it leads to; -1 leads nowhere and ends a delta. */
  readonly next?: number;
  readonly refused?: number;
}

const rows = (ids: readonly string[]) => ids.map((id) => ({ id }));

test.each<[string, string, readonly Page[], readonly string[]]>([
  ["nothing odd", "/users", [{ ids: ["a", "b"], next: 1 }, { ids: ["c"] }], []],
  [
    "an empty page that leads on",
    "/users",
    [{ ids: [], next: 1 }, { ids: [], next: 2 }, { ids: ["c"] }],
    ["empty-page", "empty-page"],
  ],
  ["an empty list", "/users", [{ ids: [] }], []],
  [
    "a page said twice",
    "/users",
    [{ ids: ["a", "b"], next: 1 }, { ids: ["a", "b"], next: 2 }, { ids: ["c"] }],
    ["page-repeated"],
  ],
  ["pages of one row each", "/users", [{ ids: ["a"], next: 1 }, { ids: ["b"] }], []],
  [
    "links that turn in a ring",
    "/users",
    [
      { ids: ["a"], next: 1 },
      { ids: ["b"], next: 0 },
    ],
    ["link-loop"],
  ],
  [
    "a delta link that is no longer known",
    "/drives/d/root/delta",
    [{ ids: ["a"], next: 1 }, { refused: 410 }],
    ["resync"],
  ],
])("%s", async (_case, list, pages, expected) => {
  const met: string[] = [];
  await withTenant(
    ({ path, headers }, response) => {
      const page = pages[Number(/[?&]p=(\d+)/.exec(path)?.[1] ?? 0)] as Page;
      if (page.refused !== undefined) return error(response, page.refused, "resyncRequired");
      const next =
        page.next === undefined ? {} : { "@odata.nextLink": `http://${headers.host}/v1.0${list}?p=${page.next}` };
      json(response, 200, { value: rows(page.ids ?? []), ...next });
    },
    async ({ connection, server }) => {
      const graph = connection.graphFor({ asker: "one", turn: 0, workload: "sharepoint" });
      await all(graph.pages(list, anything, { from: givenFor(list, `${server.origin}/v1.0${list}?p=0`) }));
    },
    { onOddity: (workload, kind) => void met.push(`${workload} ${kind}`) },
  );
  expect(met).toEqual(expected.map((kind) => `sharepoint ${kind}`));
});

test("a plain list whose link is no longer known is begun again, and that is counted", async () => {
  const met: string[] = [];
  let refused = false;
  await withTenant(
    ({ path, headers }, response) => {
      if (path.includes("p=1") && !refused) {
        refused = true;
        return error(response, 410, "resyncRequired");
      }
      const next = { "@odata.nextLink": `http://${headers.host}/v1.0/users?p=1` };
      json(response, 200, { value: rows([path]), ...(path.includes("p=1") ? {} : next) });
    },
    async ({ graph }) => {
      const pages = await all(graph.pages("/users", anything));
      // Who counts is told where it began again.
      expect(pages.map((page) => page.ok && page.value.anew)).toEqual([undefined, true, undefined]);
    },
    { onOddity: (workload, kind) => void met.push(`${workload} ${kind}`) },
  );
  expect(met).toEqual(["other list-restarted"]);
});

test("a page without a row, come by another way, that leads on", async () => {
  const met: string[] = [];
  await withTenant(
    (_, response) => json(response, 200, { value: rows(["a"]) }),
    async ({ graph, server }) =>
      void (await all(
        graph.pages("/users", anything, { from: givenFor("/users", `${server.origin}/v1.0/users?p=1`), before: 0 }),
      )),
    { onOddity: (_workload, kind) => void met.push(kind) },
  );
  expect(met).toEqual(["empty-page"]);
});
