/** Driving licences: orders 999 999 of their place and month, and series 99 of the card: nobody drives with one. */

import { describe, expect, test } from "vitest";
import { found, judged } from "./found.ts";

describe("finds", () => {
  test.each([
    ["the file's number", "Permis de conduire n° 991275999999", "991275999999"],
    ["in groups", "NEPH : 99 12 75 999999", "99 12 75 999999"],
    ["in fours", "n° de permis : 9912 7599 9999", "9912 7599 9999"],
    ["Corsica", "NEPH 99122A999999", "99122A999999"],
    ["the card's own number", "permis de conduire 99AA00001", "99AA00001"],
    ["the card's, in groups", "n° permis 99 AA 00001", "99 AA 00001"],
    ["by its category", "Permis B : 991275999999", "991275999999"],
    ["small letters", "numéro du permis 99aa00001", "99aa00001"],
    ["in a field", "numPermis=991275999999", "991275999999"],
  ])("%s", (_case, text, value) => {
    expect(judged(text)).toEqual(["high driving-licence"]);
    expect(found(text)).toEqual([value]);
  });
});

describe("leaves", () => {
  test.each([
    ["without its word", "991275999999"],
    ["month 13", "permis de conduire 991375999999"],
    ["département 00", "permis de conduire 991200999999"],
    ["thirteen digits", "permis de conduire 9912759999991"],
    ["a building permit of as many digits", "permis de construire n° 991275999999"],
    ["a building permit", "permis de construire PC 075 112 24 00012"],
    ["day and hour", "permis de conduire, mis à jour le 202311051200, horodatage 202311051200"],
    ["two telephone numbers", "permis de conduire : 01 99 00 12 34"],
    ["an amount", "permis de conduire : 991 275 999 999 €"],
    ["a contract", "permis de conduire, contrat n° 991275999999"],
  ])("%s", (_case, text) => expect(judged(text).filter((each) => each.endsWith(" driving-licence"))).toEqual([]));
});

test.each([
  ["its word at some distance", `Permis de conduire ${"mot ".repeat(25)}991275999999`, ["medium driving-licence"]],
  ["a word that is often near", "conducteur : 991275999999", ["medium driving-licence"]],
  [
    "under its column",
    "Nom;Permis de conduire\nMARTIN-EXEMPLE;991275999999\nPETIT-EXEMPLE;99AA00001\n",
    ["high driving-licence", "high driving-licence"],
  ],
  ["under the column of another document", "Nom;Passeport\nMARTIN-EXEMPLE;99AA00001\n", ["high passport"]],
])("%s", (_case, text, expected) => expect(judged(text)).toEqual(expected));
