/** Patterns that others write: those whose time could grow faster than the text are refused, each with its sentence. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromCustom } from "../../src/detect/custom.ts";
import { detect } from "../../src/detect/detect.ts";
import { troubleOfPattern } from "../../src/detect/linear.ts";
import { documentOf } from "./found.ts";

describe("takes", () => {
  test.each([
    "DGX-[0-9]{6}[A-Z]",
    "[0-9]{4}-[0-9]{4}",
    "(?:AB|CD)[0-9]{5}",
    "(AB|CD)-\\d{3,8}",
    "OPERATION [A-Z]{3,20}",
    "opération (?:aurore|boréale)",
    "\\p{Lu}{3}\\d{3}",
    "[0-9A-F]{8}(?:-[0-9A-F]{4}){3}",
    "\\bDOS\\d{4}",
    "(?<serie>[A-Z]{2})\\d{4}",
    "A{200}",
    "a{1,30}b{1,30}c",
    "(?:\\d{2} ?){5}",
  ])("%s", (pattern) => expect(troubleOfPattern(pattern)).toBeNull());
});

const WAYS = {
  fr: "l’expression peut lire un même passage de plus de 1000 façons\u202f; resserrez ses répétitions",
  en: "the pattern may read one passage in more than 1000 ways; tighten its repetitions",
};
const unbounded = (raw: string) => ({
  fr: `«\u00a0${raw}\u00a0» n’a pas de borne\u202f; écrivez par exemple {1,20}`,
  en: `"${raw}" has no bound; write {1,20} for instance`,
});
const LOOK = {
  fr: "les regards en avant et en arrière ne sont pas admis\u202f; les limites de mots sont ajoutées",
  en: "look-ahead and look-behind are not accepted; limits of words are added",
};
const BACK = { fr: "les renvois (\\1) ne sont pas admis", en: "back-references (\\1) are not accepted" };
const short = (least: number) => ({
  fr: `l’expression peut ne lire que ${least} caractère(s)\u202f; il en faut au moins 3`,
  en: `the pattern may match as few as ${least} character(s); it needs at least 3`,
});
const long = (most: number) => ({
  fr: `l’expression peut lire ${most} caractères\u202f; la limite est de 200`,
  en: `the pattern may match ${most} characters; the limit is 200`,
});

describe("refuses", () => {
  test.each([
    ["the classic of nested repetitions", "(a+)+$", unbounded("(a+)+")],
    ["a plus", "AB\\d+", unbounded("\\d+")],
    ["a star", "AB.*CD", unbounded(".*")],
    ["a lazy star", "AB.*?CD", unbounded(".*?")],
    ["an open brace", "AB\\d{3,}", unbounded("\\d{3,}")],
    ["alternatives that read the same, repeated", "(a|a){1,50}", WAYS],
    ["alternatives that read the same, repeated a fixed number of times", "(?:a|a){20}b", WAYS],
    ["nested bounded repetitions", "(?:a{1,30}){1,30}b", WAYS],
    ["repetitions in a row", "a{0,30}a{0,30}a{0,30}b", WAYS],
    ["optional letters in a row", "a?a?a?a?a?a?a?a?a?a?aaa", WAYS],
    ["a repetition that may read nothing", "(?:a?){30}bcd", WAYS],
    ["a back-reference", "(\\w{3})-\\1", BACK],
    ["a named back-reference", "(?<x>\\w{3})-\\k<x>", BACK],
    ["look-ahead", "DGX(?=\\d{3})", LOOK],
    ["negative look-ahead", "DGX(?!\\d{3})", LOOK],
    ["look-behind", "(?<=DGX)\\d{3}", LOOK],
    ["negative look-behind", "(?<!DGX)\\d{3}", LOOK],
    ["nothing at all", "(?:)", short(0)],
    ["what may read nothing", "(?:abc)?", short(0)],
    ["two characters", "\\d\\d", short(2)],
    ["one of two alternatives too short", "DGX-\\d{4}|AB", short(2)],
    ["only limits of words", "\\b\\b", short(0)],
    ["too long", "A{201}", long(201)],
    ["far too long", "[0-9]{1000000}", long(1_000_000)],
    ["long by its pieces", "(?:A{50}){5}", long(250)],
  ])("%s: %s", (_case, pattern, why) => expect(troubleOfPattern(pattern)).toEqual(why));

  test.each(["(", "[A-", "a{2,1}b", "\\", "abc)", "?abc", "\\p{Nothing}{3}", "(?<x>a)(?<x>b)c"])(
    "what is no pattern: %s",
    (pattern) => {
      const why = troubleOfPattern(pattern);
      expect(why?.fr).toMatch(/^une expression rationnelle bien formée \(.+\)$/);
      expect(why?.en).toMatch(/^a well-formed regular expression \(.+\)$/);
    },
  );
});

const SIZE = 200_000;
const piece = fc.constantFrom(
  "a",
  "ab",
  "A",
  "\\d",
  "[ab]",
  "[a-z]",
  ".",
  "\\w",
  " ?",
  "-",
  "\\p{L}",
  "a?",
  "(?:a|b)",
  "(?:a|a)",
  "é",
  "\\s",
);
const bounds = fc.constantFrom(
  "",
  "",
  "?",
  "{2}",
  "{3}",
  "{1,3}",
  "{0,5}",
  "{1,10}",
  "{0,30}",
  "{5,60}",
  "??",
  "{1,9}?",
);
const { pattern: generated } = fc.letrec<{ pattern: string }>((tie) => ({
  pattern: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc
      .tuple(piece, bounds)
      .map(([each, times]) =>
        /[?]$/.test(each) || (each.length > 1 && !/^[\\[(]/.test(each)) ? `(?:${each})${times}` : each + times,
      ),
    fc.tuple(tie("pattern"), tie("pattern")).map(([one, other]) => one + other),
    fc.tuple(tie("pattern"), tie("pattern")).map(([one, other]) => `(?:${one}|${other})`),
    fc.tuple(tie("pattern"), bounds).map(([one, times]) => `(?:${one})${times}`),
  ),
}));
/** Texts in which every place begins what almost matches. */
const HOSTILE = [
  "a".repeat(SIZE),
  "ab".repeat(SIZE / 2),
  "1".repeat(SIZE),
  "a ".repeat(SIZE / 2),
  "aaaa-1 é\n".repeat(SIZE / 9),
  "-".repeat(SIZE),
];

