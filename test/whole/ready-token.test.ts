/** A ready token that ends in the middle of a scan cannot be renewed: it is said so, and the next one goes on. */

import { expect, test } from "vitest";
import { benchFor, tiny } from "./bench.ts";
import { comparable } from "./comparable.ts";

const SCAN = ["scan"] as const;

const ENGLISH: readonly [string, RegExp] = [
  "en",
  /A token given by BASCULE_ACCESS_TOKEN cannot be renewed: give another one\. What was collected is kept\./,
];

test.each<readonly [string, RegExp]>([
  [
    "fr",
    /Un jeton donné par BASCULE_ACCESS_TOKEN ne peut pas être renouvelé\s: fournissez-en un autre\. Ce qui a été relevé est gardé\./,
  ],
  // The same run but for its words.
  ...(process.env.BASCULE_TEST_LONG ? [ENGLISH] : []),
])(
  "refused in the middle (%s)",
  async (language, sentence) => {
    const well = await tiny();
    const reference = benchFor(well);
    const simulator = await tiny({ faults: { expiredTokens: 0.01 } });
    const bench = benchFor(simulator);
    try {
      expect(await reference.bascule([...SCAN, "--out", reference.out])).toMatchObject({ exit: 1 });
      const exits: number[] = [];
      for (let exit = 3; exit === 3 && exits.length < 30; ) {
        // Another token each time.
        bench.reach(simulator);
        const outcome = await bench.bascule([...SCAN, "--out", bench.out], { env: { BASCULE_LANG: language } });
        exit = outcome.exit;
        exits.push(exit);
        if (exit === 3) expect(outcome.err).toMatch(sentence);
      }
      expect(exits.length).toBeGreaterThan(1);
      expect(exits.at(-1)).toBe(1);
      // What was asked before a token ended is not asked again: all runs together cost hardly more than one.
      expect(simulator.counters().requests).toBeLessThan(well.counters().requests * 2);
      bench.reach(simulator);
      await bench.bascule(["plan", "--out", bench.out]);
      expect(comparable(bench)).toEqual(comparable(reference));
    } finally {
      for (const one of [bench, reference]) one.remove();
      await simulator.close();
      await well.close();
    }
  },
  240_000,
);
