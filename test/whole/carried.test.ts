/**
 * A year in short: a tenant is scanned, people fill in the plan in LibreOffice, the tenant changes, and the next plan
 * holds all that they wrote. Then once more, with a workbook for each directorate.
 */

import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Simulator, startSimulator } from "../../src/simulator/index.ts";
import { MANNERS, type Manner, Opened, packed, type SavedSheet, sheetsOf } from "../app/saved-workbooks.ts";
import { libreoffice } from "../export/system.ts";
import { sheetsRead, sumOf } from "./adding-up.ts";
import { type Bench, benchFor } from "./bench.ts";
import { bascule } from "./child.ts";
import { editInLibreOffice } from "./libreoffice.ts";
import { type Json, type Spoilt, spoilt } from "./spoilt.ts";

const LONG = process.env.BASCULE_TEST_LONG !== undefined;
const MANNER = MANNERS["Excel: shared strings, serial days, absolute paths, calculation chain"] as Manner;

/** What is scanned: mailboxes and what goes with them are enough, and everything in the long run. */
const SCOPE = LONG ? [] : ["--workload", "exchange"];

let simulator: Simulator;
let front: Spoilt;
let bench: Bench;
let changed = false;

/** One in twenty, always the same. */
const picked = (text: unknown, of: number) =>
  [...String(text)].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 10_007, 7) % 20 === of;

beforeAll(async () => {
  simulator = await startSimulator({ size: LONG ? "small" : "tiny", seed: "essai" });
  front = await spoilt(simulator.graphUrl, (path, body) => {
    if (!changed || !Array.isArray(body.value)) return;
    const things = body.value as Json[];
    if (/\/users\?/.test(path)) body.value = things.filter(({ id }) => !picked(id, 8));
    if (/\/sites|getAllSites/.test(path))
      for (const thing of things) if (picked(thing.id, 5)) thing.displayName = `${thing.displayName} (renommé)`;
  });
  bench = benchFor({ graphUrl: front.graphUrl, token: () => simulator.token() });
});
afterAll(async () => {
  bench.remove();
  await front.close();
  await simulator.close();
});

const workbook = (folder: string, name = "plan-migration.xlsx") => sheetsOf(readFileSync(join(folder, name)));
const plan = (sheets: readonly SavedSheet[]) => new Opened(sheets, "Plan");

/** What of the conflicts told is of a kind, as row, column and value set aside. */
function told(sheets: readonly SavedSheet[], kind: string): ReadonlySet<string> {
  if (!sheets.some(({ name }) => name === "Conflits")) return new Set();
  const listed = new Opened(sheets, "Conflits");
  const rows = listed.data().filter((row) => row[listed.at("kind")] === kind);
  return new Set(
    rows.map((row) => JSON.stringify([row[listed.at("row")], row[listed.at("column")], row[listed.at("other")]])),
  );
}

const plain = (text: unknown) => String(text).replaceAll(/[\u00a0\u202f]/g, " ");
/** A value as a sentence has it. */
const shown = (value: unknown) => (typeof value === "object" ? "15/03/2027" : value);

