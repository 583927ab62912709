/**
 * `bascule plan` with every output, from a store of many spaces and findings, beside exceljs's streaming writer that writes the
 * cells of the same sheets and does nothing else, in the same run; and beside the plan made without outputs, so that what the
 * outputs take can be told apart. In processor time and in elapsed time, which is what somebody waits and says nothing where others
 * work beside: the load of the machine is told with each round. Peak memory of each process. Run:
 * `./node_modules/.bin/node bench/export.ts [containers] [findings] [rounds]`.
 */

import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fill } from "./planning/filled.ts";
import { BOUNDED } from "./runs/bounded.ts";
import { measured, type Took } from "./runs/measured.ts";
import { rounded, spreadOf, tell } from "./runs/rounds.ts";

const [containers = 200_000, findings = 2_000_000, rounds = 3] = process.argv.slice(2).map(Number);
/** Where nothing bounds it the library holds what the disk has not taken: it is let to. */
const ROOM = { flags: ["--max-old-space-size=8000"] };

const without = (all: Took, part: Took): Took => ({
  ...all,
  cpuSeconds: all.cpuSeconds - part.cpuSeconds,
  seconds: all.seconds - part.seconds,
});

interface Ratio {
  readonly processor: number;
  readonly elapsed: number;
}

const ratioOf = (one: Took, other: Took): Ratio => ({
  processor: one.cpuSeconds / other.cpuSeconds,
  elapsed: one.seconds / other.seconds,
});

const folder = mkdtempSync(join(tmpdir(), "bascule-bench-export-"));
try {
  const [store, cells, out] = ["store", "cells.ndjson", "out"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const program = (name: string) => join(import.meta.dirname, "export", name);
  await fill(store, containers, findings);
  mkdirSync(out);
  const told = await measured(program("cells.ts"), [store, cells], ROOM);
  const whole: Ratio[] = [];
  const ofOutputs: Ratio[] = [];
  const load: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const read = await measured(program("alone.ts"), [cells], ROOM);
    const alone = await measured(program("alone.ts"), [cells, out], ROOM);
    const planning = await measured(join(import.meta.dirname, "planning", "decide.ts"), [store], BOUNDED);
    const plan = await measured(program("plan.ts"), [store, join(folder, `plan-${round}`)], BOUNDED);
    const writing = without(alone, read);
    const outputs = without(plan, planning);
    whole.push(ratioOf(plan, writing));
    ofOutputs.push(ratioOf(outputs, writing));
    load.push(rounded(loadavg()[0] ?? Number.NaN));
    const brief = ({ cpuSeconds, seconds, peakMegabytes }: Took) => ({
      cpuSeconds: rounded(cpuSeconds),
      seconds: rounded(seconds),
      peakMegabytes: Math.round(peakMegabytes),
    });
    tell({
      ...{ bench: "export", containers, findings, ...JSON.parse(told.out) },
      alone: brief(writing),
      planning: brief(planning),
      plan: { ...brief(plan), ...JSON.parse(plan.out) },
      load: load.at(-1),
    });
  }
  const spread = (ratios: readonly Ratio[]) => ({
    processor: spreadOf(ratios.map(({ processor }) => processor)),
    elapsed: spreadOf(ratios.map(({ elapsed }) => elapsed)),
  });
  tell({
    ...{ bench: "export", containers, findings, load: spreadOf(load) },
    toWritingAlone: spread(whole),
    outputs: spread(ofOutputs),
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
