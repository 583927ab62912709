/** Par direction: no group of spaces so small that it tells of a handful of people, the group of small ones included. */

import { expect, test } from "vitest";
import { directorates } from "../../src/export/sheets/directorates.ts";
import { units } from "../../src/export/sheets/units.ts";
import { viewOf } from "../../src/export/view.ts";
import { catalogueOf } from "../../src/lang/index.ts";
import type { Book } from "../../src/model/book.ts";
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

test.each([
  [
    "all that was found is intimate: that none is told is said",
    { items: 3, grouped: 3 },
    catalogueOf("fr").workbook.byGroups,
  ],
  ["nothing was found, and the cell says the same", { items: 0, grouped: 0 }, catalogueOf("fr").workbook.byGroups],
  ["some is not intimate", { items: 3, grouped: 1 }, 20],
  ["spaces that are nobody's own", { items: 0, grouped: null }, "0 trouvé sur 100 lus"],
])("in ten spaces, %s", async (_name, { items, grouped }, expected) => {
  const [sample] = await Array.fromAsync(book.containers("exchange.mail"));
  if (!sample) throw new Error("the sample book has mailboxes");
  const sensitive = { ...sample.line.sensitive, items, itemsRead: 10 };
  const row = { ...sample, grouped, line: { ...sample.line, unit: "A", sensitive } };
  const rows = Array.from({ length: 10 }, () => row);
  const of: Book = {
    ...book,
    async *containers(service) {
      if (service === undefined || service === "exchange.mail") yield* rows;
    },
  };
  for (const sheet of [units, directorates]) {
    const at = sheet.columns.findIndex(({ id }) => id === "sensitive");
    const [line] = await Array.fromAsync(sheet.lines(viewOf(of, "fr")));
    expect(line?.[at]?.value, sheet.id).toBe(expected);
  }
});
