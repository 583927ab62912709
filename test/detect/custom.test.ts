/** An administration's own detectors: made-up matricules and code names, which are nobody's. */

import { describe, expect, test } from "vitest";
import { BUILT_IN, detectorsWith, fromCustom } from "../../src/detect/custom.ts";
import { DETECTORS } from "../../src/detect/detectors/index.ts";
import type { CustomDetector } from "../../src/model/custom-detector.ts";
import { found, judged } from "./found.ts";

const NUMBER: CustomDetector = {
  id: "matricule-dgx",
  title: { fr: "Matricule de la DGX", en: "DGX agent number" },
  category: "state-agent-data",
  pattern: "DGX-[0-9]{6}[A-Z]",
  ignoreCase: false,
  check: "none",
  context: ["matricule", "agent"],
  contextRequired: false,
};
const with_ = (more: Partial<CustomDetector>) => [fromCustom({ ...NUMBER, ...more })];

const PLAIN = with_({});
const ALONE = with_({ context: [] });
const REQUIRED = with_({ contextRequired: true });
const ANY_CASE = with_({ ignoreCase: true });
const LUHN = with_({ pattern: "[0-9]{4} [0-9]{5}", check: "luhn", context: [] });
const MOD97 = with_({ pattern: "K[0-9]{6}", check: "mod97", context: [] });
const NAME = with_({ id: "projet", pattern: "opération (?:aurore|boréale)", ignoreCase: true, context: [] });

describe("judges", () => {
  test.each([
    ["beside its words", PLAIN, "Agent DGX-990042Z", ["high matricule-dgx"]],
    ["under its column", PLAIN, "Nom;Matricule\nMARTIN;DGX-990042Z\n", ["high matricule-dgx"]],
    ["without its words", PLAIN, "DGX-990042Z", ["medium matricule-dgx"]],
    ["words that are beyond 300 characters", PLAIN, `Agent ${"x ".repeat(160)} DGX-990042Z`, ["medium matricule-dgx"]],
    ["when no words are asked for", ALONE, "DGX-990042Z", ["high matricule-dgx"]],
    ["required words that are there", REQUIRED, "agents : DGX-990042Z", ["high matricule-dgx"]],
    ["required words that are not", REQUIRED, "DGX-990042Z", []],
    ["another case", PLAIN, "dgx-990042z", []],
    ["any case", ANY_CASE, "dgx-990042z", ["medium matricule-dgx"]],
    ["glued to a letter", PLAIN, "XDGX-990042Z", []],
    ["glued to a letter with an accent", PLAIN, "éDGX-990042Z", []],
    ["glued to a digit", PLAIN, "DGX-990042Z1", []],
    ["between marks", PLAIN, "(DGX-990042Z);", ["medium matricule-dgx"]],
    ["Luhn's key that holds", LUHN, "9912 34568", ["high matricule-dgx"]],
    ["Luhn's key that does not", LUHN, "9912 34569", []],
    ["a key modulo 97 that holds", MOD97, "K000098", ["high matricule-dgx"]],
    ["a key modulo 97 that does not", MOD97, "K000099", []],
    ["a code name", NAME, "L'Opération Boréale commence.", ["high projet"]],
    ["a code name over a no-break space", NAME, "opération\u00a0aurore", ["high projet"]],
    ["a code name with its accents apart", NAME, "ope\u0301ration aurore", ["high projet"]],
  ])("%s", (_case, detectors, text, expected) => expect(judged(text, detectors)).toEqual(expected));

  test("places are the original's", () => {
    expect(found("é\u200b e\u0301 : DGX-\u200b990042Z.", PLAIN)).toEqual(["DGX-\u200b990042Z"]);
  });

  test("all of a long text, over every border", () => {
    expect(judged("DGX-990042Z lorem\n".repeat(5000), PLAIN)).toHaveLength(5000);
  });
});

describe("beside Bascule's own", () => {
  const digits = [{ ...NUMBER, pattern: "[0-9]{9}", context: [] }];
  test("an administration knows its numbers best", () => {
    expect(judged("SIREN 991234568", detectorsWith(digits))).toEqual(["high matricule-dgx"]);
  });

  test("all others are found still", () => {
    expect(judged("DGX-990042Z, NIR 2 69 05 49 588 000 43", detectorsWith([NUMBER]))).toEqual([
      "medium matricule-dgx",
      "high nir",
    ]);
  });

  test("none leaves them as they are, and the same ones are compiled once", () => {
    const own = [NUMBER];
    expect(detectorsWith([])).toBe(DETECTORS);
    expect(detectorsWith(own)).toBe(detectorsWith(own));
  });

  test("no id of theirs is free", () => {
    expect([...BUILT_IN].sort()).toEqual(DETECTORS.map(({ id }) => id).sort());
  });
});
