/** FINESS: the sample that the ministry publishes, and orders of départements 98 and 99: no other establishment's. */

import { describe, expect, test } from "vitest";
import { found, judged } from "./found.ts";

describe("finds", () => {
  test.each([
    ["after its name", "FINESS : 750712184", "750712184"],
    ["with n°", "N° FINESS 999999980", "999999980"],
    ["juridical", "FINESS juridique 999999980", "999999980"],
    ["geographical", "Finess géographique : 999999980", "999999980"],
    ["in groups", "FINESS 75 071 218 4", "75 071 218 4"],
    ["in threes", "FINESS 750 712 184", "750 712 184"],
    ["of Corsica", "FINESS 2A0000012", "2A0000012"],
    ["letters read as digits beside its words", "FINESS 75O712184", "75O712184"],
    ["in a field", "num_finess=999999980", "999999980"],
    ["in a field of the national file", "nofinesset=999999980", "999999980"],
    ["glued in a file's name", "FINESS750712184.xlsx", "750712184"],
  ])("%s", (_case, text, value) => {
    expect(judged(text)).toEqual(["high finess"]);
    expect(found(text)).toEqual([value]);
  });
});

describe("leaves", () => {
  test.each([
    ["wrong key", "FINESS 750712185"],
    ["eight digits", "FINESS 75071218"],
    ["ten digits", "FINESS 7507121840"],
    ["an amount", "FINESS : 750 712 184 €"],
    ["a hospital's SIREN", "hôpital, SIREN 750712184"],
    ["a hospital's order", "hôpital, commande 750712184"],
    ["a telephone beside", "FINESS : néant, tél. 01 99 00 12 34"],
  ])("%s", (_case, text) => expect(judged(text).filter((each) => each.endsWith(" finess"))).toEqual([]));
});

test.each([
  ["beside a hospital alone", "clinique 750712184", ["low finess"]],
  ["beside a SIREN, the nearest name decides", "SIREN 750712184, FINESS 999999980", ["high siren", "high finess"]],
  ["under its column", "Établissement;FINESS\nEHPAD Exemple;999999980\n", ["high finess"]],
  ["a column that lost its zeros", "Nom;FINESS\nA;19999903\nB;19999911\n", ["high finess", "high finess"]],
])("%s", (_case, text, expected) => expect(judged(text)).toEqual(expected));
