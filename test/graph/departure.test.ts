/** The last look before a request leaves: what was let in may have been told to wait while it was being signed. */

import type { Context, Middleware } from "@microsoft/microsoft-graph-client";
import { expect, test } from "vitest";
import { Budget } from "../../src/graph/budget.ts";
import { Departure } from "../../src/graph/chain/departure.ts";
import { Errand } from "../../src/graph/chain/errand.ts";
import { Lane, LaneGone } from "../../src/graph/lanes/lane.ts";
import type { Setback } from "../../src/graph/lanes/patience.ts";
import { quickClock } from "./tenant.ts";

const THROTTLED: Setback = { kind: "throttled", wait: 30_000, status: 429, code: null, requestId: null };

function leaving(clock: ReturnType<typeof quickClock>, patience = 1_200_000) {
  const service = new Lane(clock, { name: "outlook", family: "outlook", places: [4, 8], patience });
  const mailbox = new Lane(clock, { name: "mailbox", family: "outlook", places: [4, 4], parent: service, patience });
  const errand = new Errand({
    ...{ method: "GET", url: "http://127.0.0.1/v1.0/users/a/messages", headers: {}, body: undefined, lane: mailbox },
    ...{ shares: new Map([[mailbox, { costs: new Map(), weight: 1 }]]) as never, asker: "a", turn: 0, charges: [] },
    ...{ limit: 1, json: true, most504: null, pieces: 0 },
  });
  const left: number[] = [];
  const departure = new Departure(
    clock,
    new Budget(clock, { requests: null, seconds: null }),
    new AbortController().signal,
  );
  const wire: Middleware = { execute: async () => void left.push(clock.now()) };
  departure.setNext(wire);
  const context = {
    request: errand.url,
    middlewareControl: { getMiddlewareOptions: () => errand },
  } as unknown as Context;
  return { service, mailbox, left, go: () => departure.execute(context) };
}

test.each<[string, (lanes: ReturnType<typeof leaving>) => void, number]>([
  ["nothing was ordered: it leaves at once", () => {}, 0],
  ["its own lane was told to wait", ({ mailbox }) => mailbox.pause(30_000, THROTTLED), 30_000],
  ["the lane around it was", ({ service }) => service.pause(45_000, THROTTLED), 45_000],
])("%s", async (_case, order, wait) => {
  const clock = quickClock();
  const lanes = leaving(clock);
  const begun = clock.now();
  order(lanes);
  await lanes.go();
  expect(lanes.left).toEqual([begun + wait]);
});

test("one that was let in before its service ordered to be left alone for very long does not leave at all", async () => {
  const lanes = leaving(quickClock(), 60_000);
  lanes.service.pause(3_600_000, { ...THROTTLED, wait: 3_600_000 });
  await expect(lanes.go()).rejects.toBeInstanceOf(LaneGone);
  expect(lanes.left).toEqual([]);
});

test("nor does one that waits here while its service is given up", async () => {
  const quick = quickClock();
  const ends = () => {
    for (const whose of [{}, {}, {}]) lanes.service.failed(true, 60_000, whose);
    lanes.service.giveUp(THROTTLED, 30_000);
  };
  const sleep = (milliseconds: number) => quick.sleep(milliseconds).then(ends);
  const lanes = leaving({ ...quick, sleep });
  lanes.service.failed(true, 60_000, {});
  lanes.service.pause(30_000, THROTTLED);
  await expect(lanes.go()).rejects.toBeInstanceOf(LaneGone);
  expect(lanes.left).toEqual([]);
});
