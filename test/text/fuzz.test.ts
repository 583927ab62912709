/**
 * Whatever becomes of a document, its reader answers: with text whose places are in order, or with a reason that has a
 * name; soon, and without an error. A few in `npm test`, twenty thousand of each reader in `npm run test:fuzz`, whose
 * seed is the day's, or BASCULE_FUZZ_SEED.
 */

import fc from "fast-check";
import { expect, test } from "vitest";
import { UNREAD_CODES } from "../../src/model/finding.ts";
import { extractText } from "../../src/text/index.ts";
import { READERS } from "../../src/text/readers/index.ts";
import { mutated, plans } from "./mutations.ts";
import { SPECIMENS } from "./specimens.ts";

const LONG = process.env.BASCULE_TEST_LONG !== undefined;
const RUNS = LONG ? 20_000 : 500;
const SEED = Number(process.env.BASCULE_FUZZ_SEED ?? (LONG ? Math.floor(Date.now() / 86_400_000) : 1));
/** A machine may be busy: what takes longer hangs. */
const SOON_MS = 20_000;
const CODES: ReadonlySet<string> = new Set(UNREAD_CODES);

test("every reader has a specimen, and it is read whole", async () => {
  expect(SPECIMENS.map(([format]) => format).sort()).toEqual(READERS.map(({ format }) => format).sort());
  for (const [format, bytes] of SPECIMENS) {
    const { documents, unread } = await extractText({ name: `a.${format}`, bytes });
    expect(unread, format).toEqual([]);
    expect(documents.length, format).toBeGreaterThan(0);
  }
});

test("bytes that threads share are read alike", async () => {
  for (const [format, bytes] of SPECIMENS) {
    const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
    shared.set(bytes);
    const read = async (each: Uint8Array) => {
      const { documents, unread } = await extractText({ name: `a.${format}`, bytes: each });
      return [documents.map(({ entry, text, cells, stamps }) => [entry, text, [...cells], stamps]), unread];
    };
    expect(await read(shared), format).toEqual(await read(bytes));
  }
});

test.each(SPECIMENS)(`%s, seed ${SEED}`, async (format, whole) => {
  const others = SPECIMENS.map(([, bytes]) => bytes);
  await fc.assert(
    fc.asyncProperty(plans, async (plan) => {
      const bytes = mutated(whole, plan, others);
      const start = performance.now();
      const { documents, unread } = await extractText({ name: `a.${format}`, bytes });
      expect(performance.now() - start).toBeLessThan(SOON_MS);
      for (const { code } of unread) expect(CODES.has(code)).toBe(true);
      for (const { text, cells, stamps } of documents)
        for (const places of [[...cells], stamps])
          for (const [index, { start, end }] of places.entries())
            if (start < (places[index - 1]?.end ?? 0) || end <= start || end > text.length)
              expect.fail(`${start} to ${end} of ${text.length}`);
    }),
    { numRuns: RUNS, seed: SEED },
  );
});
