/** Couverture: where the reports of the tenant say otherwise, and what answers did oddly; the annex names nobody. */

import { expect, test } from "vitest";
import { invisibleExchange, invisibleSharepoint, invisibleTeams } from "../../src/collect/collectors/invisible.ts";
import { redactBook } from "../../src/export/redact/book.ts";
import { coverage, coverageUnnamed } from "../../src/export/sheets/coverage.ts";
import { viewOf } from "../../src/export/view.ts";
import type { Language } from "../../src/lang/index.ts";
import type { Book } from "../../src/model/book.ts";
import { invisible } from "../doctrine/templates.ts";
import { book } from "./book.ts";

const rowsOf = async (sheet: typeof coverage, of = book, language: Language = "fr") => {
  const lines = await Array.fromAsync(sheet.lines(viewOf(of, language)));
  return lines.map((cells) => cells.map(({ value }) => String(value ?? "").replace(/\s/g, " ")));
};
const NAME = "OneDrive de Camille Exemple";

test.each<[Language, string, RegExp]>([
  [
    "fr",
    NAME,
    /^Le rapport d’utilisation du 22 novembre 2026 annonce 12 400 fichiers, le relevé en a compté 9 800 : écart non expliqué\. À faire : relancez le relevé/,
  ],
  [
    "en",
    NAME,
    /^The usage report of 22 November 2026 tells of 12,400 files, the scan counted 9,800: not explained\. To do: run the scan again/,
  ],
  [
    "fr",
    "users/$count",
    /^Microsoft Graph annonce 23 000 comptes, le relevé en a listé 1 300 : écart non expliqué\. À faire : /,
  ],
  [
    "fr",
    "reports/getOneDriveUsageAccountDetail",
    /^Le rapport .* annonce 900 fichiers dans 14 OneDrive, le relevé en a compté 600 : /,
  ],
  [
    "fr",
    "reports/getSharePointSiteUsageDetail",
    /^Le rapport d’utilisation du 10 novembre 2026 précède le relevé de 14 jours : /,
  ],
])("in %s, %s", async (language, where, sentence) => {
  const row = (await rowsOf(coverage, book, language)).find((cells) => cells[3] === where);
  expect(row?.[4]).toMatch(sentence);
  expect(row?.[7]).toBe(language === "fr" ? "non" : "no");
});

test.each<[Language, string, RegExp]>([
  ["fr", "oui", /relancer le relevé/i],
  ["en", "yes", /scan again/i],
])("in %s, whatever makes the scan incomplete says what is to be done", async (language, yes, todo) => {
  const shut = (await rowsOf(coverage, book, language)).filter((cells) => cells[7] === yes);
  expect(shut.length).toBeGreaterThan(0);
  for (const cells of shut) expect(cells[4]).toMatch(todo);
});

test("what answers did oddly stands at the end, by workload", async () => {
  const rows = await rowsOf(coverage);
  expect(rows.slice(-2).map((cells) => [cells[1], cells[2], cells[5]])).toEqual([
    ["SharePoint", "Page vide", "12"],
    ["Autres services", "Élément donné deux fois", "3"],
  ]);
});

test("the annex tells differences by kind: it names no space, and nothing of answers", async () => {
  const rows = await rowsOf(coverageUnnamed);
  const text = rows.flat().join("\n");
  expect(text).toContain("annonce 13 300 fichiers dans 15 OneDrive, le relevé en a compté 10 400");
  expect(text).not.toContain("Exemple");
  expect(text).not.toContain("Page vide");
});

test("a copy for publication names spaces by their number", async () => {
  const copy = await redactBook(book, async () => 42, "fr");
  const text = (await rowsOf(coverage, copy)).flat().join("\n");
  expect(text).not.toContain("Camille");
  expect(text).toContain("OneDrive 0042");
});

test.each<[Language, string]>([
  ["fr", "Lu en partie : chiffré ou protégé par un mot de passe"],
  ["en", "Read in part: encrypted or protected by a password"],
])("%s: what was read in part stands among what was not read", async (language, cause) => {
  const of = { ...book, unread: [{ service: "exchange.mail", reason: "partly-encrypted", items: 3 }] } as const;
  const row = (await rowsOf(coverage, of, language)).find((cells) => cells[2] === cause);
  expect(row?.[5]).toBe("3");
});

const GAP = { permission: null, code: null, containers: 0, count: 1 } as const;
const [FAMILY, SERVICE, CAUSE, WHERE, DETAIL, COUNT] = [0, 1, 2, 3, 4, 5];

