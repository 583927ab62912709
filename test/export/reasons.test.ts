/** Reasons and decisions as people read them: each part in its place, the weakest ground in sight, and no author where a file is attached. */

import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { writeOutputs } from "../../src/app/export.ts";
import { redactBook } from "../../src/export/redact/book.ts";
import type { Table } from "../../src/export/sheet.ts";
import { services } from "../../src/export/sheets/services.ts";
import { sources } from "../../src/export/sheets/sources.ts";
import { alerts } from "../../src/export/statements.ts";
import { viewOf } from "../../src/export/view.ts";
import type { Answers } from "../../src/model/answers.ts";
import type { Book } from "../../src/model/book.ts";
import type { IsoDate } from "../../src/model/dates.ts";
import type { FactConfidence, Statement } from "../../src/model/verdict.ts";
import { NO_CONFIGURATION } from "../../src/store/configuration.ts";
import { EDITIONS, editions, offers } from "../doctrine/templates.ts";
import { inMemory, type Memory } from "./memory.ts";
import { templatesFor } from "./templates.ts";
import { underEdition } from "./under-edition.ts";

const { project } = NO_CONFIGURATION;
const ON = "2026-11-03" as IsoDate;
const WHO = "Camille Exemple";
const WHY = "motif confidentiel de la direction";
const ANSWERS: Answers = {
  labels: {
    "teams.chat": { label: "derogable", by: WHO, on: ON, why: WHY },
    "other.stream": { label: "move-now", by: WHO, on: ON, why: WHY },
    "onedrive.files/recordings": { label: "derogable", by: WHO, on: ON, why: WHY },
  },
  harm: { "sharepoint.documents": { answer: "no", by: WHO, on: ON, why: WHY } },
  places: {},
};

async function rowsOf(table: Table, book: Book): Promise<readonly Record<string, unknown>[]> {
  const view = viewOf(book, "fr");
  const heads = table.heads(view).map(({ id }) => id);
  const lines = await Array.fromAsync(table.lines(view));
  return lines.map((line) => Object.fromEntries(line.map(({ value }, at) => [heads[at], value])));
}
const plainSpaces = (text: unknown) => String(text ?? "").replaceAll(/[\u00a0\u202f]/g, " ");

async function written(book: Book): Promise<Memory["files"]> {
  const sink = inMemory();
  await writeOutputs({ book, sink, language: "fr", templates: templatesFor("fr"), redact: false });
  return sink.files;
}

/** What people read of a file; a package as its text. */
function wordsOf(bytes: Uint8Array | undefined): string {
  if (bytes === undefined) return "";
  const packed = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const parts = packed ? Object.values(unzipSync(bytes)) : [bytes];
  return plainSpaces(parts.map((part) => strFromU8(part).replace(/<[^>]+>/g, " ")).join("\n"));
}

describe.each(EDITIONS)("%s", (id) => {
  test("every label, of services and of parts, traces to a rule or a text, and to a day", async () => {
    for (const row of await rowsOf(services, underEdition(id, project))) {
      const where = String(row.id);
      expect(plainSpaces(row.rule), where).toMatch(/^\d{4}-\d\d-\d\d/);
      expect(plainSpaces(row.says), where).toMatch(
        /(« .+ »|Aucune citation connue).*\(.*\d{1,2}(er)? \p{L}+ \d{4}.*\)\.?$/su,
      );
      expect(row.infers, where).toBeTruthy();
      expect(row.changes, where).toMatch(/^• /);
      expect(row.confidence, where).toBeTruthy();
    }
  });

  test("what no text says, nor the press quotes, is shown with what it rests on", async () => {
    const told = underEdition(id, project);
    const { t } = viewOf(told, "fr");
    const edition = editions.get(id);
    const shown = [...(await rowsOf(services, told)), ...(await rowsOf(sources, told))].map((row) => ({
      text: Object.values(row).map(plainSpaces).join("\n").toLocaleLowerCase("fr"),
      ground: plainSpaces(row.confidence),
    }));
    const weak = (of: FactConfidence) => of !== "F" && of !== "P";
    const rules = [...(edition?.rules.values() ?? [])].flatMap((rule) => [rule, ...rule.parts]);
    const statements: readonly Statement[] = [
      ...rules.flatMap(({ because, infers }) => [because, ...(infers ? [infers] : [])]),
      ...(edition?.about.principles ?? []),
      ...(edition?.about.assumptions ?? []),
      ...offers.map(({ name, confidence }) => ({ text: { fr: name, en: name }, confidence })),
    ].filter(({ confidence }) => weak(confidence));
    expect(statements.length).toBeGreaterThan(40);
    const missing = statements.filter(({ text, confidence }) => {
      const words = plainSpaces(text.fr.trim()).toLocaleLowerCase("fr");
      const ground = plainSpaces(t.names.confidence[confidence]);
      return !shown.some((row) => row.text.includes(words) && row.ground.includes(ground));
    });
    expect(missing).toEqual([]);
  });
});

