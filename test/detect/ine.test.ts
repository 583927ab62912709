/** INE: rows of nines and of one letter, which no rectorate gives out: no pupil's. */

import { describe, expect, test } from "vitest";
import { found, judged } from "./found.ts";

describe("finds", () => {
  test.each([
    ["since 2018", "INE : 099999999HA", "099999999HA"],
    ["points in its letters", "I.N.E. 099999999HA", "099999999HA"],
    ["points between small letters", "i.n.e : 099999999HA", "099999999HA"],
    ["before", "N° INE 2699999999Z", "2699999999Z"],
    ["of an apprentice", "INE 9999A99999Z", "9999A99999Z"],
    ["small letters", "INE : 099999999ha", "099999999ha"],
    ["spelt out", "Identifiant national élève : 099999999HA", "099999999HA"],
    ["of a student", "identifiant national étudiant 2699999999Z", "2699999999Z"],
    ["its former name", "n° BEA 2699999999Z", "2699999999Z"],
    ["in groups", "INE 0999 9999 9HA", "0999 9999 9HA"],
    ["small letters of a message", "mon ine c'est 099999999HA", "099999999HA"],
    ["small letters before it", "apprentie Haddad, ine 9999A99999Z, cfa", "9999A99999Z"],
    ["in a field", "num_ine=099999999HA", "099999999HA"],
    ["as pupils' files name it", "<ID_NATIONAL>099999999HA</ID_NATIONAL>", "099999999HA"],
    ["glued in a file's name", "INE099999999HA.pdf", "099999999HA"],
  ])("%s", (_case, text, value) => {
    expect(judged(text)).toEqual(["high ine"]);
    expect(found(text)).toEqual([value]);
  });
});

describe("leaves", () => {
  test.each([
    ["ten digits and a letter, unnamed", "2699999999Z"],
    ["a first name", "Inès a la carte 2699999999Z"],
    ["the word in small letters in a sentence", "la ruine 2699999999Z"],
    ["twelve characters", "INE 099999999HAB"],
    ["eight digits and three letters", "INE 09999999HAB"],
    ["a parcel", "INE ; suivi de colis 099999999HA"],
    ["a registered letter", "lettre recommandée 2699999999Z"],
    ["a piece of a UUID", "4f3a2b1c-099999999ha-8d7e"],
  ])("%s", (_case, text) => expect(judged(text).filter((each) => each !== "low ine")).toEqual([]));
});

test.each([
  ["nine digits and two letters alone", "099999999HA", ["low ine"]],
  ["beside a pupil", "élève 099999999HA", ["medium ine"]],
  [
    "under its column",
    "Nom;INE;Classe\nMARTIN-EXEMPLE;099999999HA;3B\nPETIT-EXEMPLE;2699999999Z;3B\n",
    ["high ine", "high ine"],
  ],
  ["under its column in small letters", "nom;ine;classe\nmartin-exemple;099999999HA;3B\n", ["high ine"]],
])("%s", (_case, text, expected) => expect(judged(text)).toEqual(expected));
