/** What a jurist reads when a file of the doctrine has a slip: the file, the line, and what was expected. */

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { DoctrineFault, type DoctrineTrouble } from "../../src/doctrine/fault.ts";
import { OBSTACLES_FILE, readObstacles } from "../../src/doctrine/obstacles.ts";
import { readOffers } from "../../src/doctrine/offers.ts";
import { readEdition } from "../../src/doctrine/read.ts";
import type { TemplateFile } from "../../src/doctrine/template.ts";
import { editionFiles, offerFiles, offers } from "./templates.ts";

function faultOf(ask: () => unknown): DoctrineTrouble & { message: string } {
  try {
    ask();
  } catch (error) {
    if (error instanceof DoctrineFault) return { ...error.trouble, message: error.message };
    throw error;
  }
  throw new Error("nothing was refused");
}

const changed = (files: readonly TemplateFile[], end: string, change: (text: string) => string) =>
  files.map((file) => (file.name.endsWith(end) ? { ...file, text: change(file.text) } : file));
const swap = (from: string, to: string) => (text: string) => {
  if (!text.includes(from)) throw new Error(`« ${from} » is not in the file`);
  return text.replace(from, to);
};

test.each([
  [
    "a label that is none",
    "teams.chat.yaml",
    swap("label: move-now", "label: movenow"),
    "label",
    /l’une des valeurs derogable/,
  ],
  ["a misspelt key", "teams.chat.yaml", swap("category:", "categorie:"), "categorie", /aucune clé/],
  ["a key too many", "teams.chat.yaml", (text: string) => `${text}\nnote: x\n`, "note", /aucune clé/],
  ["a missing language", "teams.chat.yaml", swap("  en: Teams chats\n", ""), "title.en", /cette clé, avec un texte/],
  ["an empty text", "teams.chat.yaml", swap("en: Teams chats", 'en: ""'), "title.en", /texte non vide/],
  [
    "a day that does not exist",
    "teams.chat.yaml",
    swap("2026-11-22", "2026-02-30"),
    "last-checked",
    /un jour qui existe/,
  ],
  [
    "a service that is none",
    "teams.chat.yaml",
    swap("service: teams.chat", "service: teams.chats"),
    "service",
    /service connu/,
  ],
  [
    "a confidence that is none",
    "teams.chat.yaml",
    swap("confidence: P", "confidence: X"),
    "because.confidence",
    /l’une des valeurs F, P/,
  ],
  ["a text where a list stands", "teams.chat.yaml", swap("targets: [tchap]", "targets: tchap"), "targets", /une liste/],
  [
    "a limit on what is not derogable",
    "teams.chat.yaml",
    swap("limit: null", "limit: { months: 12, counted-from: acceptable-offer-available }"),
    "limit",
    /derogable/,
  ],
  [
    "a derogable service without limit",
    "exchange.mail.yaml",
    swap("limit: { months: 12, counted-from: acceptable-offer-available }", "limit: null"),
    "limit",
    /derogable/,
  ],
  ["a limit of no month", "exchange.mail.yaml", swap("months: 12", "months: 0"), "limit.months", /au moins 1/],
  [
    "months counted from elsewhere",
    "exchange.mail.yaml",
    swap("acceptable-offer-available", "granted"),
    "limit.counted-from",
    /acceptable-offer-available/,
  ],
  ["a rule that the edition does not have", "exchange.mail.yaml", swap("D07", "D77"), "rules.2", /D77/],
  [
    "a text that the edition does not have",
    "exchange.mail.yaml",
    swap("note-dinum,", "note-x,"),
    "sources.0",
    /note-x/,
  ],
  [
    "two files on one service",
    "teams.chat.yaml",
    swap("service: teams.chat", "service: teams.files"),
    "service",
    /un seul fichier/,
  ],
  [
    "somebody of whom the edition does not say that they grant",
    "exchange.mail.yaml",
    swap("granted-by: minister", "granted-by: prefect"),
    "granted-by",
    /l’une des valeurs minister, dites par l’édition/,
  ],
  [
    "a clause on a text that the edition does not have",
    "edition.yaml",
    swap("sources: [regles-2021, circulaire-6282-sg, presse-cogitis]", "sources: [regles-2020]"),
    "clock.sources",
    /regles-2020/,
  ],
  [
    "a service presumed sensitive where the edition presumes nothing",
    "edition.yaml",
    (text: string) => text.replace(/ {2}presumes:\n[\s\S]*? {2}conditions:/, "  presumes: null\n  conditions:"),
    "presumed-sensitive",
    /false, puisque l’édition ne présume rien/,
  ],
  [
    "a target that is no offer",
    "teams.chat.yaml",
    swap("targets: [tchap]", "targets: [tchapp]"),
    "targets.0",
    /une offre de templates\/offers, non tchapp/,
  ],
  [
    "a part's target that is no offer",
    "onedrive.files.yaml",
    swap("targets: [tchap, wimi]", "targets: [tchap, wimmi]"),
    "parts.1.targets.1",
    /une offre de templates\/offers, non wimmi/,
  ],
  [
    "a rule written otherwise",
    "teams.chat.yaml",
    swap("rules: [", "rules: [D8, "),
    "rules.0",
    /une règle écrite comme D07/,
  ],
  ["YAML that breaks off", "teams.chat.yaml", swap("rules: [", "rules: [["), "", /accolade/],
  [
    "an address that is not https",
    "edition.yaml",
    swap("https://www.legifrance", "http://www.legifrance"),
    "texts.1.href",
    /https:\/\//,
  ],
] as const)("%s", (_case, file, change, key, expected) => {
  const fault = faultOf(() => readEdition(changed(editionFiles, file, change), offers));
  expect(fault).toMatchObject({ kind: "unreadable", key });
  expect(fault.message).toMatch(expected);
  expect(fault.message).toContain(".yaml");
  expect(fault.message).toMatch(/, ligne \d+\u00a0: /);
  if (fault.kind === "unreadable") expect(fault.expected.en).not.toBe("");
});

