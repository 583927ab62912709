/**
 * What a small sample says of a whole tenant, held against its truth: the truth lies between the bounds. A scan that was
 * stopped says as much of the places that it read, and one that goes on says what one that was never stopped says.
 */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Simulator, startSimulator } from "../../src/simulator/index.ts";
import { runs } from "../runs.ts";
import { type Bench, benchFor } from "./bench.ts";
import { comparable } from "./comparable.ts";

let simulator: Simulator;
let answered = () => {};
/** What one scan is answered, from its beginning to its end. */
let answers = 0;
const benches: Bench[] = [];
beforeAll(async () => {
  simulator = await startSimulator({ seed: "sample", size: { users: 40 }, onAnswer: () => answered() });
});
afterAll(async () => {
  for (const bench of benches) bench.remove();
  await simulator.close();
});

/** Services with hundreds of files, of which such a sample draws a fifth. */
const SERVICES = ["onedrive.files", "teams.files", "sharepoint.documents"] as const;

/** Twenty in the longer proof. */
const SEEDS = Math.min(20, runs(2));

function benchOf(): Bench {
  const bench = benchFor(simulator);
  benches.push(bench);
  const config = "sampling: { halfWidth: 0.15, confidence: 0.9 }\n";
  writeFileSync(join(bench.folder, "bascule.config.yaml"), config);
  return bench;
}

const scan = (bench: Bench, seed: string, signal?: AbortSignal) =>
  bench.bascule(
    ["scan", "--workload", "onedrive,teams,sharepoint", "--content", "sample", "--seed", seed, "--out", bench.out],
    signal && { signal },
  );

test("of intervals drawn with nine chances in ten, no more than a third miss", async () => {
  const truth = simulator.truth().services;
  const missed: string[] = [];
  let drawn = 0;
  answered = () => {
    answers += 1 / SEEDS;
  };
  for (let seed = 0; seed < SEEDS; seed++) {
    const bench = benchOf();
    await scan(bench, String(seed));
    for (const { id, volume, sensitive, coverage } of bench.plan().services) {
      if (!SERVICES.includes(id as never)) continue;
      const [estimate, real] = [sensitive.estimate, truth[id]?.sensitiveItems ?? 0];
      expect(sensitive.itemsRead).toBeLessThan((volume.items ?? 0) / 2);
      expect(coverage.reasons.join(" ")).toMatch(/Contenus lus par échantillon\s: \S+ éléments tirés au sort sur /);
      if (estimate === null) continue;
      drawn += 1;
      expect(estimate.low).toBeGreaterThanOrEqual(sensitive.items);
      if (real < estimate.low || real > estimate.high)
        missed.push(`${id} ${seed}: ${real} ${JSON.stringify(estimate)}`);
    }
  }
  answered = () => {};
  expect(drawn).toBe(SEEDS * SERVICES.length);
  expect(missed.length, missed.join("\n")).toBeLessThanOrEqual(drawn / 3);
}, 1_200_000);

test("stopped while it reads, a scan tells of the places that it read; gone on with, it tells the same as any other", async () => {
  const [reference] = benches as [Bench];
  const bench = benchOf();
  let stopped = false;
  for (let stop = new AbortController(), left = Math.round(answers * 0.85); ; ) {
    answered = () => {
      left -= 1;
      if (left === 0) stop.abort();
    };
    const { exit } = await scan(bench, "0", stop.signal);
    answered = () => {};
    if (exit !== 130) break;
    await bench.bascule(["plan", "--out", join(bench.folder, "so-far")]);
    for (const { sensitive } of bench.plan(join(bench.folder, "so-far")).services)
      if (sensitive.estimate !== null) expect(sensitive.estimate.low).toBeGreaterThanOrEqual(sensitive.items);
    stopped = true;
    [stop, left] = [new AbortController(), Math.round(answers * 0.08)];
  }
  expect(stopped).toBe(true);
  expect(comparable(bench)).toEqual(comparable(reference));
}, 1_200_000);