// LibreOffice starts slowly on a machine that is busy.
test(
  "what people filled in with LibreOffice is in the next plan, or told where its row is gone",
  async () => {
    expect(libreoffice.absent, "LibreOffice is needed: apt-get install libreoffice-calc, as .ci/run does").toBe(false);
    await bench.bascule(["scan", ...SCOPE, "--out", bench.out]);
    const path = join(bench.out, "plan-migration.xlsx");
    const before = plan(await workbook(bench.out));
    const saved = join(bench.folder, "saved.xlsx");
    editInLibreOffice(libreoffice.command, bench.folder, path, saved);
    expect(existsSync(saved), "LibreOffice saved the workbook").toBe(true);
    renameSync(saved, path);

    changed = true;
    await bench.bascule(["scan", ...SCOPE, "--out", join(bench.folder, "other")]);
    const { exit, out, err } = await bench.bascule(["plan", "--carry", path, "--split", "unit", "--out", bench.out]);
    expect(exit, err).toBe(0);
    expect(out).toContain("plan-migration-modifie-1.xlsx");
    const sheets = await workbook(bench.out);
    const after = plan(sheets);
    const there = new Set(after.ids());
    const gone = before.ids().filter((id) => !there.has(id));
    expect(gone.length).toBeGreaterThan(0);
    expect(gone.length).toBeLessThan(before.ids().length / 5);
    const aside = told(sheets, "Ligne disparue");
    const followed = new Opened(sheets, "Suivi");
    const moved = (at: number) => (at + 5) % 7 === 0;
    expect(followed.ids().toSorted()).toEqual(
      before
        .ids()
        .filter((_, at) => moved(at))
        .toSorted(),
    );
    const left = sheetsRead(join(bench.out, "plan-migration.xlsx")).get("Suivi")?.rows ?? [];
    const items = before.ids().flatMap((id, at) => (moved(at) ? [before.get(id, "items")] : []));
    const counted = items.reduce<number>((sum, each) => (typeof each === "number" ? sum + each : sum), 0);
    expect([sumOf(left, "Éléments partis"), left.length]).toEqual([counted, items.length]);
    expect(readdirSync(bench.out)).toContain("pv-vague-07.docx");
    expect(readFileSync(join(bench.out, "MANIFEST.sha256"), "utf8")).toContain("  pv-vague-07.docx\n");
    for (const [at, id] of before.ids().entries()) {
      const wrote: (readonly [key: string, title: string, value: unknown])[] = [
        ["comment", "Commentaire", `Vu ${id}`],
        ["decision", "Décision métier", "À discuter"],
        ["plannedOn", "Date prévue", { day: "2027-03-15" }],
        ["chosenWave", "Vague retenue", 7],
        ["+Prestataire", "Prestataire", `Société ${id}`],
        // Rows of the sheet are counted from 0 in the macro; the first of them is the sixth.
        ...((at + 5) % 5 === 0 ? [["name", "Nom", `Renommé ${id}`] as const] : []),
      ];
      if (moved(at)) {
        expect(followed.get(id, "leftItems"), id).toEqual(before.get(id, "items"));
        if (there.has(id)) expect(after.get(id, "status")).toBe("Déplacé (à vérifier)");
      }
      for (const [key, title, value] of wrote) {
        if (there.has(id)) expect(after.get(id, key), `${id} ${key}`).toEqual(value);
        else if (moved(at)) expect(plain(followed.get(id, "held"))).toContain(plain(`${title} : ${shown(value)}`));
        else expect(aside).toContain(JSON.stringify([id, title, value]));
      }
    }
    // What nobody wrote is as the tenant has it now.
    const fresh = plan(await workbook(join(bench.folder, "other")));
    const entered = ["comment", "decision", "plannedOn", "chosenWave", "name", "status", "itemsReceived"];
    const theirs = new Set([...entered, "gap", "control"]);
    const heads = fresh.sheet.rows.get(fresh.keysRow()) ?? [];
    const keys = heads.map(String).filter((key) => !theirs.has(key) && !key.startsWith("bascule:"));
    for (const id of fresh.ids())
      for (const key of keys) expect(after.get(id, key), `${id} ${key}`).toEqual(fresh.get(id, key));
  },
  LONG ? 1_200_000 : 300_000,
);