test("the line is that of the key", () => {
  const fault = faultOf(() =>
    readEdition(changed(editionFiles, "teams.chat.yaml", swap("label: move-now", "label: x")), offers),
  );
  const text = editionFiles.find(({ name }) => name.endsWith("teams.chat.yaml"))?.text ?? "";
  expect(fault).toMatchObject({ line: text.split("\n").findIndex((line) => line.startsWith("label:")) + 1 });
});

test("an edition without its opening file", () => {
  const files = editionFiles.filter(({ name }) => !name.endsWith("edition.yaml"));
  expect(faultOf(() => readEdition(files, offers))).toMatchObject({
    kind: "unreadable",
    file: "doctrine/2021-09-15/edition.yaml",
  });
});

test.each([
  ["two files on one offer", "visio.yaml", swap("id: visio", "id: webconf"), /un seul fichier/],
  [
    "an id in capitals",
    "visio.yaml",
    swap("id: visio", "id: Visio"),
    /un identifiant en minuscules, chiffres et tirets/,
  ],
  ["a day without what it is", "visio.yaml", swap("basis: attested", "basis: null"), /stated ou attested/],
  ["a kind that is none", "visio.yaml", swap("kind: la-suite", "kind: lasuite"), /l’une des valeurs snap/],
  ["no source", "grist.yaml", (text: string) => text.replace(/sources:[\s\S]*$/, "sources: []\n"), /au moins 1/],
  [
    "a qualified offer that is none",
    "wimi.yaml",
    (text: string) => text.replace(/qualified:.*\n/, ""),
    /qualification/,
  ],
  ["contents that are none", "visio.yaml", swap("what: health", "what: santé"), /marking, health/],
] as const)("offers: %s", (_case, file, change, expected) => {
  expect(faultOf(() => readOffers(changed(offerFiles, file, change))).message).toMatch(expected);
});

test.each([
  ["a kind that is none", swap("kind: long-path", "kind: longpath"), /long-path/],
  ["a kind told twice", swap("kind: long-path", "kind: malware"), /une entrée et une seule pour malware/],
  [
    "one left out",
    (text: string) => text.replace(/ {2}- kind: ending[\s\S]*$/, ""),
    /une entrée et une seule pour ending/,
  ],
  ["a trait that is no name", swap("trait: longPath", "trait: long path"), /le nom d’un trait/],
  ["a stance that is none", swap("unstated: with-work", "unstated: maybe"), /no, with-work/],
] as const)("obstacles: %s", (_case, change, expected) => {
  const text = readFileSync(new URL("../../templates/obstacles.yaml", import.meta.url), "utf8");
  expect(change(text)).not.toBe(text);
  const fault = faultOf(() => readObstacles({ name: OBSTACLES_FILE, text: change(text) }));
  expect(fault).toMatchObject({ kind: "unreadable", file: OBSTACLES_FILE, line: expect.any(Number) });
  expect(fault.message).toMatch(expected);
});
