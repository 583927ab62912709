/** What is intimate in a person's own space is told by directorate alone, and of no fewer than ten people. */

import { expect, test } from "vitest";
import type { Table } from "../../src/export/sheet.ts";
import { directorates } from "../../src/export/sheets/directorates.ts";
import { inventory } from "../../src/export/sheets/inventory.ts";
import { plan } from "../../src/export/sheets/plan.ts";
import { type View, viewOf } from "../../src/export/view.ts";
import { catalogueOf } from "../../src/lang/index.ts";
import type { ServiceId } from "../../src/model/service.ts";
import { book } from "./book.ts";

const { workbook, words } = catalogueOf("fr");
const [TOLD, FEW] = [workbook.byDirectorate, workbook.tooFewPeople];

/** Spaces of a directorate that each have so many sensitive items, of which so many are intimate. */
interface Spaces {
  readonly unit: string;
  readonly many: number;
  readonly items: number;
  readonly grouped: number | null;
  readonly read?: number;
}

async function viewWith(service: ServiceId, spaces: readonly Spaces[]): Promise<View> {
  const [sample] = await Array.fromAsync(book.containers(service));
  if (!sample) throw new Error(`the sample book has no ${service}`);
  const rows = spaces.flatMap(({ unit, many, items, grouped, read = 20 }) =>
    Array.from({ length: many }, (_, index) => ({
      ...sample,
      grouped,
      shut: false,
      line: { ...sample.line, id: `${unit}-${index}`, unit, sensitive: { items, itemsRead: read, byDetector: {} } },
    })),
  );
  const alone = {
    ...book,
    plan: { ...book.plan, services: book.plan.services.filter(({ id }) => id === service) },
    async *containers(id?: ServiceId) {
      if (id === undefined || id === service) yield* rows;
    },
  };
  return viewOf(alone, "fr");
}

async function column(table: Table, id: string, view: View) {
  const at = table.columns.findIndex((each) => each.id === id);
  return (await Array.fromAsync(table.lines(view))).map((line) => line[at]?.value);
}

test.each<[string, Omit<Spaces, "unit" | "many">, unknown]>([
  ["nothing read", { items: 0, grouped: 0, read: 0 }, words.notRead],
  ["nothing found", { items: 0, grouped: 0 }, TOLD],
  ["only what is intimate reads like nothing found", { items: 3, grouped: 3 }, TOLD],
  ["what is not intimate is told", { items: 5, grouped: 3 }, 2],
  ["a space that is nobody's own tells all", { items: 5, grouped: null }, 5],
])("a mailbox: %s", async (_case, space, expected) => {
  const view = await viewWith("exchange.mail", [{ unit: "A", many: 1, ...space }]);
  for (const table of [plan, inventory("exchange")]) {
    expect((await column(table, "sensitive", view)).slice(0, 1)).toEqual([expected]);
  }
});

test.each([
  [9, TOLD],
  [10, 20],
])("%i chats of a directorate", async (many, expected) => {
  const view = await viewWith("teams.chat", [{ unit: "A", many, items: 2, grouped: 2 }]);
  const [ids, cells] = [await column(plan, "id", view), await column(plan, "sensitive", view)];
  expect(cells.filter((_cell, at) => String(ids[at]).startsWith("teams.chat/"))).toEqual([expected]);
});

test.each<[string, Readonly<Record<string, number>>, readonly unknown[]]>([
  ["ten people are enough", { A: 10, B: 12 }, [10, 12, 22]],
  ["nine are too few, and the next smallest hides them", { A: 9, B: 10, C: 12 }, [FEW, FEW, 12, 31]],
  ["small ones that are ten together hide each other", { A: 4, B: 6, C: 12 }, [FEW, FEW, 12, 22]],
  ["the only one that is small takes the only other", { A: 1, B: 30 }, [FEW, FEW, 31]],
])("by directorate: %s", async (_case, sizes, expected) => {
  const spaces = Object.entries(sizes).map(([unit, many]) => ({ unit, many, items: 1, grouped: 1 }));
  expect(await column(directorates, "grouped", await viewWith("exchange.mail", spaces))).toEqual(expected);
});

test("a directorate's figure of the others leaves out what is intimate", async () => {
  const view = await viewWith("exchange.mail", [{ unit: "A", many: 3, items: 5, grouped: 2 }]);
  expect(await column(directorates, "sensitive", view)).toEqual([9, 9]);
});
