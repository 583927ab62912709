/**
 * A protection marking is told to the security officer alone: two tenants that differ by markings and credentials alone read
 * the same, cell by cell, but for the sentence that tells how many there are.
 */

import { describe, expect, test } from "vitest";
import { makePlan } from "../../src/app/plan.ts";
import { reportPage } from "../../src/export/report/report.ts";
import { ANNEX_TABS, PLAN_TABS, RESTRICTED_TABS } from "../../src/export/sheets/index.ts";
import { viewOf } from "../../src/export/view.ts";
import type { Tab } from "../../src/export/workbook.ts";
import type { Book } from "../../src/model/book.ts";
import type { IsoDate } from "../../src/model/dates.ts";
import { NO_CONFIGURATION } from "../../src/store/configuration.ts";
import type { Scan } from "../../src/store/port.ts";
import type { ContainerTotals, StoredFinding } from "../../src/store/totals.ts";
import {
  edition,
  invisible,
  obstacles,
  offers,
  permissionsTable,
  profiles,
  tolerances,
} from "../doctrine/templates.ts";
import { REPORT } from "../export/templates.ts";
import { memoryStore, told } from "../plan/memory-store.ts";
import { SCAN } from "./finished-scan.ts";

const READ: Scan = {
  ...SCAN,
  wish: {
    ...SCAN.wish,
    content: { exchange: "full", onedrive: "full", teams: "full", sharepoint: "full" },
    countTeamsMessages: true,
  },
};
const HEALTH = { byDetector: { "vocabulary-health": 3 }, byCategory: { "special-category-data": 3 } };
const CITIZENS = { byDetector: { nir: 4 }, byCategory: { "citizen-personal-data": 4 } };
const read = { items: 10, bytes: 1000, itemsRead: 10 };
const library = (id: string, some: Partial<ContainerTotals> = {}) =>
  told("sharepoint.documents", id, { ...read, ...some, container: { name: `Bibliothèque ${id}`, site: `site-${id}` } });

/** Spaces of every kind in which a marking may stand: alone, beside other findings, in one person's own. */
const SPACES: readonly ContainerTotals[] = [
  told("exchange.mail", "u1", { ...read, container: { type: "shared", name: "Accueil", owner: "u1" } }),
  told("exchange.group-mailboxes", "g1", { ...read, container: { type: "group", name: "Groupe", group: "g1" } }),
  told("onedrive.files", "d1", { ...read, container: { type: "personal", name: "Personne", owner: "u1" } }),
  told("onedrive.files", "d2", { ...read, ...CITIZENS, container: { type: "personal", name: "Autre", owner: "u2" } }),
  told("teams.files", "t1", { ...read, container: { name: "Équipe", group: "g1" } }),
  library("s1"),
  library("s2", { ...CITIZENS, sensitiveItems: 4 }),
  library("s3", { ...HEALTH, sensitiveItems: 3 }),
  library("s4", { itemsRead: 5, unread: { encrypted: 5 } }),
];

function marked(all: readonly ContainerTotals[]): readonly ContainerTotals[] {
  return all.map((each) => ({
    ...each,
    restrictedItems: 2,
    byDetector: { ...each.byDetector, marking: 1, secret: 1 },
    byCategory: { ...each.byCategory, "marked-document": 1, credential: 1 },
  }));
}

const findings: readonly StoredFinding[] = SPACES.flatMap(({ container: { service, id } }) =>
  (["marking", "secret"] as const).map((detector) => ({
    ...{ service, container: id, item: `${id}-${detector}`, name: null },
    finding: {
      detector,
      category: detector === "marking" ? ("marked-document" as const) : ("credential" as const),
      count: 1,
      confidence: "high" as const,
    },
  })),
);

const make = (totals: readonly ContainerTotals[], found: readonly StoredFinding[]): Promise<Book> =>
  makePlan({
    store: memoryStore({ scan: READ, totals, findings: found }),
    configuration: NO_CONFIGURATION,
    ...{
      edition,
      laterEditions: [],
      offers,
      obstacles,
      permissionsTable,
      profiles,
      invisible,
      ownTemplates: [],
      customs: [],
    },
    asOf: "2026-11-30" as IsoDate,
    language: "fr",
    least: "medium",
    version: "0.1.0",
    tolerances,
  });
const [plain, withMarkings] = await Promise.all([make(SPACES, []), make(marked(SPACES), findings)]);

/** Of a whole service how many there are is told, beside its other categories. */
const NUMBERS = new Set<string>(["marked", "restricted"]);

async function cells(tab: Tab, book: Book): Promise<readonly (readonly unknown[])[]> {
  const view = viewOf(book, "fr");
  if (tab.kind === "page") return tab.lines(view).map((line) => line.map(({ value }) => value));
  const heads = tab.own(view);
  const rows = await Array.fromAsync(tab.rows(view));
  return rows.map((row) =>
    row.cells(view).flatMap(({ value }, index) => (NUMBERS.has(heads[index]?.id ?? "") ? [] : [value])),
  );
}
/** The one sentence that says that there are some: how many, and whom to tell. */
const isCount = (text: unknown) => String(text).includes("Marquage de protection présumé");

describe("what people read does not tell where a marking stands", () => {
  test.each([...PLAN_TABS, ...ANNEX_TABS].map((tab) => [tab.id, tab] as const))("%s", async (_, tab) => {
    const rows = await cells(tab, withMarkings);
    expect(rows.filter((row) => !row.some(isCount))).toEqual(await cells(tab, plain));
  });

  test("the page", async () => {
    const page = async (book: Book) =>
      (await reportPage(REPORT, viewOf(book, "fr")))
        .replaceAll(/\s*<li>[^<]*Marquage de protection[^<]*<\/li>/g, "")
        .replaceAll(/<tr>(?:(?!<\/tr>).)*Marquage de protection.*?<\/tr>/gs, "")
        .replaceAll(/>\s+</g, "><");
    expect(await page(withMarkings)).toBe(await page(plain));
  });
});

test("the security officer reads where each goes once they are heeded, and the complete record tells it too", async () => {
  const [restricted] = RESTRICTED_TABS as [Tab];
  const rows = await cells(restricted, withMarkings);
  expect(rows).toHaveLength(2 * SPACES.length);
  const target = async (book: Book) =>
    (await Array.fromAsync(book.containers("sharepoint.documents"))).map(({ line }) => line.target);
  expect(await target(plain)).toEqual(["fichiers", "fichiers", null, "fichiers"]);
  expect(await target(withMarkings)).toEqual([null, null, null, null]);
  const libraries = rows.filter(([service]) => service === "SharePoint\u00a0: documents");
  expect(libraries).toHaveLength(8);
  for (const row of libraries) expect(row).toContain("Aucune offre connue ne convient");
  expect(restricted?.kind === "table" && restricted.note(viewOf(withMarkings, "fr"))).toMatch(
    /sort de l’espace avant tout déplacement \(interprétation/,
  );
});
