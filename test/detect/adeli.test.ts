/** ADELI: order 99 000 of a département, beyond what any of them gave out: nobody's. */

import { describe, expect, test } from "vitest";
import { found, judged } from "./found.ts";

describe("finds", () => {
  test.each([
    ["after its name", "ADELI : 759900004", "759900004"],
    ["with n°", "N° ADELI 75 9 90000 4", "75 9 90000 4"],
    ["spelt out", "numéro Adeli : 759900004", "759900004"],
    ["in threes", "ADELI 759 900 004", "759 900 004"],
    ["of Corsica", "ADELI 2A9900004", "2A9900004"],
    ["overseas", "ADELI 9A9900004", "9A9900004"],
    ["in a field", '"adeli": "759900004"', "759900004"],
  ])("%s", (_case, text, value) => {
    expect(judged(text)).toEqual(["high adeli"]);
    expect(found(text)).toEqual([value]);
  });
});

describe("leaves", () => {
  test.each([
    ["without its word", "759900004"],
    ["ten digits", "ADELI 7599000041"],
    ["eight digits", "ADELI 75990000"],
    ["an amount", "ADELI : 759 900 004 €"],
    ["a FINESS beside", "ADELI non renseigné, FINESS 750712184"],
    ["a SIREN beside", "ADELI : néant ; SIREN 991 234 568"],
    ["a telephone beside", "ADELI : néant, tél. 01 99 00 12 34"],
    ["a piece of something longer", "ADELI 2024-759900004"],
  ])("%s", (_case, text) => expect(judged(text).filter((each) => each.endsWith(" adeli"))).toEqual([]));
});

test.each([
  ["at some distance", `ADELI ${"mot ".repeat(25)}759900004`, ["medium adeli"]],
  ["under its column", "Nom;ADELI\nMARTIN-EXEMPLE;759900004\n", ["high adeli"]],
  [
    "nine digits under three columns, each its own",
    "SIREN;FINESS;ADELI\n991234568;750712184;759900004\n",
    ["high siren", "high finess", "high adeli"],
  ],
])("%s", (_case, text, expected) => expect(judged(text)).toEqual(expected));
