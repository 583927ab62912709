/** What a request does after its wait, where its service was given up meanwhile: it leaves, and does not ask once more. */

import type { Context } from "@microsoft/microsoft-graph-client";
import { expect, test } from "vitest";
import { Errand } from "../../src/graph/chain/errand.ts";
import { Link } from "../../src/graph/chain/link.ts";
import { Retry } from "../../src/graph/chain/retry.ts";
import type { DatedClock } from "../../src/graph/clock.ts";
import { Lane } from "../../src/graph/lanes/lane.ts";
import { Reach } from "../../src/graph/reach.ts";

const MINUTE = 60_000;
const PATIENCE = 20 * MINUTE;

/** Time that passes when the test says so, and sleepers that it wakes one by one. */
function heldTime() {
  let now = 0;
  const sleepers = new Map<string, () => void>();
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return {
    clockOf: (name: string): DatedClock => ({
      now: () => now,
      wall: () => now,
      sleep: () => new Promise((resolve) => sleepers.set(name, () => resolve())),
    }),
    async wake(name: string, at: number) {
      await settled();
      now = at;
      sleepers.get(name)?.();
      await settled();
    },
  };
}

/** Fails, or does not, as the test says. */
class Service extends Link {
  asked = 0;
  status = 500;
  override async execute(context: Context): Promise<void> {
    this.asked += 1;
    const errand = context.middlewareControl?.getMiddlewareOptions(Errand) as Errand;
    const body = new TextEncoder().encode("{}");
    errand.outcome = { kind: "reply", reply: { status: this.status, header: () => null, body } as never };
  }
}

function setUp() {
  const { clockOf, wake } = heldTime();
  const lane = new Lane(clockOf(""), { name: "sharepoint", family: "sharepoint", places: [9, 9] });
  const stop = new AbortController();
  const reach = new Reach("localhost", stop.signal, 5);
  const signals = { signal: stop.signal, waiting: stop.signal };
  const service = new Service();
  const begin = (name: string) => {
    const retry = new Retry({
      clock: clockOf(name),
      random: () => 0,
      giveUpAfterSeconds: PATIENCE / 1000,
      onPause: () => undefined,
      reach,
      ...signals,
    });
    retry.setNext(service);
    const errand = new Errand({
      method: "GET",
      url: "/sites",
      headers: {},
      body: null,
      lane,
      shares: new Map(),
      asker: "",
      turn: 0,
      charges: [],
      limit: 1000,
      json: true,
      most504: null,
      pieces: 0,
    });
    const context = {
      request: "/sites",
      middlewareControl: { getMiddlewareOptions: () => errand },
    } as unknown as Context;
    return retry.execute(context).then(() => errand.outcome?.kind);
  };
  return { lane, service, wake, begin };
}

test.each([
  ["given up, and as silent as before: it leaves with the others", { givenUp: true, back: false }, 0, "given-up"],
  ["given up, and back by then: it asks again", { givenUp: true, back: true }, 1, "reply"],
  ["never given up: it asks again", { givenUp: false, back: true }, 1, "reply"],
])("%s", async (_case, { givenUp, back }, asked, outcome) => {
  const { lane, service, wake, begin } = setUp();
  const outcomes = { early: begin("early"), other: begin("other"), late: begin("late") };
  await wake("early", 15 * MINUTE);
  if (givenUp) await wake("early", PATIENCE + 1000);
  if (givenUp) expect(await outcomes.early).toBe("given-up");
  if (back) {
    service.status = 200;
    lane.succeeded();
  }
  const before = service.asked;
  // One may look whether it is back by then; but it is not for whoever waited since before.
  await wake("late", PATIENCE + 10 * MINUTE);
  expect(service.asked - before).toBe(asked);
  expect(await outcomes.late).toBe(outcome);
});