test("the weaker ground stands first", async () => {
  const rows = await rowsOf(services, underEdition("2021-09-15", project));
  const ground = (id: string) => plainSpaces(rows.find((row) => row.id === id)?.confidence);
  expect(ground("other.planner")).toMatch(
    /^interprétation : aucun texte ne le dit ; le texte : rapporté par la presse/,
  );
  expect(ground("onedrive.files/recordings")).toMatch(/^interprétation/);
  expect(ground("exchange.mail")).toMatch(/^interprétation/);
});

describe("decisions of people", () => {
  const book = underEdition("2026-04-14", project, "fr", { answers: ANSWERS });

  test("stand beside the label of the text, and say who decided against which rule", async () => {
    const rows = await rowsOf(services, book);
    const row = (id: string) => rows.find((each) => each.id === id) ?? {};
    const chat = row("teams.chat");
    expect(chat).toMatchObject({ label: "À déplacer sans attendre", action: "Établir l’éligibilité du projet" });
    expect(plainSpaces(chat.decided)).toBe(
      "Dérogation possible, à demander au ministre, décidé le 3 novembre 2026, contrairement à la règle D08",
    );
    expect(plainSpaces(chat.decidedBy)).toBe(
      `Décision contraire à la règle D08, prise par ${WHO} le 3 novembre 2026. Motif : ${WHY}`,
    );
    expect(plainSpaces(row("other.stream").decidedBy)).toMatch(/^Décision prise par/);
    expect([row("other.stream").question, row("onedrive.files/recordings").question]).toEqual([null, null]);
    expect(row("onedrive.files/chat-files").question).toBeTruthy();
  });

  test("those against a rule are counted apart, on the first page of each output", async () => {
    expect(book.plan.contrary).toBe(2);
    const sentence = "2 décisions de l’administration sont contraires à une règle de la doctrine";
    const files = await written(book);
    for (const name of ["plan-migration.xlsx", "annexe-derogation.xlsx", "dossier-derogation.docx", "rapport.html"]) {
      expect([name, wordsOf(files.get(name)).includes(sentence)]).toEqual([name, true]);
    }
  });

  test("their author and motive stand in the workbook and in plan.json, and in nothing that is attached or published", async () => {
    const open = await written(book);
    const redacted = await redactBook(book, async () => 1, "fr");
    const closed = await written({ ...redacted });
    const holds = (files: Memory["files"], name: string) =>
      [WHO, WHY].map((word) => wordsOf(files.get(name)).includes(word));
    expect([holds(open, "plan-migration.xlsx"), holds(open, "plan.json")]).toEqual([
      [true, true],
      [true, true],
    ]);
    expect(holds(open, "annexe-derogation.xlsx")).toEqual([false, false]);
    for (const name of closed.keys()) expect([name, ...holds(closed, name)]).toEqual([name, false, false]);
  });
});

describe("what kind of administration it is", () => {
  const ALERTS = {
    local: "La doctrine ne lie pas les collectivités territoriales (DINUM, foire aux questions, 23 février 2024)",
    "higher-education": "le 27 mai 2021, la CNIL a appelé à des évolutions",
  } as const;

  test.each(["local", "higher-education"] as const)("%s: told first, in each output", async (type) => {
    const book = underEdition("2021-09-15", project, "fr", { type });
    expect(plainSpaces(alerts(viewOf(book, "fr"))[0])).toContain(ALERTS[type]);
    const files = await written(book);
    for (const name of ["plan-migration.xlsx", "annexe-derogation.xlsx", "dossier-derogation.docx", "rapport.html"]) {
      expect([name, wordsOf(files.get(name)).includes(ALERTS[type])]).toEqual([name, true]);
    }
  });

  test.each([["central"], ["operator"], [null]] as const)("%s: told nothing of the kind", (type) => {
    const book = underEdition("2021-09-15", project, "fr", { type });
    const said = plainSpaces(alerts(viewOf(book, "fr")).join("\n"));
    for (const alert of Object.values(ALERTS)) expect(said).not.toContain(alert);
  });

  test("no label nor action changes by it", () => {
    const of = (type: "local" | "higher-education" | null) =>
      underEdition("2021-09-15", project, "fr", { type }).plan.services.map(({ label, action }) => [label, action]);
    expect([of("local"), of("higher-education")]).toEqual([of(null), of(null)]);
  });
});
