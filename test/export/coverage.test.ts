/** Couverture: where the reports of the tenant say otherwise, and what answers did oddly; the annex names nobody. */

import { expect, test } from "vitest";
import { redactBook } from "../../src/export/redact.ts";
import { coverage, coverageUnnamed } from "../../src/export/sheets/coverage.ts";
import { viewOf } from "../../src/export/view.ts";
import type { Language } from "../../src/lang/index.ts";
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
  const row = (await rowsOf(coverage, book, language)).find((cells) => cells[2] === where);
  expect(row?.[3]).toMatch(sentence);
  expect(row?.[6]).toBe(language === "fr" ? "non" : "no");
});

test.each<[Language, string, RegExp]>([
  ["fr", "oui", /relancer le relevé/i],
  ["en", "yes", /scan again/i],
])("in %s, whatever makes the scan incomplete says what is to be done", async (language, yes, todo) => {
  const shut = (await rowsOf(coverage, book, language)).filter((cells) => cells[6] === yes);
  expect(shut.length).toBeGreaterThan(0);
  for (const cells of shut) expect(cells[3]).toMatch(todo);
});

test("what answers did oddly stands at the end, by workload", async () => {
  const rows = await rowsOf(coverage);
  expect(rows.slice(-2).map((cells) => [cells[0], cells[1], cells[4]])).toEqual([
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
  const row = (await rowsOf(coverage, of, language)).find((cells) => cells[1] === cause);
  expect(row?.[4]).toBe("3");
});