test("what arrived is read from a file, as typed: it is in the plan and in Suivi, and a faulty line stops everything", async () => {
  const path = join(bench.out, "plan-migration.xlsx");
  const before = await workbook(bench.out);
  const moved = new Opened(before, "Suivi").ids().filter((id) => plan(before).ids().includes(id));
  const [whole, short] = moved.filter((id) => Number(plan(before).get(id, "items")) > 1) as [string, string];
  const items = (id: string) => Number(plan(before).get(id, "items"));
  const csv = (...lines: string[]) => ["\ufeffidentifiant;elements;recu par", ...lines, ""].join("\r\n");
  const arrivals = join(bench.folder, "arrivees.csv");
  const out = join(bench.folder, "arrived");
  const words = ["plan", "--carry", path, "--arrived", "arrivees.csv", "--as-of", "2026-11-24", "--out", out];

  writeFileSync(arrivals, csv(`${whole};${items(whole)};Équipe`, `${short};beaucoup;Équipe`));
  const faulty = await bench.bascule(words);
  expect([faulty.exit, existsSync(out)], faulty.err).toEqual([2, false]);
  expect(plain(faulty.err)).toMatch(/« arrivees\.csv », ligne 3 : « beaucoup » n’est pas un nombre entier/);

  writeFileSync(
    arrivals,
    csv(`${whole};${items(whole)};Équipe`, `${short};${items(short) - 1};Équipe`, "nulle-part;4;"),
  );
  const { exit, err } = await bascule(words, bench, simulator, {}).ended;
  expect(exit, err).toBe(0);
  const sheets = await workbook(out);
  const followed = new Opened(sheets, "Suivi");
  expect([whole, short].map((id) => plan(sheets).get(id, "itemsReceived"))).toEqual([items(whole), items(short) - 1]);
  expect([whole, short].map((id) => plan(sheets).get(id, "receivedBy"))).toEqual(["Équipe", "Équipe"]);
  expect([whole, short].map((id) => plan(sheets).get(id, "gap"))).toEqual([0, -1]);
  expect([whole, short].map((id) => followed.get(id, "verdict"))).toEqual(["concorde", "écart"]);
  expect([...told(sheets, "Ligne ajoutée")].some((row) => row.includes("nulle-part"))).toBe(true);
});

test("a workbook for each directorate, filled in apart: all merge back, and what two people wrote is told", async () => {
  const { out } = bench;
  const names = readdirSync(out).filter((name) => /^plan-migration-.*-[a-z2-7]{5}\.xlsx$/.test(name));
  expect(names.length).toBeGreaterThanOrEqual(LONG ? 8 : 3);
  const back = join(bench.folder, "retours");
  const written = new Map<string, string>();
  const other = join(bench.folder, "autre.xlsx");
  const [doubled] = plan(await workbook(out, names[0] as string)).ids();
  for (const name of names) {
    const sheets = await workbook(out, name);
    for (const id of plan(sheets).ids()) {
      plan(sheets).set(id, "comment", `${name} ${id}`);
      written.set(id, `${name} ${id}`);
    }
    mkdirSync(back, { recursive: true });
    writeFileSync(join(back, name), packed(sheets, MANNER));
    if (name !== names[0]) continue;
    plan(sheets).set(doubled as string, "comment", "un autre avis");
    writeFileSync(other, packed(sheets, MANNER));
  }
  const { exit, out: said, err } = await bench.bascule(["plan", "--carry", back, other, "--out", out]);
  expect(exit, err).toBe(0);
  expect(said).toContain(
    "1 point à regarder dans la feuille « Conflits »".replaceAll(" »", "\u00a0»").replace("« ", "«\u00a0"),
  );
  const sheets = await workbook(out);
  const after = plan(sheets);
  expect(after.ids().toSorted()).toEqual([...written.keys()].toSorted());
  for (const id of after.ids()) expect(after.get(id, "comment")).toBe(written.get(id));
  expect([...told(sheets, "Deux valeurs")]).toEqual([JSON.stringify([doubled, "Commentaire", "un autre avis"])]);
  // The directorates' workbooks were of the run before: this one did not write any.
  expect(readdirSync(out).filter((name) => names.includes(name))).toEqual([]);
});

test("a file that is none to carry stops the command before it writes anything", async () => {
  const out = join(bench.folder, "untouched");
  const annex = join(bench.out, "annexe-derogation.xlsx");
  const { exit, err } = await bench.bascule(["plan", "--carry", annex, "--out", out]);
  expect([exit, existsSync(out)]).toEqual([2, false]);
  expect(err).toContain("annexe à la demande de dérogation");
  const published = await bench.bascule(["plan", "--carry", annex, "--redact", "--out", out]);
  expect([published.exit, existsSync(out)]).toEqual([2, false]);
});
