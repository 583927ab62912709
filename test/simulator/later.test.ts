/** Some weeks later at the same addresses: links of before stay good, and tell what changed since and nothing else. */

import { expect, test } from "vitest";
import { pageOf } from "../../src/simulator/http/paging.ts";
import type { Asked, Slots } from "../../src/simulator/http/route.ts";
import { ministryOf } from "../../src/simulator/ministry/ministry.ts";
import { withServed } from "./served.ts";

const EVEN = () => false;
const BASE = "http://127.0.0.1/v1.0";

/** One page of a list of five things of which, by state 1, one is gone and one has come. */
function paged(address: string, state: 0 | 1, followed: boolean) {
  const url = new URL(address);
  const changed = [{ id: "f" }, { id: "b", "@removed": { reason: "deleted" } }];
  const slots: Slots = {
    count: 5,
    at: (slot) => ({ id: "abcde".charAt(slot) }),
    pages: { usual: 2, most: 2 },
    delta: true,
    ...(followed ? { since: () => ({ count: changed.length, at: (slot) => changed[slot] ?? null }) } : {}),
  };
  const ministry = ministryOf({ seed: "essai", size: "tiny", state });
  const asked: Asked = { ministry, params: {}, query: url.searchParams, headers: {}, body: null, base: BASE, now: 0 };
  const reply = pageOf(url, asked, slots, {}, EVEN);
  if (reply.kind === "refused") return { status: reply.refusal.status, ids: [], next: "", delta: "" };
  const body = reply.kind === "found" ? reply.body : {};
  const ids = (body.value as { id: string }[]).map((thing) => thing.id + ("@removed" in thing ? " gone" : ""));
  return { status: 200, ids, next: String(body["@odata.nextLink"]), delta: String(body["@odata.deltaLink"]) };
}

function walked(state: 0 | 1, address = `${BASE}/users/delta`): { ids: readonly string[]; delta: string } {
  const { ids, next, delta } = paged(address, state, true);
  if (delta !== "undefined") return { ids, delta };
  const rest = walked(state, next);
  return { ids: [...ids, ...rest.ids], delta: rest.delta };
}

test("a delta link of before tells what changed, once", () => {
  const first = walked(0);
  expect(first.ids).toEqual(["a", "b", "c", "d", "e"]);
  expect(walked(0, first.delta).ids).toEqual([]);
  const second = walked(1, first.delta);
  expect(second.ids).toEqual(["f", "b gone"]);
  expect(walked(1, second.delta).ids).toEqual([]);
});

test.each([
  ["a list that tells no changes", () => paged(walked(0).delta, 1, false)],
  ["a walk that was under way", () => paged(paged(`${BASE}/users/delta`, 0, true).next, 1, true)],
  ["a link from a later state", () => paged(walked(1).delta, 0, true)],
])("%s is begun again", (_case, again) => {
  expect(again().status).toBe(410);
});

test("the tenant moves on without another port, and its truth with it", async () => {
  await withServed({ changes: 0.01 }, async ({ ask, all, simulator }) => {
    const { id } = (await ask("/sites/root/drive")).body;
    const before = await all(`/drives/${id}/root/delta?$select=id,name`);
    let link = `/drives/${id}/root/delta?$select=id,name`;
    for (let more = true; more; ) {
      const { body } = await ask(link);
      more = body["@odata.nextLink"] !== undefined;
      link = body["@odata.nextLink"] ?? body["@odata.deltaLink"] ?? "";
    }
    expect((await ask(link)).body.value).toEqual([]);
    const [address, truth, canaries] = [simulator.graphUrl, simulator.truth(), simulator.canaries()];
    simulator.later();
    expect(simulator.graphUrl).toBe(address);
    const changes = await all(link);
    expect(changes.length).toBeGreaterThan(0);
    expect(changes.length).toBeLessThan(before.length / 4);
    expect(simulator.truth().services["sharepoint.documents"]).not.toEqual(truth.services["sharepoint.documents"]);
    expect(simulator.canaries()).toEqual(expect.arrayContaining([...canaries]));
  });
});

test.each([-0.1, 1.1, Number.NaN])("%d of the items cannot change", (changes) => {
  expect(() => ministryOf({ seed: "x", size: "tiny", changes })).toThrow(RangeError);
});
