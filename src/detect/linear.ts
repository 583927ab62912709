/**
 * Patterns that others write, and whose time must grow with the text alone: every repetition has a bound, and from one
 * place of the text there are so many ways to read at most. The ways are counted from above: alternatives add up, what
 * follows one another multiplies, a repetition has the ways of each of its lengths.
 */

import { type AST, RegExpParser } from "@eslint-community/regexpp";
import type { Wording } from "../model/verdict.ts";

const MOST_WAYS = 1000;
const SHORTEST = 3;
const LONGEST = 200;

/** Of a piece of a pattern: in how many ways it may read, and how many characters at least and at most. */
interface Reading {
  readonly ways: number;
  readonly least: number;
  readonly most: number;
}

class Refused extends Error {
  readonly why: Wording;
  constructor(fr: string, en: string) {
    super(en);
    this.why = { fr, en };
  }
}

/** What is wrong with a pattern; null when it may be used. */
export function troubleOfPattern(pattern: string): Wording | null {
  try {
    const { ways, least, most } = alternatives(new RegExpParser().parsePattern(pattern, 0, pattern.length, true));
    if (ways > MOST_WAYS)
      throw new Refused(
        `l’expression peut lire un même passage de plus de ${MOST_WAYS} façons\u202f; resserrez ses répétitions`,
        `the pattern may read one passage in more than ${MOST_WAYS} ways; tighten its repetitions`,
      );
    if (least < SHORTEST)
      throw new Refused(
        `l’expression peut ne lire que ${least} caractère(s)\u202f; il en faut au moins ${SHORTEST}`,
        `the pattern may match as few as ${least} character(s); it needs at least ${SHORTEST}`,
      );
    if (most > LONGEST)
      throw new Refused(
        `l’expression peut lire ${most} caractères\u202f; la limite est de ${LONGEST}`,
        `the pattern may match ${most} characters; the limit is ${LONGEST}`,
      );
    return null;
  } catch (error) {
    if (error instanceof Refused) return error.why;
    if (error instanceof SyntaxError)
      return {
        fr: `une expression rationnelle bien formée (${error.message})`,
        en: `a well-formed regular expression (${error.message})`,
      };
    throw error;
  }
}

function alternatives(node: { readonly alternatives: readonly AST.Alternative[] }): Reading {
  const readings = node.alternatives.map(({ elements }) => inARow(elements));
  return {
    ways: readings.reduce((sum, { ways }) => sum + ways, 0),
    least: Math.min(...readings.map(({ least }) => least)),
    most: Math.max(...readings.map(({ most }) => most)),
  };
}

function inARow(elements: readonly AST.Element[]): Reading {
  let [ways, least, most] = [1, 0, 0];
  for (const element of elements) {
    const reading = readingOf(element);
    ways *= reading.ways;
    least += reading.least;
    most += reading.most;
  }
  return { ways, least, most };
}

const ONE: Reading = { ways: 1, least: 1, most: 1 };

function readingOf(element: AST.Element): Reading {
  switch (element.type) {
    case "Character":
    case "CharacterClass":
    case "CharacterSet":
      return ONE;
    case "Group":
    case "CapturingGroup":
      return alternatives(element);
    case "Quantifier":
      return repeated(element);
    case "Assertion":
      if (element.kind === "lookahead" || element.kind === "lookbehind")
        throw new Refused(
          "les regards en avant et en arrière ne sont pas admis\u202f; les limites de mots sont ajoutées",
          "look-ahead and look-behind are not accepted; limits of words are added",
        );
      return { ways: 1, least: 0, most: 0 };
    case "Backreference":
      throw new Refused("les renvois (\\1) ne sont pas admis", "back-references (\\1) are not accepted");
    default:
      throw new Refused(
        `une construction n’est pas admise (${element.raw})`,
        `a construction is not accepted (${element.raw})`,
      );
  }
}

function repeated({ element, min, max, raw }: AST.Quantifier): Reading {
  if (!Number.isFinite(max))
    throw new Refused(
      `« ${raw} » n’a pas de borne\u202f; écrivez par exemple {1,20}`.replace("« ", "«\u00a0").replace(" »", "\u00a0»"),
      `"${raw}" has no bound; write {1,20} for instance`,
    );
  const one = readingOf(element);
  let ways = 0;
  for (let times = min; times <= max && ways <= MOST_WAYS; times++) ways += one.ways ** times;
  return { ways, least: one.least * min, most: one.most * max };
}