test.each<[string, Partial<Book>, string, string]>([
  [
    "a permission that is missing",
    { coverage: [{ ...GAP, service: "exchange.mail", where: "messages", cause: "forbidden" }] },
    "Accès refusé",
    "Autorisation ou réglage manquant",
  ],
  [
    "what is locked",
    { coverage: [{ ...GAP, service: "exchange.mail", where: "messages", cause: "locked" }] },
    "Verrouillé ou archivé",
    "Illisible ou sans réponse",
  ],
  [
    "what was left out",
    { coverage: [{ ...GAP, service: "exchange.mail", where: "mailboxes", cause: "left-out" }] },
    "Laissé de côté à votre demande ou par défaut",
    "Laissé de côté à dessein",
  ],
  [
    "a content that cannot be read",
    { unread: [{ service: "onedrive.files", reason: "encrypted", items: 3 }] },
    "Chiffré ou protégé par un mot de passe",
    "Illisible ou sans réponse",
  ],
  [
    "a private one",
    { unread: [{ service: "onedrive.files", reason: "private", items: 3 }] },
    "Correspondance privée, comptée et jamais lue",
    "Laissé de côté à dessein",
  ],
  ["what nobody is shown", {}, "Invisible pour une application", "Invisible pour Microsoft Graph, par construction"],
])("the four causes are kept apart: %s", async (_case, some, cause, family) => {
  const rows = await rowsOf(coverage, { ...book, coverage: [], unread: [], differences: [], oddities: [], ...some });
  const found = rows.filter((cells) => cells[CAUSE] === cause);
  expect(found.length).toBeGreaterThan(0);
  for (const cells of found) expect(cells[FAMILY]).toBe(family);
});

test("causes stand in their order, each in one block", async () => {
  const families = (await rowsOf(coverage)).map((cells) => cells[FAMILY]);
  const blocks = families.filter((family, index) => family !== families[index - 1]);
  expect(new Set(blocks).size).toBe(blocks.length);
});

test("what Graph shows to nobody is told whatever the scan saw, once, with how to know it otherwise", async () => {
  const bare = { ...book, coverage: [], unread: [], differences: [], oddities: [] };
  const alone = await rowsOf(coverage, bare);
  const gaps = invisible.map(({ where, service }) => ({ ...GAP, where, service, cause: "invisible" as const }));
  const met = await rowsOf(coverage, { ...bare, coverage: gaps });
  expect(alone).toHaveLength(invisible.length);
  expect(met.toSorted()).toEqual(alone.toSorted());
  for (const cells of alone) {
    expect(cells[COUNT], cells[WHERE]).toBe("");
    expect(cells[DETAIL], cells[WHERE]).toMatch(/^Pour le savoir autrement : /);
  }
});

test("the standing list holds all that collectors tell as shown to nobody", async () => {
  const told: string[] = [];
  for (const collector of [invisibleExchange, invisibleTeams, invisibleSharepoint]) {
    for await (const { records } of collector.run({} as never, {} as never))
      for (const record of records) if (record.kind === "gap") told.push(`${record.service} ${record.where}`);
  }
  const listed = invisible.map(({ service, where }) => `${service} ${where}`);
  expect(listed).toEqual(expect.arrayContaining(told));
  expect(new Set(listed).size).toBe(listed.length);
});

const SHUT = {
  ...GAP,
  service: "exchange.mail",
  where: "mailFolders",
  cause: "locked",
  containers: 7,
  count: 7,
  names: ["camille@ministere.example", "Accueil"],
} as const;

test("places to be opened are named, the rest in number; to nobody in the annex nor in a copy for publication", async () => {
  const of = { ...book, coverage: [SHUT] };
  const where = async (sheet: typeof coverage, from = of) =>
    (await rowsOf(sheet, from)).find((cells) => cells[CAUSE] === "Verrouillé ou archivé")?.[WHERE];
  expect(await where(coverage)).toBe("dossiers de courrier : camille@ministere.example, Accueil, et 5 de plus");
  expect(await where(coverageUnnamed)).toBe("dossiers de courrier");
  expect(await where(coverage, (await redactBook(of, async () => 42, "fr")) as typeof of)).toBe("dossiers de courrier");
  expect((await rowsOf(coverage, of)).find((cells) => cells[CAUSE] === "Verrouillé ou archivé")?.[SERVICE]).toBe(
    "Boîtes aux lettres",
  );
});
