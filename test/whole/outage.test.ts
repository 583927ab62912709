/** A tenant that is away for a while, or for ever: what passes is waited out, what does not is told, and nothing is lost. */

import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Simulator, type SimulatorOptions, startSimulator } from "../../src/simulator/index.ts";
import { type Bench, benchFor } from "./bench.ts";
import { comparable } from "./comparable.ts";

/** Four minutes pass in a second. */
const SPEED = 240;
const MINUTE = 60_000;
const SCAN = ["scan"] as const;

const benches: Bench[] = [];
afterAll(() => {
  for (const bench of benches) bench.remove();
});

const tenant = (about: Partial<SimulatorOptions> = {}) =>
  startSimulator({ size: "tiny", seed: "essai", clockSpeed: SPEED, ...about });

const benchOf = (simulator: Simulator) => {
  const bench = benchFor(simulator);
  benches.push(bench);
  return bench;
};

const scanned = (bench: Bench, { clock }: Simulator) =>
  bench.bascule([...SCAN, "--out", bench.out], {
    env: { BASCULE_CLOCK_SPEED: `${SPEED}@${Math.round(clock.anchor)}` },
  });

let undisturbed: readonly string[];
beforeAll(async () => {
  const simulator = await tenant();
  const bench = benchOf(simulator);
  expect(await scanned(bench, simulator)).toMatchObject({ exit: 1 });
  undisturbed = comparable(bench);
  await simulator.close();
});

/** Cases of the long run: an outage takes its time, on the fastest clock too. */
function long(cases: readonly [string, SimulatorOptions["outage"]][]) {
  return process.env.BASCULE_TEST_LONG ? cases : [];
}

describe("an outage that passes costs nothing but time", () => {
  test.each<[string, SimulatorOptions["outage"]]>([
    ["of everything, for ten minutes", { from: 0, after: 100, until: 10 * MINUTE }],
    ["of everything, without a word on how long", { from: 0, after: 100, until: 10 * MINUTE, retryAfter: null }],
    ...long([
      ["of everything, from the start", { from: 0, until: 10 * MINUTE }],
      ["of mail alone", { from: 0, until: 10 * MINUTE, family: "outlook" }],
      [
        "of sites alone, twice",
        [
          { from: 0, until: 10 * MINUTE, family: "sharepoint" },
          { from: 0, after: 200, until: 10 * MINUTE, family: "sharepoint" },
        ],
      ],
    ]),
  ])("%s", async (_case, outage) => {
    const simulator = await tenant({ ...(outage && { outage }) });
    const bench = benchOf(simulator);
    try {
      const { exit, out, err } = await scanned(bench, simulator);
      expect(exit, err).toBe(1);
      expect(out).not.toMatch(/n’a pas répondu/);
      expect(err).toMatch(/Aucune réponse utile depuis .*De nouveau des réponses\s: /s);
      expect(comparable(bench)).toEqual(undisturbed);
    } finally {
      await simulator.close();
    }
  });
});

test("a tenant whose address takes no connection for five minutes costs nothing but time either", async () => {
  let answers = 0;
  let leave = () => {};
  const left = new Promise<void>((resolve) => {
    leave = resolve;
  });
  const onAnswer = () => {
    answers += 1;
    if (answers === 100) leave();
  };
  let simulator = await tenant({ onAnswer });
  const { anchor } = simulator.clock;
  const ports = [simulator.graphUrl, simulator.contentUrl].map((url) => Number(new URL(url).port));
  const bench = benchOf(simulator);
  const outcome = scanned(bench, simulator);
  await left;
  await simulator.close();
  await delay((5 * MINUTE) / SPEED);
  const [port, contentPort] = ports as [number, number];
  simulator = await tenant({ port, contentPort, clockAnchor: anchor });
  try {
    const { exit, err } = await outcome;
    expect(exit, err).toBe(1);
    expect(err).toMatch(/Aucune réponse utile depuis .*De nouveau des réponses\s: /s);
    expect(comparable(bench)).toEqual(undisturbed);
  } finally {
    await simulator.close();
  }
});

/** By the same clock, the tenant is well again. */
async function findsTheRest(bench: Bench, { clock }: Simulator): Promise<void> {
  const well = await tenant({ clockAnchor: clock.anchor });
  try {
    bench.reach(well);
    expect(await scanned(bench, well)).toMatchObject({ exit: 1 });
    expect(comparable(bench)).toEqual(undisturbed);
  } finally {
    await well.close();
  }
}

describe("an outage that does not pass is told, and the next run finds the rest", () => {
  test.each<[string, SimulatorOptions["outage"]]>([
    ["of everything", { from: 0, after: 100, until: null }],
    ["of sites alone", { from: 0, until: null, family: "sharepoint" }],
    ...long([
      ["of everything, from the start", { from: 0, until: null }],
      ["that asks for an hour each time", { from: 0, after: 100, until: null, retryAfter: 3600 }],
      ["of mail alone", { from: 0, until: null, family: "outlook" }],
    ]),
  ])("%s", async (_case, outage) => {
    const simulator = await tenant({ ...(outage && { outage }) });
    const bench = benchOf(simulator);
    const { exit, out, err } = await scanned(bench, simulator);
    await simulator.close();
    expect(exit, err).toBe(1);
    // Given up after 20 minutes, which a wait of up to 5 may stand before; then one looks, 5 minutes later at the most.
    // What waited when the service was given up is not asked one by one.
    const failing = [...err.matchAll(/aucune réponse utile depuis (\d+)\smin/gi)].map(([, minutes]) => Number(minutes));
    expect(Math.max(...failing), err).toBeLessThan(31);
    expect(out).toMatch(/Une partie n’a pas répondu, malgré tous les essais/);
    const { scan, coverage } = bench.plan();
    expect(scan).toMatchObject({ complete: false, finishedAt: null });
    expect(out).toMatch(/Le relevé n’est pas terminé/);
    expect(coverage.skipped.map(({ reason }) => reason).join("\n")).toMatch(/Abandonné/);
    expect(err).toMatch(/Aucune réponse utile depuis \d+\smin\s: /);
    await findsTheRest(bench, simulator);
  });
});

test("a service that answers in no run does not keep the scan open for ever", async () => {
  const simulator = await tenant({ outage: { from: 0, until: null, family: "teams" } });
  const bench = benchOf(simulator);
  try {
    expect(await scanned(bench, simulator)).toMatchObject({ exit: 1 });
    const { scan: open } = bench.plan();
    expect(open.finishedAt).toBeNull();
    const { exit, out } = await scanned(bench, simulator);
    expect(exit).toBe(1);
    expect(out).toMatch(/Le relevé est incomplet.*Une partie n’a pas répondu/s);
    const { scan, services } = bench.plan();
    expect(scan).toMatchObject({ id: open.id, complete: false });
    expect(scan.finishedAt).not.toBeNull();
    expect(services.find(({ id }) => id === "teams.chat")?.coverage.reasons.join(" ")).toMatch(/abandonné/i);
    expect(services.find(({ id }) => id === "exchange.mail")?.coverage.status).not.toBe("not-scanned");
  } finally {
    await simulator.close();
  }
  await findsTheRest(bench, simulator);
});
