/**
 * A plan without its outputs: labels, sums, waves and every row, made from a store of many spaces and findings, beside a
 * plain read of the same rows in the same run. Peak memory of each process. Run:
 * `./node_modules/.bin/node bench/planning.ts [containers] [findings] [rounds]`.
 */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fill } from "./planning/filled.ts";
import { BOUNDED } from "./runs/bounded.ts";
import { measured } from "./runs/measured.ts";
import { rounded, spreadOf, tell } from "./runs/rounds.ts";

const [containers = 200_000, findings = 2_000_000, rounds = 3] = process.argv.slice(2).map(Number);

const folder = mkdtempSync(join(tmpdir(), "bascule-bench-planning-"));
try {
  const path = join(folder, "store");
  await fill(path, containers, findings);
  const program = (name: string) => join(import.meta.dirname, "planning", name);
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const read = await measured(program("read.ts"), [path], BOUNDED);
    const plan = await measured(program("decide.ts"), [path], BOUNDED);
    ratios.push(plan.cpuSeconds / read.cpuSeconds);
    const brief = ({ cpuSeconds, peakMegabytes, out }: typeof read) => ({
      cpuSeconds: rounded(cpuSeconds),
      peakMegabytes: Math.round(peakMegabytes),
      ...JSON.parse(out),
    });
    tell({ bench: "planning", containers, findings, read: brief(read), plan: brief(plan) });
  }
  tell({ bench: "planning", containers, findings, toPlainRead: spreadOf(ratios) });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
