/** Words that speak for a value, however they are written: with or without accents, inclusive, plural, as names of fields. */

import { describe, expect, test } from "vitest";
import { DETECTORS } from "../../src/detect/detectors/index.ts";
import { rolesIn } from "../../src/detect/headers.ts";
import { lexiconOf } from "../../src/detect/lexicon.ts";
import { judged } from "./found.ts";

const NIR = "2 69 05 49 588 000 43";
const spoken = (words: string) => judged(`${words} ${NIR}`)[0] === "high nir";

describe("its words", () => {
  test.each([
    ["as told", "numéro de sécurité sociale"],
    ["without accents", "numero de securite sociale"],
    ["accents apart", "nume\u0301ro de se\u0301curite\u0301 sociale"],
    ["capitals", "NUMÉRO DE SÉCURITÉ SOCIALE"],
    ["capitals without accents", "NUMERO DE SECURITE SOCIALE"],
    ["n°", "n° de sécurité sociale"],
    ["nº, of Spain", "nº de sécurité sociale"],
    ["N.", "N. de sécurité sociale"],
    ["no-break spaces", "numéro\u00a0de\u00a0sécurité\u202fsociale"],
    ["two spaces", "numéro  de  sécurité  sociale"],
    ["over a line's end", "numéro de sécurité\nsociale"],
    ["over a line's end of Windows", "numéro de sécurité\r\nsociale"],
    ["a hyphen", "numéro de sécurité-sociale"],
    ["plural", "numéros de sécurité sociale"],
    ["plural of the last word", "assurés"],
    ["feminine between brackets", "assuré(e)"],
    ["feminine with a middle point", "assuré·e"],
    ["feminine with a full stop", "assuré.e"],
    ["feminine plural with middle points", "assuré·e·s"],
    ["feminine plural between brackets", "assuré(e)s"],
    ["feminine, spelt out", "assurée"],
    ["the feminine inside a term", "n° d'assuré(e)"],
    ["snake case", "numero_securite_sociale:"],
    ["snake case in capitals", "NUMERO_SECURITE_SOCIALE ="],
    ["camel case", "numeroSecuriteSociale:"],
    ["kebab case", "numero-securite-sociale:"],
    ["an acronym", "NIR"],
    ["a typographic apostrophe", "numéro d’assuré"],
    ["an entity", "s&eacute;curit&eacute; sociale"],
  ])("%s: %s", (_case, words) => expect(spoken(words)).toBe(true));
});

describe("no words of its own", () => {
  test.each([
    ["a piece of a word", "finir"],
    ["its beginning", "sécuriser"],
    ["its end", "insécu"],
    ["a word between", "numéro de la sécurité routière"],
    ["one word of several", "numéro de sécurité"],
    ["a word cut by three line's ends", "carte\n\n\n\nvitale"],
    ["another vowel", "assura"],
  ])("%s: %s", (_case, words) => expect(judged(`${words} ${NIR}`)).toEqual(["medium nir"]));
});

describe("an acronym in small letters is another word, unless it names a field", () => {
  const BANK = "4000 0012 3456 7899";
  test.each([
    ["in capitals", `CB ${BANK}`, ["high card"]],
    ["in small letters", `le cb ${BANK}`, ["low card"]],
    ["in mixed letters", `le Cb ${BANK}`, ["low card"]],
    ["before a colon", `cb : ${BANK}`, ["high card"]],
    ["before an equals sign", `cb=${BANK}`, ["high card"]],
    ["between quotes", `"cb": "${BANK}"`, ["high card"]],
    ["as an element", `<cb>${BANK}</cb>`, ["high card"]],
    ["after an underscore", `num_cb ${BANK}`, ["high card"]],
    ["said to be", `ma cb est ${BANK}`, ["high card"]],
    ["above a column", `nom;cb\nMARTIN;${BANK}\n`, ["high card"]],
  ])("%s", (_case, text, expected) => expect(judged(text)).toEqual(expected));
});

describe("a column's header", () => {
  const lexicon = lexiconOf(DETECTORS);
  const role = (header: string, id: string) =>
    rolesIn(
      header,
      lexicon,
      DETECTORS.findIndex((each) => each.id === id),
    );
  test.each([
    ["SIREN", "siren", "cue"],
    ["siren", "siren", "cue"],
    ["N° SIREN", "siren", "cue"],
    ["numeroSiren", "siren", "cue"],
    ["num_siren", "siren", "cue"],
    ["Fournisseur", "siren", "hint"],
    ["N° FINESS", "siren", "rival"],
    ["Commande", "siren", "neutral"],
    ["N° de commande (SIREN)", "siren", "cue"],
    ["Sirenia", "siren", null],
    ["Nom", "siren", null],
    ["", "siren", null],
    ["ine", "ine", "cue"],
    ["Machine", "ine", null],
    ["Date de naissance", "birth-date", "cue"],
    ["Né(e) le", "birth-date", "cue"],
    ["Nom de naissance", "birth-date", "rival"],
    ["DATE_NAISS", "birth-date", "cue"],
    ["dateNaissance", "birth-date", "cue"],
    ["Numéro de sécurité sociale de l'assuré(e)", "nir", "cue"],
    [`${"x ".repeat(400)}SIREN`, "siren", null],
  ])("%s: %s", (header, id, expected) => expect(role(header, id)).toBe(expected));
});

test("more columns than are remembered are read all the same", () => {
  const lexicon = lexiconOf(DETECTORS);
  const siren = DETECTORS.findIndex(({ id }) => id === "siren");
  for (let column = 0; column < 10_100; column++) rolesIn(`SIREN ${column}`, lexicon, siren);
  expect(rolesIn("SIREN de plus", lexicon, siren)).toBe("cue");
  expect(lexicon.headers.size).toBeLessThanOrEqual(10_000);
});
