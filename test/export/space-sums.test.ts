/** Sheets that add up over all spaces share one walk of them, and say the same however often they are asked. */

import { expect, test } from "vitest";
import { openPoints } from "../../src/export/open-points.ts";
import type { Table } from "../../src/export/sheet.ts";
import { directorates } from "../../src/export/sheets/directorates.ts";
import { obstacles } from "../../src/export/sheets/obstacles.ts";
import { openedAfter } from "../../src/export/sheets/opened-after.ts";
import { units } from "../../src/export/sheets/units.ts";
import { keepSums, SpaceSums, sumsOf } from "../../src/export/space-sums.ts";
import { type View, viewOf } from "../../src/export/view.ts";
import type { Book } from "../../src/model/book.ts";
import { book } from "./book.ts";

/** The same book, and how often its spaces were walked. */
function counted(): { readonly book: Book; readonly walks: () => number } {
  let walks = 0;
  const containers: Book["containers"] = (only) => {
    walks += 1;
    return book.containers(only);
  };
  return { book: { ...book, containers }, walks: () => walks };
}

const valuesOf = async (table: Table, view: View) =>
  (await Array.fromAsync(table.lines(view))).map((line) => line.map(({ value }) => value));
const toldOf = async (view: View) => [
  await valuesOf(directorates, view),
  await valuesOf(units, view),
  (await openPoints(view)).map(({ question }) => question),
];

test("one walk, however many ask and however often; none where the lines of all spaces were written before", async () => {
  const asked = counted();
  const view = viewOf(asked.book, "fr");
  const told = await toldOf(view);
  expect(await toldOf(view)).toEqual(told);
  expect(asked.walks()).toBe(1);

  const written = counted();
  const sums = new SpaceSums(book);
  for await (const row of written.book.containers()) sums.see(row);
  keepSums(written.book, sums);
  expect(await toldOf(viewOf(written.book, "fr"))).toEqual(told);
  expect(written.walks()).toBe(1);
});

test("what lists some spaces walks the services that have any, and no other", async () => {
  const asked = counted();
  const view = viewOf(asked.book, "fr");
  const { hindered, opened } = await sumsOf(asked.book);
  const rows = await Array.fromAsync(book.containers());
  const own = rows.filter(({ fit }) => fit?.obstacles.some(({ kind }) => kind === "file-size"));
  expect(own.length).toBeGreaterThan(0);
  for (const { line } of own) expect(hindered.has(line.service)).toBe(true);
  await valuesOf(obstacles, view);
  expect(asked.walks()).toBe(1 + hindered.size);
  expect((await valuesOf(openedAfter, view)).length > 0).toBe(opened.size > 0);
  expect(asked.walks()).toBe(1 + hindered.size + opened.size);
});
