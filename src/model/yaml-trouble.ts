/**
 * What was expected where a YAML file breaks off, for whoever wrote it by hand, from the codes and messages of the `yaml`
 * library. https://eemeli.org/yaml/#errors
 */

import type { Wording } from "./verdict.ts";

const KEY: Wording = {
  fr: "« clé: valeur » sur une ligne, un texte qui contient « : » entre guillemets",
  en: "“key: value” on one line, a text that holds “: ” in quotes",
};
const CLOSED: Wording = {
  fr: "un guillemet, un crochet ou une accolade qui ferme ce qui est ouvert",
  en: "a quote, a bracket or a brace that closes what is open",
};

const EXPECTED: Readonly<Record<string, Wording>> = {
  TAB_AS_INDENT: {
    fr: "des espaces en début de ligne, et non une tabulation",
    en: "spaces at the beginning of the line, not a tab",
  },
  DUPLICATE_KEY: { fr: "chaque clé une seule fois", en: "each key only once" },
  BAD_INDENT: {
    fr: "le même retrait que les lignes de même niveau, et tout guillemet, crochet ou accolade refermé",
    en: "the same indentation as the lines of the same level, and every quote, bracket or brace closed",
  },
  MISSING_CHAR: CLOSED,
  BLOCK_AS_IMPLICIT_KEY: KEY,
  MULTILINE_IMPLICIT_KEY: KEY,
  UNEXPECTED_TOKEN: KEY,
  BLOCK_IN_FLOW: CLOSED,
  BAD_SCALAR_START: {
    fr: "des guillemets autour d’un texte qui commence par un signe (@, `, %…)",
    en: "quotes around a text that begins with a sign (@, `, %…)",
  },
  BAD_DQ_ESCAPE: {
    fr: "une barre oblique inverse doublée, ou le texte entre apostrophes",
    en: "a doubled backslash, or the text in single quotes",
  },
  TAG_RESOLVE_FAILED: {
    fr: "un texte, un nombre, une liste ou des clés, sans étiquette YAML (« ! »)",
    en: "a text, a number, a list or keys, without a YAML tag (“!”)",
  },
  BAD_DIRECTIVE: {
    fr: "un fichier sans directive (ligne qui commence par « % »)",
    en: "a file without a directive (a line that begins with “%”)",
  },
  MULTIPLE_DOCS: {
    fr: "un seul document, sans seconde ligne « --- »",
    en: "one document, without a second line “---”",
  },
};

/** @param code of the library's first error. */
export function yamlExpected(code: string): Wording {
  return EXPECTED[code] ?? { fr: `du YAML bien formé (${code})`, en: `well-formed YAML (${code})` };
}

/** Of a text that refers to what is named nowhere, or to more than makes sense, as the library says once its value is asked for. */
export function aliasTrouble(
  text: string,
  thrown: unknown,
): { readonly line: number | null; readonly expected: Wording } {
  const name = /^Unresolved alias \(.*\): (\S+)$/.exec(thrown instanceof Error ? thrown.message : "")?.[1] ?? null;
  const at = name === null ? -1 : text.indexOf(`*${name}`);
  const expected = {
    fr: "un texte entre guillemets s’il commence par « * », ou un renvoi à ce qui est nommé plus haut",
    en: "a text in quotes if it begins with “*”, or a reference to what is named above",
  };
  return { line: at < 0 ? null : text.slice(0, at).split("\n").length, expected };
}
