/** Cards' serial numbers: rows of nines that no card carries. */

import { describe, expect, test } from "vitest";
import { found, judged } from "./found.ts";

const SERIAL = "9999999999 9999000042 1";

describe("finds, medium at most", () => {
  test.each([
    ["after the card's name", `Carte Vitale n° ${SERIAL}`, SERIAL],
    ["in one piece", "carte vitale 999999999999990000421", "999999999999990000421"],
    ["its serial number", `N° de série de la carte : ${SERIAL}`, SERIAL],
    ["of the insured", "assuré social 999999999999990000421", "999999999999990000421"],
    ["ten and eleven", "Vitale 9999999999 99990000421", "9999999999 99990000421"],
  ])("%s", (_case, text, value) => {
    expect(judged(text)).toEqual(["medium vitale-serial"]);
    expect(found(text)).toEqual([value]);
  });
});

describe("leaves", () => {
  test.each([
    ["without its words", SERIAL],
    ["twenty digits", "carte vitale 99999999999999000042"],
    ["twenty-two digits", "carte vitale 9999999999999900004211"],
    ["zeros", "carte vitale 000000000000000000000"],
    ["decimals", "carte vitale 0.999999999999990000421"],
    ["a batch of numbers", "999 999 999 999 990 000 421 cartes"],
    ["a transfer's reference", "facture 999999999999990000421"],
  ])("%s", (_case, text) => expect(judged(text)).toEqual([]));
});

test.each([
  [
    "beside a NIR, each its own",
    `NIR 2 69 05 49 588 000 43, carte Vitale ${SERIAL}`,
    ["high nir", "medium vitale-serial"],
  ],
  ["under its column", "Nom;Carte Vitale\nMARTIN-EXEMPLE;999999999999990000421\n", ["medium vitale-serial"]],
])("%s", (_case, text, expected) => expect(judged(text)).toEqual(expected));
