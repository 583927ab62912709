/** Parcels: section ZZ of communes 999, which no town hall has. */

import { describe, expect, test } from "vitest";
import { found, judged } from "./found.ts";

describe("finds", () => {
  test.each([
    ["as deeds write it", "cadastré section ZZ n° 123", "ZZ n° 123"],
    ["a section and its parcel", "parcelle cadastrée section ZZ numéro 123", "ZZ numéro 123"],
    ["a parcel in one word", "la parcelle ZZ123 est constructible", "ZZ123"],
    ["a parcel and its number", "parcelle ZZ 123", "ZZ 123"],
    ["the section of the land register", "section cadastrale ZZ, parcelle 123", "ZZ, parcelle 123"],
    ["the number first", "parcelle n°123 section ZZ", "123 section ZZ"],
    ["of one letter", "terrain, section Z n° 12", "Z n° 12"],
    ["the fourteen characters", "Référence cadastrale : 59999000ZZ0123", "59999000ZZ0123"],
    ["the fourteen, in groups", "réf. cadastrale 59999 000 ZZ 0123", "59999 000 ZZ 0123"],
    ["the fourteen, as the land register exports them", "idpar;dcntpa\n59999000ZZ0123;812", "59999000ZZ0123"],
    ["several numbers of one section", "parcelles cadastrées section ZZ numéros 112", "ZZ numéros 112"],
    ["the prefix of a commune", "Références cadastrales : 000 ZZ 0123", "ZZ 0123"],
    ["the fourteen, of Corsica", "cadastre 2A999000ZZ0123", "2A999000ZZ0123"],
    ["the fourteen, one letter", "cadastre 599990000Z0123", "599990000Z0123"],
    ["the place beside", "lieu-dit L'Exemple, section ZZ n° 123, contenance 12 a 40 ca", "ZZ n° 123"],
    ["parcels that are told of", "Parcelles concernées : ZZ 123", "ZZ 123"],
  ])("%s", (_case, text, value) => {
    expect(judged(text)).toEqual(["high cadastre"]);
    expect(found(text)).toEqual([value]);
  });
});

test("all of a list", () => {
  expect(found("parcelles cadastrées ZZ 123, ZZ 124 et ZY 7.")).toEqual(["ZZ 123", "ZZ 124", "ZY 7"]);
});

describe("leaves", () => {
  test.each([
    ["a section of a book on machines", "in contact are the axes, see section G93, G94 and G95"],
    ["a section of a union", "la section CG n° 12 du syndicat"],
    ["a section of a law", "section B, n° 12 du rapport"],
    ["the fourteen without their words", "59999000ZZ0123"],
    ["a parcel of land without number", "une parcelle de terrain"],
    ["a parcel's surface", "parcelle de 1200 m²"],
    ["an electric meter", "compteur 59999000000123"],
    ["a parcel's order in a list", "parcelle n° 12"],
    ["five digits", "parcelle ZZ 12345"],
  ])("%s", (_case, text) => expect(judged(text).filter((each) => each.endsWith(" cadastre"))).toEqual([]));
});

test.each([
  [
    "under its column",
    "Propriétaire;Parcelle\nMARTIN-EXEMPLE;ZZ 123\nPETIT-EXEMPLE;ZZ0124\n",
    ["high cadastre", "high cadastre"],
  ],
  [
    "several of one section",
    "Parcelles : section ZZ numéros 112, 113 et 117, d'une contenance de 12 a",
    ["high cadastre", "high cadastre", "high cadastre"],
  ],
  ["an area after a parcel", "parcelle ZZ 112, 113 m²", ["high cadastre"]],
  ["several parcels, one section", "parcelles ZZ n°12, 13 et 14", ["high cadastre", "high cadastre", "high cadastre"]],
])("%s", (_case, text, expected) => expect(judged(text)).toEqual(expected));
