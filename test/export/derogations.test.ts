/** A derogation in the sheet and in the request: who decides, what was declared, and what there is left to ask for. */

import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import type { Cell } from "../../src/export/cell.ts";
import type { Table } from "../../src/export/sheet.ts";
import { annex } from "../../src/export/sheets/annex.ts";
import { derogation } from "../../src/export/sheets/derogation.ts";
import { ANNEX_TABS } from "../../src/export/sheets/index.ts";
import { services } from "../../src/export/sheets/services.ts";
import { viewOf } from "../../src/export/view.ts";
import type { Language } from "../../src/lang/index.ts";
import type { Book } from "../../src/model/book.ts";
import type { Project } from "../../src/model/configuration.ts";
import type { IsoDate } from "../../src/model/dates.ts";
import { NO_STATEMENTS } from "../../src/model/request.ts";
import type { DerogationStatus } from "../../src/model/verdict.ts";
import { book } from "./book.ts";
import { requestFor } from "./templates.ts";

const day = (text: string) => text as IsoDate;
type Declared = NonNullable<Project["derogations"]["onedrive.files"]>;

/** The sample book where personal drives stand so, and this was declared of them. */
function standing(status: DerogationStatus, until: IsoDate | null, declared: Declared | null): Book {
  const all = book.plan.services.map((service) =>
    service.id === "onedrive.files" && service.derogation
      ? { ...service, derogation: { ...service.derogation, status, until } }
      : service,
  );
  const derogations = declared ? { "onedrive.files": declared } : {};
  const project: Project = {
    stage: "very-advanced",
    engagedOn: null,
    evidence: null,
    acceptableOffer: null,
    derogations,
  };
  return {
    ...book,
    plan: { ...book.plan, services: all },
    request: { representative: null, statements: NO_STATEMENTS, contact: null, project },
  };
}

/** The row of personal drives, by its column's title. */
async function rowOf(table: Table, from: Book, language: Language): Promise<Record<string, Cell["value"]>> {
  const view = viewOf(from, language);
  const heads = table.heads(view);
  const name = view.t.names.service["onedrive.files"];
  const line = (await Array.fromAsync(table.lines(view))).find(([first]) => first?.value === name) ?? [];
  return Object.fromEntries(line.map(({ value }, at) => [heads[at]?.title ?? "", value]));
}

const REFUSED: Declared = { status: "refused", on: day("2025-03-01"), by: "le ministre", until: null };
const GRANTED: Declared = { status: "granted", on: day("2022-01-10"), by: "le ministre", until: day("2026-12-31") };
const LATER: Declared = { ...GRANTED, on: day("2027-01-10") };

test.each<[string, Book, Language, Record<string, unknown>]>([
  [
    "nothing is declared",
    standing("to-request", null, null),
    "fr",
    {
      Décide: "le ministre dont relève le projet",
      "Décision déclarée": "non renseigné",
      "Auteur déclaré": null,
      Échéance: "non commencé, à justifier",
    },
  ],
  [
    "granted",
    standing("granted", day("2026-12-31"), GRANTED),
    "fr",
    { "Décision déclarée": "Accordée le 10 janvier 2022, jusqu’au 31 décembre 2026", "Auteur déclaré": "le ministre" },
  ],
  [
    "granted, in English",
    standing("granted", day("2026-12-31"), GRANTED),
    "en",
    {
      "Decided by": "le ministre dont relève le projet",
      "Declared decision": "Granted on 10 January 2022, until 31 December 2026",
    },
  ],
  [
    "refused",
    standing("refused", null, REFUSED),
    "fr",
    { "Décision déclarée": "Refusée le 1er mars 2025", Échéance: "sans objet" },
  ],
  ["not eligible", standing("not-eligible", null, null), "fr", { Échéance: "sans objet" }],
  ["decided on a later day", standing("to-request", null, LATER), "fr", { "Décision déclarée": "non renseigné" }],
])("the sheet, where %s", async (_, from, language, expected) => {
  expect(await rowOf(derogation, from, language)).toMatchObject(expected);
});

test("the sheet of services says likewise that there is no term", async () => {
  expect(await rowOf(services, standing("refused", null, REFUSED), "fr")).toMatchObject({ Échéance: "sans objet" });
});

test("the annex tells the decision, and no name that somebody wrote", async () => {
  const table = ANNEX_TABS.find(({ id }) => id === "derogation") as Table;
  const row = await rowOf(table, standing("granted", day("2026-12-31"), { ...GRANTED, by: "Mme Canari" }), "fr");
  expect(row).toMatchObject({ "Décision déclarée": "Accordée le 10 janvier 2022, jusqu’au 31 décembre 2026" });
  expect(JSON.stringify(row)).not.toContain("Canari");
});

describe("what a request is about", () => {
  const name = "OneDrive\u00a0: fichiers personnels";
  async function asked(from: Book): Promise<string> {
    const zip = unzipSync(await requestFor(viewOf(from, "fr")));
    const text = strFromU8(zip["word/document.xml"] ?? new Uint8Array());
    const plain = text.replace(/<\/w:p>|<w:br\/>/g, "\n").replace(/<[^>]+>/g, "");
    return plain.slice(0, plain.indexOf("Annexe commune"));
  }
  const listed = (from: Book) =>
    annex
      .lines(viewOf(from, "fr"))
      .filter(([first]) => first?.tint === "derogable")
      .map(([first]) => first?.value);

  test.each<[DerogationStatus, boolean]>([
    ["to-establish", true],
    ["to-request", true],
    ["requested", true],
    ["granted", true],
    ["refused", false],
    ["expired", false],
    ["not-eligible", false],
  ])("%s: %s", async (status, expected) => {
    const from = standing(status, status === "expired" ? day("2026-01-01") : null, null);
    expect((await asked(from)).includes(name)).toBe(expected);
    expect(listed(from).includes(name)).toBe(expected);
  });

  test("the decision stands beside its service", async () => {
    expect(await asked(standing("granted", day("2026-12-31"), GRANTED))).toContain(
      "Accordée le 10 janvier 2022, jusqu’au 31 décembre 2026, par le ministre",
    );
  });

  test("when nothing is left to ask for, it says so", async () => {
    const none = { ...book, plan: { ...book.plan, services: book.plan.services.filter(({ derogation: d }) => !d) } };
    expect(await asked(none)).toContain("aucun service ne peut faire l’objet d’une demande");
  });
});
