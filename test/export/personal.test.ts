/** What is intimate in a person's own space is told by directorate alone, and of no fewer than ten people. */

import { expect, test } from "vitest";
import type { Table } from "../../src/export/sheet.ts";
import { directorates } from "../../src/export/sheets/directorates.ts";
import { inventory } from "../../src/export/sheets/inventory.ts";
import { obstacles as obstaclesSheet } from "../../src/export/sheets/obstacles.ts";
import { plan } from "../../src/export/sheets/plan.ts";
import { units } from "../../src/export/sheets/units.ts";
import { type View, viewOf } from "../../src/export/view.ts";
import { catalogueOf } from "../../src/lang/index.ts";
import { isOfFewPeople } from "../../src/model/own-spaces.ts";
import type { ServiceId } from "../../src/model/service.ts";
import { book } from "./book.ts";

const { workbook, words, dossier, obstacles } = catalogueOf("fr");
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
      line: {
        ...sample.line,
        id: `${unit}-${index}`,
        unit,
        volume: { items: 30, bytes: null },
        sensitive: { items, itemsRead: read, byDetector: {} },
      },
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

test.each<[ServiceId, number, number, unknown]>([
  ["teams.chat", 9, 2, TOLD],
  ["teams.chat", 40, 2, TOLD],
  ["exchange.calendar", 40, 2, TOLD],
  ["exchange.calendar", 40, 5, 120],
])(
  "%s, %i of a directorate in one row of the plan: no more than its spaces tell one by one",
  async (service, many, items, expected) => {
    const view = await viewWith(service, [{ unit: "A", many, items, grouped: 2 }]);
    const [ids, cells] = [await column(plan, "id", view), await column(plan, "sensitive", view)];
    expect(cells.filter((_cell, at) => String(ids[at]).startsWith(`${service}/`))).toEqual([expected]);
  },
);

test.each<[string, Readonly<Record<string, number>>, readonly unknown[]]>([
  ["ten people are enough", { A: 10, B: 12 }, [10, 12, 22]],
  ["nine are too few, and the next smallest hides them", { A: 9, B: 10, C: 12 }, [FEW, FEW, 12, 19, 31]],
  ["small ones that are ten together hide each other", { A: 4, B: 6, C: 12 }, [FEW, FEW, 12, 10, 22]],
  ["the only one that is small takes the only other", { A: 1, B: 30 }, [FEW, FEW, 31, 31]],
])("by directorate: %s", async (_case, sizes, expected) => {
  const spaces = Object.entries(sizes).map(([unit, many]) => ({ unit, many, items: 1, grouped: 1 }));
  expect(await column(directorates, "grouped", await viewWith("exchange.mail", spaces))).toEqual(expected);
});

test.each<[ServiceId, readonly unknown[]]>([
  ["exchange.mail", [FEW, FEW, 20, 15, 35]],
  ["onedrive.files", [3, 12, 20, 35]],
])("what was not looked at hides nobody, but for names of files: %s", async (service, expected) => {
  const view = await viewWith(service, [
    { unit: "A", many: 3, items: 1, grouped: 1 },
    { unit: "A", many: 9, items: 0, grouped: 0, read: 0 },
    { unit: "B", many: 12, items: 1, grouped: 1 },
    { unit: "C", many: 20, items: 1, grouped: 1 },
  ]);
  expect(await column(directorates, "grouped", view)).toEqual(expected);
});

test.each<[string, ServiceId, number, unknown]>([
  ["nine people are the whole tenant: not even the sum", "exchange.mail", 9, dossier.tooFewPeople],
  ["ten are", "exchange.mail", 10, 10],
  ["chats are no people, however many", "teams.chat", 40, dossier.tooFewPeople],
  ["nor are notebooks", "other.onenote", 40, dossier.tooFewPeople],
])("the sum of all directorates: %s", async (_case, service, many, expected) => {
  const view = await viewWith(service, [{ unit: "A", many, items: 1, grouped: 1 }]);
  expect((await column(directorates, "grouped", view)).at(-1)).toBe(expected);
});

test("three people with forty chats are three people, and the others hide them", async () => {
  const view = await viewWith("exchange.mail", [
    { unit: "A", many: 3, items: 1, grouped: 1 },
    { unit: "B", many: 12, items: 1, grouped: 1 },
    { unit: "C", many: 20, items: 1, grouped: 1 },
  ]);
  const [chat] = await Array.fromAsync(book.containers("teams.chat"));
  const mail = view.book;
  const both = {
    ...mail,
    async *containers() {
      yield* mail.containers();
      for (let at = 0; chat && at < 40; at += 1)
        yield { ...chat, grouped: 1, shut: false, line: { ...chat.line, id: `chat-${at}`, unit: "A" } };
    },
  };
  expect((await column(directorates, "grouped", viewOf(both, "fr"))).slice(0, 3)).toEqual([FEW, FEW, 20]);
});

test.each([
  ["exchange.mail", 3],
  ["teams.chat", 0],
] as const)("the annex counts nothing intimate by directorate: %s", async (service, others) => {
  const view = await viewWith(service, [{ unit: "A", many: 12, items: 2 + others, grouped: 2 }]);
  const told = await column(units, "sensitive", view);
  expect(told).toEqual([others === 0 ? expect.stringMatching(/^0 trouvé/) : 12 * others]);
});

test.each([
  ["exchange.mail", 9, obstacles.fewOwn],
  ["exchange.mail", 10, obstacles.own(4, 10)],
  ["teams.chat", 40, obstacles.fewOwn],
] as const)("spaces kept by their contents: %s, %i of them", async (service, spaces, expected) => {
  const kept = [{ service, unit: "A", offer: "tchap", spaces, kept: 4 }];
  const view = viewOf({ ...book, keptByContents: kept }, "fr");
  expect(await column(obstaclesSheet, "name", view)).toContain(expected);
});

test("a directorate's figure of the others leaves out what is intimate", async () => {
  const view = await viewWith("exchange.mail", [{ unit: "A", many: 3, items: 5, grouped: 2 }]);
  expect(await column(directorates, "sensitive", view)).toEqual([9, 9]);
});

test.each<[string, ServiceId, Partial<Record<ServiceId, number>>, boolean]>([
  ["mailboxes of nine people", "exchange.mail", { "exchange.mail": 9, "teams.chat": 40 }, true],
  ["mailboxes of ten people", "exchange.mail", { "exchange.mail": 10 }, false],
  ["many chats of three people", "teams.chat", { "exchange.mail": 3, "teams.chat": 40 }, true],
  ["three chats among many people", "teams.chat", { "exchange.mail": 500, "teams.chat": 3 }, true],
  ["many chats of many people", "teams.chat", { "onedrive.files": 500, "teams.chat": 40 }, false],
  [
    "chats, where people's own spaces were not looked for: nothing says of how many people",
    "teams.chat",
    { "teams.chat": 40 },
    true,
  ],
  ["a service in which nothing is anybody's own", "sharepoint.lists", { "exchange.mail": 3 }, false],
])("few people: %s", (_case, service, own, expected) => {
  expect(isOfFewPeople(service, [new Map(Object.entries(own)) as Map<ServiceId, number>])).toBe(expected);
});
