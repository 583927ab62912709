/** Par direction: no group of spaces so small that it tells of a handful of people, the group of small ones included. */

import { expect, test } from "vitest";
import { units } from "../../src/export/sheets/units.ts";
import { viewOf } from "../../src/export/view.ts";
import { book } from "./book.ts";

type Sizes = Readonly<Record<string, number>>;

/** Spaces of one service by directorate; the directorate « ? » is not known. */
async function shown(sizes: Sizes): Promise<Sizes> {
  const [sample] = await Array.fromAsync(book.containers("exchange.mail"));
  if (!sample) throw new Error("the sample book has mailboxes");
  const rows = Object.entries(sizes).flatMap(([unit, size]) =>
    Array.from({ length: size }, () => ({ ...sample, line: { ...sample.line, unit: unit === "?" ? null : unit } })),
  );
  const view = viewOf(
    {
      ...book,
      async *containers(service) {
        if (service === undefined || service === "exchange.mail") yield* rows;
      },
    },
    "fr",
  );
  const lines = await Array.fromAsync(units.lines(view));
  const others = view.t.workbook.otherUnits;
  return Object.fromEntries(lines.map((line) => [line[1]?.value === others ? "…" : line[1]?.value, line[3]?.value]));
}

test.each<[string, Sizes, Sizes]>([
  ["large ones stand by themselves", { A: 10, B: 14 }, { A: 10, B: 14 }],
  ["small ones go together", { A: 6, B: 4, C: 14 }, { "…": 10, C: 14 }],
  ["a group that is too small takes the next smallest", { A: 2, B: 11, C: 14 }, { "…": 13, C: 14 }],
  ["so do spaces whose directorate is not known", { "?": 4, B: 11, C: 14 }, { "…": 15, C: 14 }],
  ["all of them, when no other is left", { A: 1, B: 2 }, { "…": 3 }],
])("%s", async (_case, sizes, expected) => expect(await shown(sizes)).toEqual(expected));