test("what is taken ends well within the test's time on any text", () => {
  let taken = 0;
  fc.assert(
    fc.property(generated, fc.constantFrom(...HOSTILE), (pattern, text) => {
      if (troubleOfPattern(pattern) !== null) return;
      taken += 1;
      const detector = { id: "own", title: { fr: "x", en: "x" }, pattern, ignoreCase: taken % 2 === 0, context: [] };
      const own = fromCustom({ ...detector, category: "state-agent-data", check: "none", contextRequired: false });
      // The engine asks for each match of the pattern, over the text whole.
      let matches = 0;
      for (const { 0: match } of text.matchAll(own.pattern as RegExp)) matches += match.length;
      expect(matches).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 500 },
  );
  expect(taken).toBeGreaterThan(25);
});

test.each(["(?:a|b|[ab]){6}c", "a{1,30}a{1,30}b", "(?:a?){9}bcd", "(?:(?:a|a){3}){3}b", "a{0,30}[ab]{3,33}X"])(
  "the most ways that are taken, in a text where each is tried: %s",
  (pattern) => {
    expect(troubleOfPattern(pattern)).toBeNull();
    const own = fromCustom({
      id: "own",
      title: { fr: "x", en: "x" },
      category: "state-agent-data",
      pattern,
      ignoreCase: true,
      check: "none",
      context: [],
      contextRequired: false,
    });
    expect(detect(documentOf("a".repeat(SIZE)), null, [own])).toEqual([]);
    expect(detect(documentOf(" a".repeat(SIZE / 2)), null, [own])).toEqual([]);
  },
);
