/** A scan that several processes share through PostgreSQL tells the same plan as one process with a file of its own. */

import { join } from "node:path";
import { setTimeout as later } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Simulator } from "../../src/simulator/index.ts";
import { isAbsent, server } from "../store/postgres/server.ts";
import { type Bench, benchFor, tiny } from "./bench.ts";
import { comparable } from "./comparable.ts";

const SCAN = ["scan", "--content", "full"] as const;

describe.skipIf(isAbsent())("PostgreSQL", () => {
  let simulator: Simulator;
  let reference: readonly string[];
  const benches: Bench[] = [];
  beforeAll(async () => {
    simulator = await tiny();
    const bench = benchFor(simulator);
    benches.push(bench);
    expect(await bench.bascule([...SCAN, "--out", bench.out])).toMatchObject({ exit: 1 });
    reference = comparable(bench);
  });
  afterAll(async () => {
    await simulator.close();
    for (const bench of benches) bench.remove();
  });

  test.each(process.env.BASCULE_TEST_LONG ? [0, 1, 3, 8] : [3])(
    "with %d workers beside the one that began",
    async (workers) => {
      const { place } = await server();
      const env = { BASCULE_STORE: place() };
      const bench = benchFor(simulator);
      benches.push(bench);
      const joined = async () => {
        for (;;) {
          const ended = await bench.bascule(["worker"], { env });
          if (ended.exit !== 2) return ended;
          await later(20);
        }
      };
      const [scan, ...others] = await Promise.all([
        bench.bascule([...SCAN, "--out", bench.out], { env }),
        ...Array.from({ length: workers }, () => joined()),
      ]);
      expect(scan, scan.err).toMatchObject({ exit: 1 });
      for (const other of others) expect(other, other.err).toMatchObject({ exit: 0 });
      const told = comparable(bench);
      for (const [at, text] of reference.entries()) expect(told[at]).toBe(text);
      // What is read afterwards is read there, too.
      expect(await bench.bascule(["status", "--watch"], { env })).toMatchObject({
        exit: 0,
        out: expect.not.stringMatching(/Au travail|Reste à faire/),
      });
      const again = join(bench.folder, "again");
      expect(await bench.bascule(["plan", "--out", again], { env })).toMatchObject({ exit: 0 });
      expect(bench.containers(again)).toEqual(bench.containers());
      expect(await bench.bascule(["verify", bench.out], { env })).toMatchObject({ exit: 0 });
    },
  );
});
