/** A run that was to ask for no more than so much, or so long, ends cleanly, and the next ones go on to the same plan. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ContainerLine } from "../../src/model/container-row.ts";
import type { Simulator } from "../../src/simulator/index.ts";
import { type Bench, benchFor, tiny } from "./bench.ts";

let simulator: Simulator;
let whole: Bench;
const benches: Bench[] = [];

/** Slow enough that a busy machine is not taken for somebody who asks too much at once. */
const SPEED = 10;

const bench = () => {
  const made = benchFor(simulator);
  benches.push(made);
  return made;
};
const lines = (of: Bench) =>
  ["containers.ndjson", "findings.ndjson"].map((name) => readFileSync(join(of.out, name), "utf8"));
/** Envelopes are no requests of their own: their parts are. */
const asked = () => {
  const { requests, byRoute } = simulator.counters();
  return requests - (byRoute["POST /$batch"] ?? 0);
};

beforeAll(async () => {
  simulator = await tiny();
  whole = bench();
  await whole.bascule(["scan", "--out", whole.out]);
});
afterAll(async () => {
  await simulator.close();
  for (const one of benches) one.remove();
});

const seenWhole = ({ coverage }: ContainerLine) => coverage === "complete";

test("--max-requests: never one more, and the runs together come to the same plan", async () => {
  const some = bench();
  const volumes = new Map(whole.containers().map(({ service, id, volume }) => [`${service} ${id}`, volume]));
  const isFinal = ({ service, id, volume }: ContainerLine) =>
    isDeepStrictEqual(volumes.get(`${service} ${id}`), volume);
  let runs = 0;
  for (let exit = 1, stopped = true; stopped; runs += 1) {
    const before = asked();
    const outcome = await some.bascule(["scan", "--out", some.out, "--max-requests", "100"]);
    exit = outcome.exit;
    expect(asked() - before).toBeLessThanOrEqual(100);
    expect(exit, outcome.err).toBe(1);
    stopped = outcome.err.includes("--max-requests");
    expect(runs).toBeLessThan(30);
    if (!stopped) continue;
    const { out } = await some.bascule(["plan", "--out", some.out, "--lang", "fr"]);
    expect(out).toContain("Le relevé n’est pas terminé");
    expect(out, "what is not finished has no places that could not be read to count").not.toContain("incomplet");
    const early = some.containers().filter((line) => seenWhole(line) && !isFinal(line));
    expect(early, "no place passes for seen whole before it is").toEqual([]);
  }
  expect(runs).toBeGreaterThan(2);
  expect(lines(some)).toEqual(lines(whole));
});

test("--max-requests: however few, the runs come to an end", async () => {
  const some = bench();
  let [runs, stopped] = [0, true];
  for (; stopped && runs < 120; runs += 1) {
    const { err } = await some.bascule(["scan", "--workload", "exchange", "--out", some.out, "--max-requests", "12"]);
    stopped = err.includes("--max-requests");
  }
  expect(stopped).toBe(false);
}, 240_000);

test("--max-duration: it ends where it was told to, and the next run goes on", async () => {
  const slow = await tiny({ latencyMs: 60 });
  const some = bench();
  some.reach(slow);
  try {
    const first = await some.bascule(["scan", "--out", some.out, "--max-duration", "20s"]);
    expect([first.exit, first.err.includes("--max-duration")]).toEqual([1, true]);
    some.reach(simulator);
    await some.bascule(["scan", "--out", some.out]);
    expect(lines(some)).toEqual(lines(whole));
  } finally {
    await slow.close();
  }
});

describe("what makes no sense is refused before anything is sent", () => {
  test.each([
    ["--max-requests", "0"],
    ["--max-requests", "beaucoup"],
    ["--max-duration", "8"],
    ["--max-duration", "8h et demie"],
    ["--max-duration", "0s"],
    ["--pace", "vite"],
  ])("%s %s", async (option, value) => {
    const before = simulator.counters().requests;
    const { exit, err } = await bench().bascule(["scan", option, value]);
    expect(exit).toBe(2);
    expect(err).toContain(option);
    expect(simulator.counters().requests).toBe(before);
  });
});

test("a service that refuses one in ten, and says for how long, is never asked inside of its pauses", async () => {
  const ill = await tiny({ faults: { throttled: 0.1, patience: 2 }, clockSpeed: SPEED });
  const some = bench();
  some.reach(ill);
  try {
    const env = { BASCULE_CLOCK_SPEED: `${SPEED}@${Math.round(ill.clock.anchor)}` };
    await some.bascule(["scan", "--out", some.out], { env });
    const { refused, sentInsidePause } = ill.counters();
    expect(refused).toBeGreaterThan(10);
    expect(sentInsidePause).toBe(0);
    expect(lines(some)).toEqual(lines(whole));
  } finally {
    await ill.close();
  }
});

test("with every limit enforced, nothing is refused and nothing sent inside a pause", async () => {
  const limited = await tiny({ limits: "real", clockSpeed: SPEED });
  const some = bench();
  some.reach(limited);
  try {
    const env = { BASCULE_CLOCK_SPEED: `${SPEED}@${Math.round(limited.clock.anchor)}` };
    await some.bascule(["scan", "--out", some.out], { env });
    const { refused, sentInsidePause, mailboxPeak, userAgents, priorities } = limited.counters();
    expect({ refused, sentInsidePause }).toEqual({ refused: 0, sentInsidePause: 0 });
    expect(mailboxPeak).toBeLessThanOrEqual(4);
    expect(Object.keys(userAgents)).toEqual([expect.stringMatching(/^NONISV\|Bascule\|Bascule\/\d/)]);
    expect(priorities.Low).toBeGreaterThan(0);
    expect(lines(some)).toEqual(lines(whole));
  } finally {
    await limited.close();
  }
});
