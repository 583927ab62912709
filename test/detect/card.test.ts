/** Cards: numbers that schemes publish for trials, or zeros and a rising row after the issuer's range: no account has one. */

import { describe, expect, test } from "vitest";
import { found, judged } from "./found.ts";

describe("finds", () => {
  test.each([
    ["Visa", "Carte bancaire : 4000 0012 3456 7899", "4000 0012 3456 7899"],
    ["Mastercard", "CB 5100 0012 3456 7895", "5100 0012 3456 7895"],
    ["Mastercard of the second series", "numéro de carte 2221001234567896", "2221001234567896"],
    ["American Express", "Amex 3700 001234 56784", "3700 001234 56784"],
    ["Discover", "credit card 6011001234567891", "6011001234567891"],
    ["JCB", "n° de carte : 3528 0012 3456 7894", "3528 0012 3456 7894"],
    ["old Visa of thirteen digits", "carte bleue 4000001234562", "4000001234562"],
    ["hyphens", "carte de paiement 4000-0012-3456-7899", "4000-0012-3456-7899"],
    ["the name after", "4000 0012 3456 7899 (carte bancaire)", "4000 0012 3456 7899"],
    ["beside its date of expiry", "4000 0012 3456 7899 exp 09/27", "4000 0012 3456 7899"],
    ["beside its date of expiry, four digits of year", "4000001234567899 - 09/2027", "4000001234567899"],
  ])("%s", (_case, text, value) => {
    expect(judged(text)).toEqual(["high card"]);
    expect(found(text)).toEqual([value]);
  });
});

describe("leaves", () => {
  test.each([
    ["wrong key", "Carte bancaire : 4000 0012 3456 7898"],
    ["no issuer's range", "Carte bancaire : 9000 0012 3456 7894"],
    ["below the second series", "Carte bancaire : 2220 0012 3456 7897"],
    ["fourteen digits", "carte bancaire 40000012345679"],
    ["seventeen digits", "carte bancaire 40000012345678990"],
    ["after a decimal point", "CB ratio 0.4000001234567899"],
    ["after a decimal comma", "valeur 12,4000001234567899"],
    ["an amount", "4 000 001 234 567 899 €"],
    ["an amount in one piece", "4000001234567899 EUR"],
    ["stars", "Carte bancaire : **** **** **** 7899"],
    ["a piece of a UUID", "a1b2c3d4-4000001234567899"],
    ["all the same", "carte bancaire 4444444444444444"],
    ["odd groups", "400 0001 23456 7899"],
    ["Unix milliseconds", "horodatage 4000001234562"],
  ])("%s", (_case, text) => expect(judged(text)).toEqual([]));
});

test.each([
  ["key and range alone", "4000 0012 3456 7899", ["low card"]],
  ["its own words far away", `Carte bancaire ${"mot ".repeat(30)}4000 0012 3456 7899`, ["medium card"]],
  ["a word that is often near", "Visa 4000 0012 3456 7899", ["medium card"]],
  ["a date that is none of expiry", "4000 0012 3456 7899, le 25/12", ["low card"]],
  ["a phone's number of fifteen digits", "IMEI 352800123456789", []],
  ["an order's number", "commande 4000001234567899", []],
  ["under its column", "Nom;N° de carte\nMARTIN-EXEMPLE;4000001234567899\n", ["high card"]],
])("%s", (_case, text, expected) => expect(judged(text)).toEqual(expected));
