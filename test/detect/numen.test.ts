/** NUMEN: entry 99, order 99 999 and the letters ZZZ: no agent's. */

import { describe, expect, test } from "vitest";
import { found, judged } from "./found.ts";

describe("finds", () => {
  test.each([
    ["after its name", "NUMEN : 01E9999999ZZZ", "01E9999999ZZZ"],
    ["of the last académie", "NUMEN 43G9999999ZZZ", "43G9999999ZZZ"],
    ["in groups", "NUMEN : 25 E 99 99999 ZZZ", "25 E 99 99999 ZZZ"],
    ["in smaller groups", "Numen : 25 E 99 99 999 ZZZ", "25 E 99 99 999 ZZZ"],
    ["small letters", "numen 25e9999999zzz", "25e9999999zzz"],
    ["for a transfer", "saisie sur SIAM avec le 25P9999999ZZZ", "25P9999999ZZZ"],
    ["for one's file", "connectez-vous à I-Prof : 25A9999999ZZZ", "25A9999999ZZZ"],
    ["no-break space before the colon", "NUMEN\u00a0: 25E9999999ZZZ", "25E9999999ZZZ"],
  ])("%s", (_case, text, value) => {
    expect(judged(text)).toEqual(["high numen"]);
    expect(found(text)).toEqual([value]);
  });
});

describe("leaves", () => {
  test.each([
    ["no such académie", "NUMEN 34E9999999ZZZ"],
    ["académie 00", "NUMEN 00E9999999ZZZ"],
    ["a digit where the letter stands", "NUMEN 2599999999ZZZ"],
    ["two letters at the end", "NUMEN 25E99999999ZZ"],
    ["fourteen characters", "NUMEN 25E9999999ZZZZ"],
    ["a VAT number", "NUMEN FR40303265045"],
  ])("%s", (_case, text) => expect(judged(text).filter((each) => each.endsWith(" numen"))).toEqual([]));
});

test.each([
  ["its shape alone", "25E9999999ZZZ", ["medium numen"]],
  ["its shape, named as another thing's", "lot n° 25E9999999ZZZ", ["low numen"]],
  ["its shape alone, in groups", "25 E 99 99999 ZZZ", []],
  ["in groups beside a transfer", "mutation : 25 E 99 99999 ZZZ", ["medium numen"]],
  [
    "under its column",
    "Nom;NUMEN\nMARTIN-EXEMPLE;25E9999999ZZZ\nPETIT-EXEMPLE;01G9999999ZZZ\n",
    ["high numen", "high numen"],
  ],
])("%s", (_case, text, expected) => expect(judged(text)).toEqual(expected));
