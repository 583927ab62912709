/** The journal: each decision once, with what stood before, over plans of several days; where it is taken back, that too. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { aboutPerson } from "../../../src/app/about.ts";
import { noteDecisions } from "../../../src/app/planning/decisions.ts";
import { viewOf } from "../../../src/export/view.ts";
import type { Carried, Entered } from "../../../src/model/carry.ts";
import type { Configuration } from "../../../src/model/configuration.ts";
import type { IsoDate } from "../../../src/model/dates.ts";
import { NO_CONFIGURATION } from "../../../src/store/configuration.ts";
import type { RecordStore } from "../../../src/store/port.ts";
import { openStore } from "../../../src/store/sqlite/store.ts";
import { book } from "../../export/book.ts";

const NO_DEPARTURES = { waves: () => [], of: () => [], one: () => null, remaining: () => 0 };
const day = (text: string) => text as IsoDate;
const WISH = {
  workloads: [],
  content: { exchange: "none", onedrive: "none", teams: "none", sharepoint: "none" },
  ...{ seed: "1", include: [], exclude: [], excludeContent: [], countTeamsMessages: false },
} as const;

let folder: string;
let store: RecordStore;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "bascule-decisions-"));
  store = openStore(join(folder, "store"), { create: true });
  await store.beginScan("tenant", WISH, new Date("2026-11-01T08:00:00Z"), false);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const GIVEN = { by: "le directeur", on: day("2026-10-30"), why: "usage constaté" } as const;
const answering = (label: "move-now" | "derogable" | null): Configuration => ({
  ...NO_CONFIGURATION,
  answers: { labels: label === null ? {} : { "exchange.group-mailboxes": { label, ...GIVEN } }, harm: {}, places: {} },
});
const carrying = (rows: Readonly<Record<string, Readonly<Record<string, Entered>>>>): Carried => ({
  added: () => [],
  kept: (sheet, id) => (sheet === "plan" && rows[id] ? new Map(Object.entries(rows[id])) : null),
  conflicts: () => [],
  conflictCount: 0,
  departures: NO_DEPARTURES,
});
const note = (on: string, configuration: Configuration, carried: Carried | null = null) =>
  noteDecisions(store, configuration, { view: viewOf(book, "fr"), carried, day: day(on) });
const noted = async () =>
  (await Array.fromAsync(store.decisions())).map(({ noted, row, field, former, value, by }) => [
    noted,
    row,
    field,
    former,
    value,
    by,
  ]);

const BOX = "exchange.group-mailboxes";

test("a decision is told once, whatever plans are made; changed, with what stood before; taken back, that too", async () => {
  await note("2026-11-02", answering("move-now"));
  await note("2026-11-03", answering("move-now"));
  await note("2026-11-04", answering("derogable"));
  await note("2026-11-05", answering(null));
  await note("2026-11-06", answering(null));
  expect(await noted()).toEqual([
    ["2026-11-02", BOX, "label", null, "move-now", "le directeur"],
    ["2026-11-04", BOX, "label", "move-now", "derogable", "le directeur"],
    ["2026-11-05", BOX, "label", "derogable", null, null],
  ]);
});

test("facts of the project and derogations are decisions", async () => {
  const { project } = NO_CONFIGURATION;
  const derogations = {
    "exchange.mail": { status: "granted" as const, on: day("2026-11-02"), by: "le ministre", until: null },
  };
  const told = { ...NO_CONFIGURATION, project: { ...project, stage: "very-advanced" as const, derogations } };
  await note("2026-11-03", told);
  expect(await noted()).toEqual([
    ["2026-11-03", "exchange.mail", "derogation", null, "granted", "le ministre"],
    ["2026-11-03", "project", "stage", null, "very-advanced", null],
  ]);
});

test("what was chosen in workbooks is kept with the row's name; a text of somebody's own is told to be there, and no more", async () => {
  const [row] = await Array.fromAsync(book.containers("exchange.mail"));
  const id = String(row?.line.id);
  await note(
    "2026-11-02",
    NO_CONFIGURATION,
    carrying({ [id]: { decision: "Archiver", status: "Prêt", comment: "secret" } }),
  );
  await note("2026-11-09", NO_CONFIGURATION);
  await note(
    "2026-11-16",
    NO_CONFIGURATION,
    carrying({ [id]: { decision: "demander à 2 69 05 49 588 000 43", status: "Prêt", chosenWave: 3 } }),
  );
  expect(await noted()).toEqual([
    ["2026-11-02", id, "decision", null, "Archiver", null],
    ["2026-11-02", id, "status", null, "Prêt", null],
    ["2026-11-16", id, "decision", "Archiver", "en ses propres mots", null],
    ["2026-11-16", id, "chosenWave", null, "3", null],
  ]);
  const [first] = await Array.fromAsync(store.decisions());
  expect(first?.name).toBe(row?.line.name);
});

test("whoever asks what is held on a person is told what was decided of their mailbox", async () => {
  const person = {
    ...{ kind: "person", id: "u-1", name: "Camille Exemple", address: "camille@ministere.example" },
    ...{
      addresses: ["camille@ministere.example"],
      guest: false,
      enabled: true,
      department: null,
      licences: [],
      created: null,
    },
  };
  const decided = { where: "plan", field: "decision", name: null, by: null, on: null, why: null } as const;
  await store.noteDecisions(
    [
      { ...decided, row: "u-1", value: "Archiver" },
      { ...decided, row: "u-2", value: "Déplacer" },
    ],
    day("2026-11-02"),
  );
  await store.close();
  const database = new DatabaseSync(join(folder, "store", "bascule.sqlite"));
  database.prepare("INSERT INTO fact VALUES ('person', 'u-1', ?, 1)").run(JSON.stringify(person));
  database.close();
  const about = await aboutPerson(join(folder, "store"), "camille@ministere.example");
  expect(about).toMatchObject({ decisions: [{ row: "u-1", value: "Archiver" }] });
  store = openStore(join(folder, "store"), { create: false });
});
