/** Distinct values are counted, each at its best confidence; nothing of them gets out. */

import { expect, test } from "vitest";
import { searchedCategories } from "../../src/detect/detectors/index.ts";
import { nir } from "../../src/detect/detectors/nir.ts";
import { detect, maskName, toFindings } from "../../src/detect/index.ts";
import { cellsFrom } from "../../src/model/cells.ts";
import { documentOf } from "./found.ts";

const findings = (...texts: string[]) =>
  toFindings(texts.map((text) => ({ text, spans: detect(documentOf(text)) }))).map(
    ({ detector, count, confidence }) => `${count} ${confidence} ${detector}`,
  );

const A = "2 69 05 49 588 000 43";
const B = "1 85 11 2B 033 000 14";
const FAR = "x ".repeat(400);

test.each([
  [
    "one value three times, spaced otherwise",
    [`NIR ${A}, NIR ${A.replaceAll(" ", "")}, NIR ${A.replaceAll(" ", "\u00a0")}`],
    ["1 high nir"],
  ],
  ["two values", [`NIR ${A} et ${B}`], ["2 high nir"]],
  ["one value, with and without its words: once, at its best", [`NIR ${A} ${FAR} ${A}`], ["1 high nir"]],
  ["two values, one with its words", [`NIR ${A} ${FAR} ${B}`], ["1 high nir", "1 medium nir"]],
  ["one value in a mail and in its attachment", [`NIR ${A}`, `${A}`], ["1 high nir"]],
  ["one marking on every page", ["SECRET FISCAL\nA\nSECRET FISCAL\n"], ["1 high marking"]],
  ["nothing", ["rien à signaler"], []],
])("%s", (_case, texts, expected) => expect(findings(...texts)).toEqual(expected));

test("a number in a list of agents is an agent's, unless the item holds a citizen's too", () => {
  const row = (header: string, other: string) => {
    const text = `Nom\t${other}\t\nA. Martin-Exemple\t${A}\t\n`;
    const start = text.indexOf(A);
    const first = text.indexOf("A. Martin");
    const cells = [
      { start: first, end: start - 1, header },
      { start, end: start + A.length, header: other },
    ];
    return { text, spans: detect(documentOf(text, { cells: cellsFrom(cells) })) };
  };
  const agents = row("Agent", "NIR");
  const people = row("Assuré", "NIR");
  expect(toFindings([agents]).map(({ category }) => category)).toEqual(["state-agent-data"]);
  expect(toFindings([people]).map(({ category }) => category)).toEqual(["citizen-personal-data"]);
  expect(toFindings([agents, people]).map(({ category }) => category)).toEqual(["citizen-personal-data"]);
});

test.each([
  [`Dossier ${A.replaceAll(" ", "")}.docx`, "Dossier [nir].docx"],
  [`NIR_${A.replaceAll(" ", "")}_et_${B}.pdf`, "NIR_[nir]_et_[nir].pdf"],
  ["Facture SIRET 991 234 568 00012.pdf", "Facture SIRET [siret].pdf"],
  ["RIB FR14 2004 1010 0505 0001 3M02 606", "RIB [iban]"],
  ["NIR269054958800043.pdf", "NIR[nir].pdf"],
  ["IBANFR1420041010050500013M02606.pdf", "IBAN[iban].pdf"],
  ["NIR 2690549588000.pdf", "NIR [nir].pdf"],
  ["991234568.pdf", "991234568.pdf"],
  ["Commande 991234568.pdf", "Commande 991234568.pdf"],
  ["DIFFUSION RESTREINTE", "DIFFUSION RESTREINTE"],
  ["Notes 2024.txt", "Notes 2024.txt"],
])("the name %s stands as %s", (name, masked) => expect(maskName(name).masked).toBe(masked));

test("a finding holds numbers and known words only", () => {
  const [finding] = maskName(`NIR ${A}`).findings;
  expect(finding).toEqual({ detector: "nir", category: "citizen-personal-data", count: 1, confidence: "high" });
});

test("a number that is another's among agents is looked for in both categories; what has no detector in none", () => {
  expect([...searchedCategories([nir])]).toEqual(["citizen-personal-data", "state-agent-data"]);
  expect([...searchedCategories([])]).toEqual([]);
  expect(searchedCategories().has("marked-document")).toBe(true);
});
