/** RPPS: the number that the health agency publishes as a sample, or order 99 999 and above of a range it has not opened. */

import { describe, expect, test } from "vitest";
import { found, judged } from "./found.ts";

describe("finds", () => {
  test.each([
    ["after its name", "RPPS : 10003879623", "10003879623"],
    ["points in its letters", "R.P.P.S. 10099999905", "10099999905"],
    ["with n°", "n° RPPS 10099999905", "10099999905"],
    ["in groups", "RPPS 100 9999 9905", "100 9999 9905"],
    ["beside a physician", "Médecin : 10099999905", "10099999905"],
    ["beside a prescriber", "Prescripteur 10099999905", "10099999905"],
    ["on a prescription, above", "Dr EXEMPLE\nMédecin généraliste\nRPPS\n10099999905", "10099999905"],
    ["letters read as digits beside its words", "RPPS : 1OO99999905", "1OO99999905"],
    ["in a field", "numero_rpps=10099999905", "10099999905"],
    ["in small letters as a field", "rpps: 10099999905", "10099999905"],
  ])("%s", (_case, text, value) => {
    expect(judged(text)).toEqual(["high rpps"]);
    expect(found(text)).toEqual([value]);
  });
});

describe("leaves", () => {
  test.each([
    ["wrong key", "RPPS : 10003879624"],
    ["first digit 2", "RPPS 20000000008"],
    ["twelve digits", "RPPS 100038796231"],
    ["an amount", "médecin : 10 099 999 905 €"],
    ["an order's number", "commande 10099999905"],
    ["a file of a physician", "médecin, dossier n° 10099999905"],
    ["all alike", "RPPS 11111111111"],
    ["seconds since 1970 with decimals", "10099999905.25"],
    ["a piece of a longer number", "médecin 10 099 999 905 000"],
  ])("%s", (_case, text) => expect(judged(text)).toEqual([]));
});

test.each([
  ["the key alone", "10099999905", ["low rpps"]],
  [
    "under its column",
    "Praticien;RPPS\nMARTIN-EXEMPLE;10099999905\nPETIT-EXEMPLE;10003879623\n",
    ["high rpps", "high rpps"],
  ],
  ["beside an ADELI, each its own", "RPPS 10099999905, ADELI 759900004", ["high rpps", "high adeli"]],
])("%s", (_case, text, expected) => expect(judged(text)).toEqual(expected));
