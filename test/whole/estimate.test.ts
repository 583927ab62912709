/** What a small sample says of a whole tenant, held against its truth: most often the truth lies between the bounds. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Simulator, startSimulator } from "../../src/simulator/index.ts";
import { runs } from "../runs.ts";
import { type Bench, benchFor } from "./bench.ts";

let simulator: Simulator;
const benches: Bench[] = [];
beforeAll(async () => {
  simulator = await startSimulator({ seed: "sample", size: { users: 40 } });
});
afterAll(async () => {
  for (const bench of benches) bench.remove();
  await simulator.close();
});

/** Services with hundreds of files, of which such a sample draws about ten. */
const SERVICES = ["onedrive.files", "teams.files", "sharepoint.documents"] as const;

/** Twenty in the longer proof. */
const SEEDS = Math.min(20, runs(4));

async function estimatesOf(seed: string) {
  const bench = benchFor(simulator);
  benches.push(bench);
  const config = "sampling: { halfWidth: 0.15, confidence: 0.9 }\n";
  writeFileSync(join(bench.folder, "bascule.config.yaml"), config);
  await bench.bascule([
    "scan",
    "--workload",
    "onedrive,teams,sharepoint",
    "--content",
    "sample",
    "--seed",
    seed,
    "--out",
    bench.out,
  ]);
  return bench.plan().services.filter(({ id }) => SERVICES.includes(id as never));
}

test("of intervals drawn with nine chances in ten, no more than a third miss", async () => {
  const truth = simulator.truth().services;
  const missed: string[] = [];
  let drawn = 0;
  for (let seed = 0; seed < SEEDS; seed++)
    for (const { id, volume, sensitive } of await estimatesOf(String(seed))) {
      const [estimate, real] = [sensitive.estimate, truth[id]?.sensitiveItems ?? 0];
      expect(sensitive.itemsRead).toBeLessThan((volume.items ?? 0) / 2);
      if (estimate === null) continue;
      drawn += 1;
      if (real < estimate.low || real > estimate.high)
        missed.push(`${id} ${seed}: ${real} ${JSON.stringify(estimate)}`);
    }
  expect(drawn).toBeGreaterThan(8);
  expect(missed.length, missed.join("\n")).toBeLessThanOrEqual(drawn / 3);
}, 1_200_000);
