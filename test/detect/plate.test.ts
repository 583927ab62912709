/** Plates: the W of provisional series' garages, trial series and wrong départements: no owner stands behind a case. */

import { describe, expect, test } from "vitest";
import { found, judged } from "./found.ts";

describe("finds", () => {
  test.each([
    ["since 2009", "Véhicule immatriculé WW-001-ZZ", "WW-001-ZZ"],
    ["in one piece", "immatriculation : WW001ZZ", "WW001ZZ"],
    ["spaced", "plaque WW 001 ZZ", "WW 001 ZZ"],
    ["small letters", "plaque : ww-001-zz", "ww-001-zz"],
    ["small letters that are words elsewhere", "plaque : ne-558-kg", "ne-558-kg"],
    ["non-breaking hyphens", "plaque : WW‑001‑ZZ", "WW‑001‑ZZ"],
    ["before 2009", "carte grise 9999 ZZ 75", "9999 ZZ 75"],
    ["before 2009, in one piece", "immat. 999ZZZ75", "999ZZZ75"],
    ["before 2009, Corsica", "carte grise 999 ZZ 2A", "999 ZZ 2A"],
    ["before 2009, overseas", "immatriculation 999 ZZ 974", "999 ZZ 974"],
    ["the owner's paper", "certificat d’immatriculation WW-001-ZZ", "WW-001-ZZ"],
    ["in a field", "plaque_immat=WW-001-ZZ", "WW-001-ZZ"],
    ["misspelt", "imatriculation : WW-001-ZZ", "WW-001-ZZ"],
  ])("%s", (_case, text, value) => {
    expect(judged(text)).toEqual(["high plate"]);
    expect(found(text)).toEqual([value]);
  });
});

describe("leaves", () => {
  test.each([
    ["a speed", "véhicule immatriculé à l'étranger, à la vitesse de 112 km/h"],
    ["a speed over a line's end", "véhicule immatriculé, à la vitesse de\n112 km/h"],
    ["a weight", "véhicule : le 120 kg"],
    ["I, O and U", "plaque IO-001-UU"],
    ["SS", "plaque SS-001-ZZ"],
    ["SS at the end", "plaque WW-001-SS"],
    ["000", "plaque WW-000-ZZ"],
    ["four digits in the middle", "plaque WW-0001-ZZ"],
    ["a former plate without its words", "9999 ZZ 75"],
    ["a former plate of a département that is none", "carte grise 9999 ZZ 98"],
    ["a street and a postcode", "véhicule garé 12 rue 75 Paris"],
    ["a company's registration", "immatriculée au RCS WW 001 ZZ"],
    ["a law", "véhicule : loi n° 2004-575"],
    ["a piece of a code", "véhicule, réf. XB-WW-001-ZZ-42"],
  ])("%s", (_case, text) => expect(judged(text).filter((each) => each.endsWith(" plate"))).toEqual([]));
});

test.each([
  ["its shape alone", "WW-001-ZZ", ["low plate"]],
  ["beside a car", "voiture WW-001-ZZ", ["medium plate"]],
  ["of one that is parked", "WW-001-ZZ garée devant la barrière", ["medium plate"]],
  ["of a fleet", "Parc automobile\n- Clio : WW-001-ZZ", ["medium plate"]],
  ["a product's", "article WW-001-ZZ", []],
  [
    "under its column",
    "Agent;Immatriculation\nMARTIN-EXEMPLE;WW-001-ZZ\nPETIT-EXEMPLE;9999 ZZ 75\n",
    ["high plate", "high plate"],
  ],
])("%s", (_case, text, expected) => expect(judged(text)).toEqual(expected));
