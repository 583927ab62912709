/** The same tenant in the same state gives the same plan: twice, through faults, stopped and gone on with. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { SimulatorOptions } from "../../src/simulator/index.ts";
import { type Bench, benchFor, tiny } from "./bench.ts";
import { comparable } from "./comparable.ts";

type Faults = NonNullable<SimulatorOptions["faults"]>;

const SCAN = ["scan", "--content", "full"] as const;
const benches: Bench[] = [];
let reference: readonly string[];

async function scanned(faults: Faults = {}, stops: readonly number[] = []): Promise<readonly string[]> {
  let stop = new AbortController();
  let left = Number.POSITIVE_INFINITY;
  const simulator = await tiny({
    faults,
    onAnswer: () => {
      left -= 1;
      if (left === 0) stop.abort();
    },
  });
  const bench = benchFor(simulator);
  benches.push(bench);
  try {
    for (const requests of stops) {
      stop = new AbortController();
      left = requests;
      const { exit } = await bench.bascule([...SCAN, "--out", bench.out], { signal: stop.signal });
      expect(exit).toBe(130);
    }
    left = Number.POSITIVE_INFINITY;
    const { exit, err } = await bench.bascule([...SCAN, "--out", bench.out]);
    expect(exit, err).toBe(1);
    return comparable(bench);
  } finally {
    await simulator.close();
  }
}

beforeAll(async () => {
  reference = await scanned();
});
afterAll(() => {
  for (const bench of benches) bench.remove();
});

const CUT: Faults = { throttled: 0.04, unavailable: 0.02, reset: 0.02, truncated: 0.02, patience: 0.2 };
const ODD: Faults = { emptyPages: 0.2, duplicates: 0.2 };
const OVER: Faults = { expiredDeltas: 0.2, expiredLinks: 0.2, expiredDownloads: 0.1 };

/** Each by itself in the longer proof, where it is easier to see which one it was. */
const APART: readonly [string, Faults, number[]][] = [
  ["throttled and cut", CUT, []],
  ["pages that are empty, or told twice", ODD, []],
  ["links that expire", OVER, []],
];

test.each<[string, Faults, number[]]>([
  ["a second run in another store", {}, []],
  ["through all that goes wrong together", { ...CUT, ...ODD, ...OVER }, []],
  ...(process.env.BASCULE_TEST_LONG ? APART : []),
  ["stopped three times", {}, [40, 120, 200]],
])("%s", async (_case, faults, stops) => {
  const [plan, containers, findings] = await scanned(faults, stops);
  expect(plan).toBe(reference[0]);
  expect(containers).toBe(reference[1]);
  expect(findings).toBe(reference[2]);
});

test("a second scan of what has not changed, at another address, tells the same", async () => {
  const first = await tiny();
  const bench = benchFor(first);
  benches.push(bench);
  const stop = new AbortController();
  const again = await tiny();
  try {
    setTimeout(() => stop.abort(), 300);
    await bench.bascule([...SCAN, "--out", bench.out], { signal: stop.signal });
    for (const simulator of [again, first]) {
      bench.reach(simulator);
      expect(await bench.bascule([...SCAN, "--out", bench.out])).toMatchObject({ exit: 1 });
      expect(comparable(bench)).toEqual(reference);
    }
  } finally {
    await first.close();
    await again.close();
  }
});

test("plan writes again, without a connection, what scan wrote", async () => {
  const [bench] = benches as [Bench];
  const again = join(bench.folder, "again");
  const offline = { BASCULE_ACCESS_TOKEN: "", BASCULE_GRAPH_URL: "http://127.0.0.1:9/v1.0" };
  expect(await bench.bascule(["plan", "--out", again], { env: offline })).toMatchObject({ exit: 0 });
  for (const name of ["plan.json", "containers.ndjson", "findings.ndjson", "plan-migration.xlsx", "rapport.html"]) {
    expect(readFileSync(join(again, name)).equals(readFileSync(join(bench.out, name))), name).toBe(true);
  }
});
