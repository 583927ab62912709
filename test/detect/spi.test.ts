/** SPI: the tax office counts its persons upwards, and nobody's number begins with 39 999: none of these is anyone's. */

import { describe, expect, test } from "vitest";
import { found, judged } from "./found.ts";

describe("finds", () => {
  test.each([
    ["as notices print it", "Numéro fiscal : 39 99 987 654 250", "39 99 987 654 250"],
    ["in one piece", "N° fiscal 3999987654250", "3999987654250"],
    ["in one piece, no-break space before the colon", "Numéro fiscal\u00a0: 3999987654250.", "3999987654250"],
    ["no-break spaces", "SPI 39\u00a099\u202f987\u00a0654\u00a0250", "39\u00a099\u202f987\u00a0654\u00a0250"],
    ["points", "identifiant fiscal 39.99.987.654.250", "39.99.987.654.250"],
    ["on its own line", "Votre numéro fiscal :\n39 99 987 654 250\n", "39 99 987 654 250"],
    ["of the second declarant", "Déclarant 2 : 3999900044021", "3999900044021"],
    ["in the boxes of a form", "Numéro fiscal : 3 9 9 9 9 8 7 6 5 4 2 5 0", "3 9 9 9 9 8 7 6 5 4 2 5 0"],
    ["letters read as digits beside its words", "Numéro fiscal : 39 99 987 654 25O", "39 99 987 654 25O"],
    ["beginning with zero", "n° fiscal de référence 00 00 001 234 212", "00 00 001 234 212"],
    ["in JSON", '{"numeroFiscal":"3999987654250"}', "3999987654250"],
    ["in XML", "<numero_fiscal>3999987654250</numero_fiscal>", "3999987654250"],
  ])("%s", (_case, text, value) => {
    expect(judged(text)).toEqual(["high spi"]);
    expect(found(text)).toEqual([value]);
  });
});

describe("leaves", () => {
  test.each([
    ["wrong key beside its words", "Numéro fiscal : 39 99 987 654 251"],
    ["first digit beyond 3", "Numéro fiscal : 4999987654057"],
    ["ten zeros", "Numéro fiscal : 0000000000000"],
    ["the number of an article", "EAN 3999900004492"],
    ["the number of an article, unnamed", "3999900004492"],
    ["a book", "ISBN 3999987654250"],
    ["a code bar's column", "Produit;Code-barres\nCahier;3999987654250\nStylo;3999900044021\n"],
    ["milliseconds since 1970", "ts=1700000000090"],
    ["milliseconds since 1970, unnamed", "début 1700000000090 fin 1700000007097"],
    ["an amount", "impôt de 3 999 987 654 250 €"],
    ["an amount in one piece", "impôt : 3999987654250 euros"],
    ["with cents", "impôt 3999987654250,00"],
    ["decimals", "impôt : 0.3999987654250"],
    ["fourteen digits", "Numéro fiscal : 39999876542501"],
    ["a piece of a UUID", "impôt 4f3a2b1c-3999987654250"],
    ["five line breaks", "numéro fiscal 39\n99\n987\n654\n250"],
  ])("%s", (_case, text) => expect(judged(text).filter((each) => each.endsWith(" spi"))).toEqual([]));
});

test.each([
  ["the key alone", "39 99 987 654 250", ["medium spi"]],
  ["the key alone, in one piece", "voir 3999987654250 svp", ["medium spi"]],
  ["named by a hint far away", `Avis d'imposition ${"x ".repeat(60)} 39 99 987 654 250`, ["medium spi"]],
  ["of an order", "commande 3999987654250", ["low spi"]],
  ["named by what nobody asks for", "Compteur : 3999987654250", ["low spi"]],
  [
    "under its column",
    "Nom;SPI\nMARTIN-EXEMPLE;3999987654250\nPETIT-EXEMPLE;3999900044021\n",
    ["high spi", "high spi"],
  ],
  ["under another column", "Nom;Code interne\nMARTIN-EXEMPLE;3999987654250\n", ["low spi"]],
  ["an article's number that tax words name", "Numéro fiscal 3999900004492", ["high spi"]],
])("%s", (_case, text, expected) => expect(judged(text)).toEqual(expected));
