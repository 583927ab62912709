/** Files of an administration's own detectors: what is wrong in one is told with its file, its line and its key. */

import { describe, expect, test } from "vitest";
import { ConfigurationFault } from "../../src/store/configuration.ts";
import { writtenDetectors } from "../../src/store/custom-detectors.ts";

const FULL = `id: matricule-dgx
title: { fr: Matricule de la DGX, en: DGX agent number }
category: state-agent-data
pattern: "DGX-[0-9]{6}[A-Z]"
ignore-case: true
check: luhn
context: [matricule, agent]
context-required: true
`;
const LEAST = "id: projet\ntitle: Projet Aurore\ncategory: state-agent-data\npattern: AURORE\n";

const read = (text: string) => writtenDetectors([{ name: "detectors/own.yaml", text }]).map(({ detector }) => detector);

test("all that can be said", () => {
  expect(read(FULL)).toEqual([
    {
      id: "matricule-dgx",
      title: { fr: "Matricule de la DGX", en: "DGX agent number" },
      category: "state-agent-data",
      pattern: "DGX-[0-9]{6}[A-Z]",
      ignoreCase: true,
      check: "luhn",
      context: ["matricule", "agent"],
      contextRequired: true,
    },
  ]);
});

test("what must be said, and what stands where nothing is", () => {
  expect(read(LEAST)).toEqual([
    {
      id: "projet",
      title: { fr: "Projet Aurore", en: "Projet Aurore" },
      category: "state-agent-data",
      pattern: "AURORE",
      ignoreCase: false,
      check: "none",
      context: [],
      contextRequired: false,
    },
  ]);
});

test("Bascule's own folder holds none, so that nothing is made up for anyone", () =>
  expect(writtenDetectors()).toEqual([]));

const TITLE = { fr: /^attendu\u00a0: un texte, ou { fr: …, en: … }$/, en: /^expected a text, or { fr: …, en: … }$/ };

describe("refuses", () => {
  const without = (key: string) => FULL.replace(new RegExp(`^${key}:.*\n`, "m"), "");
  const instead = (key: string, value: string) => FULL.replace(new RegExp(`^${key}:.*$`, "m"), `${key}: ${value}`);
  test.each([
    [
      "an id with a capital",
      instead("id", "Matricule"),
      1,
      "id",
      /identifiant de 2 à 40 minuscules/,
      /id of 2 to 40 small letters/,
    ],
    ["an id with a space", instead("id", "mon matricule"), 1, "id", /identifiant de 2 à 40/, /an id of/],
    ["an id of one letter", instead("id", "m"), 1, "id", /identifiant de 2 à 40/, /an id of/],
    ["an id that is a number", instead("id", "42"), 1, "id", /un texte \(entre guillemets/, /a text \(in quotes/],
    ["no id", without("id"), null, "id", /elle manque, attendu\u00a0: un texte/, /it is missing, expected a text/],
    ["no title", without("title"), null, "title", /elle manque.*\{ fr: …/, /it is missing.*\{ fr: …/],
    ["an empty title", instead("title", '""'), 2, "title", TITLE.fr, TITLE.en],
    ["a title that is a list", instead("title", "[a, b]"), 2, "title", TITLE.fr, TITLE.en],
    ["a title in one language", instead("title", "{ fr: Matricule }"), 2, "title", TITLE.fr, TITLE.en],
    [
      "no category",
      without("category"),
      null,
      "category",
      /elle manque.*state-agent-data/,
      /it is missing.*state-agent-data/,
    ],
    [
      "an unknown category",
      instead("category", "agents"),
      3,
      "category",
      /attendu\u00a0: l’une des valeurs .*state-agent-data/,
      /expected one of .*state-agent-data/,
    ],
    ["no pattern", without("pattern"), null, "pattern", /elle manque/, /it is missing/],
    ["an empty pattern", instead("pattern", '""'), 4, "pattern", /texte non vide/, /not empty/],
    ["yes for true", instead("ignore-case", "yes"), 5, "ignore-case", /true ou false/, /true or false/],
    ["an unknown check", instead("check", "crc"), 6, "check", /none, luhn, mod97/, /none, luhn, mod97/],
    ["context that is no list", instead("context", "matricule"), 7, "context", /une liste/, /a list/],
    ["context of numbers", instead("context", "[42]"), 7, "context", /un texte/, /a text/],
    [
      "an unknown key",
      `${FULL}colour: red\n`,
      9,
      "colour",
      /elle n’existe pas.*clés admises ici/,
      /it does not exist; keys accepted here/,
    ],
    ["a list that nothing closes, which the end tells", `${LEAST}context: [matricule\n`, 6, null, /./, /./],
    ["a key twice", `${LEAST}id: autre\n`, 5, null, /./, /./],
    ["nothing at all", "", null, "id", /elle manque/, /it is missing/],
    ["a list", "- id: x\n", null, "", /des clés et leurs valeurs/, /keys and their values/],
    ["a sentence", "bonjour\n", null, "", /des clés et leurs valeurs/, /keys and their values/],
  ])("%s", (_case, text, line, key, fr, en) => {
    const fault = faultOf(() => read(text));
    expect(fault.path).toBe("templates/detectors/own.yaml");
    expect([fault.line, fault.key]).toEqual([line, key]);
    expect(fault.detail.fr).toMatch(fr);
    expect(fault.detail.en).toMatch(en);
  });
});

function faultOf(run: () => unknown): ConfigurationFault {
  try {
    run();
  } catch (error) {
    if (error instanceof ConfigurationFault) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}
