/**
 * Identity cards: orders 99 999 of their office and month, the specimen that the authorities publish (880692310285) and
 * numbers of the new model that no check digit follows: nobody's.
 */

import { describe, expect, test } from "vitest";
import { found, judged } from "./found.ts";

const OLD = `IDFRABERTHIER${"<".repeat(17)}923102\n8806923102858CORINNE<<<<<<<6512068F6`;
const NEW = `IDFRAX4RTBPFW46${"<".repeat(15)}\n9007138F3002119FRA${"<".repeat(11)}6\nMARTIN<EXEMPLE<<CAMILLE`;

describe("finds", () => {
  test.each([
    ["before 2021", "Carte nationale d'identité n° 880692310285", "880692310285"],
    ["before 2021, in groups", "CNI : 8806 9231 0285", "8806 9231 0285"],
    ["born in Corsica", "CNI n° 99122A199999", "99122A199999"],
    ["points in its letters", "C.N.I. n° 991275999999", "991275999999"],
    ["since 2021", "CNI n° X4RTBPFW4", "X4RTBPFW4"],
    ["since 2021, small letters", "n° CNI x4rtbpfw4", "x4rtbpfw4"],
    ["typographic apostrophe", "carte d’identité : 991275999999", "991275999999"],
    ["capitals without accents", "CARTE NATIONALE D'IDENTITE 991275999999", "991275999999"],
    ["the piece of identity", "Pièce d'identité n° 991275999999", "991275999999"],
    ["the zone of the old card", OLD, "880692310285"],
    ["the zone of the new card", NEW, "X4RTBPFW4"],
    ["in a field", "num_cni: 991275999999", "991275999999"],
  ])("%s", (_case, text, value) => {
    expect(judged(text)).toEqual(["high cni"]);
    expect(found(text)).toEqual([value]);
  });
});

describe("leaves", () => {
  test.each([
    ["without its word", "880692310285"],
    ["day and hour", "sauvegarde 202311051200"],
    ["day and hour beside another thing", "ticket 202311051200 clos"],
    ["month 13", "CNI n° 881392310285"],
    ["letters alone", "CNI : PRÉFECTURE ABCDEFGHJ"],
    ["nine digits alone", "CNI 123456789"],
    ["thirteen digits", "CNI n° 8806923102851"],
    ["an amount", "la CNI coûte 991 275 999 999 €"],
    ["a file's number", "CNI, dossier 991275999999"],
    ["a zone whose digit is wrong", OLD.replace("8806923102858", "8806923102859")],
    [
      "ICAO's own specimen, of Utopia",
      `I<UTOD231458907${"<".repeat(15)}\n7408122F1204159UTO${"<".repeat(11)}6\nERIKSSON<<ANNA<MARIA`,
    ],
  ])("%s", (_case, text) => expect(judged(text).filter((each) => each.endsWith(" cni"))).toEqual([]));
});

test.each([
  ["its word at some distance", `CNI ${"mot ".repeat(25)}991275999999`, ["medium cni"]],
  ["under its column", "Nom;N° CNI\nMARTIN-EXEMPLE;991275999999\nPETIT-EXEMPLE;X4RTBPFW4\n", ["high cni", "high cni"]],
  [
    "beside a licence, the nearest name decides",
    "CNI 991275999999, permis de conduire 991275999998",
    ["high cni", "high driving-licence"],
  ],
])("%s", (_case, text, expected) => expect(judged(text)).toEqual(expected));
