/** Vocabularies of six fields: words that any guide of the field has, and no one's file. */

import { describe, expect, test } from "vitest";
import { detect } from "../../src/detect/detect.ts";
import { DETECTORS } from "../../src/detect/detectors/index.ts";
import { documentOf, found, judged } from "./found.ts";

const NIR = "2 69 05 49 588 000 43";
const fields = (text: string) => judged(text).filter((each) => each.includes("vocabulary"));

describe("two distinct terms tell of a field, low", () => {
  test.each([
    ["hr", "Passage au 6e échelon, indice majoré 450."],
    ["hr", "Bulletins de paie et supplément familial de traitement"],
    ["hr", "La CAP a rendu son avis sur la mutation."],
    ["hr", "son blâme et son congé de longue maladie"],
    ["procurement", "L'acte d'engagement et la DPGF sont joints."],
    ["procurement", "BPU et CCTP"],
    ["procurement", "rapport d’analyse des offres, secret des affaires"],
    ["tax", "Avis d'imposition et quotient familial"],
    ["tax", "PROPOSITION DE RECTIFICATION après contrôle fiscal"],
    ["tax", "liasse fiscale ; secret fiscal"],
    ["justice", "casier judiciaire, bulletin n° 2"],
    ["justice", "placé en garde à vue ; le parquet a requis"],
    ["justice", "procès-verbal d'audition de la partie civile"],
    ["health", "Le diagnostic figure au compte rendu d'hospitalisation."],
    ["health", "Dossier MDPH, reconnu en ALD"],
    ["health", "inaptitude et handicap"],
    ["social", "allocataire du RSA"],
    ["social", "aide sociale à l'enfance ; demande d'asile"],
  ])("%s: %s", (field, text) => expect(fields(text)).toContain(`low vocabulary-${field}`));
});

describe("one term never does", () => {
  test.each([
    ["once", "Le bulletin de paie est envoyé le 28."],
    ["again and again", "échelon, échelon, échelons et Échelon"],
    ["an acronym in small letters", "il met un cap sur le csa de la baie"],
    ["a piece of a word", "capitaine, paierie, parqueterie"],
    ["nothing", "Réunion de service lundi."],
  ])("%s", (_case, text) => expect(fields(text)).toEqual([]));
});

const THREE = "Indice majoré, échelon et RIFSEEP.";

describe("medium takes three terms and somebody's number", () => {
  test.each([
    ["three terms alone", THREE, ["low vocabulary-hr"]],
    ["two terms and a person's number", `Indice majoré, échelon. NIR ${NIR}`, ["low vocabulary-hr"]],
    ["three terms and a person's number", `${THREE} NIR ${NIR}`, ["medium vocabulary-hr"]],
    ["three terms and a company's", `${THREE} SIREN 991 234 568`, ["medium vocabulary-hr"]],
    ["three terms and an address alone", `${THREE} c.martin@example.com`, ["low vocabulary-hr"]],
    ["three terms and a telephone alone", `${THREE} 01 99 00 12 34`, ["low vocabulary-hr"]],
    ["three terms and a number of low confidence", `${THREE} 991234568`, ["low vocabulary-hr"]],
    [
      "all terms and a person's number: never high",
      `${THREE} Blâme, NBI, mutation, titularisation. NIR ${NIR}`,
      ["medium vocabulary-hr"],
    ],
  ])("%s", (_case, text, expected) => expect(fields(text)).toEqual(expected));
});

test("the place is the first term's, and a field is told once", () => {
  expect(found("Note : échelon, puis indice majoré, puis échelon")).toEqual(["échelon"]);
});

test("terms count over the whole of a long document", () => {
  expect(fields(`échelon ${"mot ".repeat(20_000)} indice majoré`)).toEqual(["low vocabulary-hr"]);
});

test("every field is low with two of its terms, whichever they are", () => {
  for (const detector of DETECTORS) {
    if (detector.candidates !== "terms") continue;
    for (const [at, term] of detector.terms.entries()) {
      const other = detector.terms[(at + 7) % detector.terms.length] ?? "";
      const ids = detect(documentOf(`Objet : ${term}.\n\nSuite : ${other}.\n`)).map(({ detector: id }) => id);
      expect(ids, `${term}, ${other}`).toContain(detector.id);
    }
  }
});
