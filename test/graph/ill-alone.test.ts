/** One site that refuses for ever stops no other: after a few refusals of its own it waits by itself. */

import { expect, test } from "vitest";
import { Lane } from "../../src/graph/lanes/lane.ts";
import { Patience, type Setback } from "../../src/graph/lanes/patience.ts";
import { clockOf } from "./service.ts";

const refused = (status: number): Setback => ({
  ...{ kind: "throttled", wait: 60_000, status, code: null, requestId: null },
});

/** Of each refusal of one request, whether it shut the service; what passes in between is told by the case. */
function shuts(status: number, othersPass: boolean): readonly boolean[] {
  const clock = clockOf();
  const lane = new Lane(clock, { name: "sharepoint", family: "sharepoint", places: [4, 8] });
  const tools = { clock, random: () => 0, giveUpAfterSeconds: 1200, onPause: () => undefined };
  const patience = new Patience(lane, tools);
  return Array.from({ length: 8 }, () => {
    if (othersPass) lane.succeeded();
    const wait = patience.after(refused(status));
    expect(wait).toBe(60_000);
    const shut = lane.shutFor() > 0;
    clock.pass(60_001);
    return shut;
  });
}

test.each([429, 503])(
  "a request that is answered %d again and again while others pass stops them three times",
  (status) => {
    expect(shuts(status, true)).toEqual([true, true, true, false, false, false, false, false]);
  },
);

test("where nobody passes, each refusal is the whole service's", () => {
  expect(shuts(429, false)).toEqual(Array.from({ length: 8 }, () => true));
});
