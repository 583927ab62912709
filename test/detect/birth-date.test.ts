/** Dates of birth: a day alone is nobody's. */

import { describe, expect, test } from "vitest";
import { found, judged } from "./found.ts";

describe("finds", () => {
  test.each([
    ["strokes", "né le 03/04/1985", "03/04/1985"],
    ["of a woman", "née le 3/4/1985", "3/4/1985"],
    ["inclusive", "né(e) le 03/04/1985", "03/04/1985"],
    ["inclusive, with a point", "né·e le 03/04/1985", "03/04/1985"],
    ["inclusive, with a full stop", "né.e le 03/04/1985", "03/04/1985"],
    ["the month in letters", "né le 3 avril 1985", "3 avril 1985"],
    ["the first", "née le 1er février 2000", "1er février 2000"],
    ["a short month", "née le 3 févr. 1985", "3 févr. 1985"],
    ["points", "Date de naissance : 03.04.1985", "03.04.1985"],
    ["hyphens", "date de naissance 03-04-1985", "03-04-1985"],
    ["for short, with a point", "Date de naiss. : 03/04/1985", "03/04/1985"],
    ["of somebody", "Date de naissance de l’enfant : 03/04/1985", "03/04/1985"],
    ["of the patient", "Date de naissance du patient : 03/04/1985", "03/04/1985"],
    ["two digits of year", "DDN : 03/04/85", "03/04/85"],
    ["points in its letters", "D.D.N. : 03/04/85", "03/04/85"],
    ["year first", '"date_naissance": "1985-04-03"', "1985-04-03"],
    ["camel case", "dateNaissance=1985-04-03", "1985-04-03"],
    ["a country between", "né en Exemplie le 3 avril 1985", "3 avril 1985"],
    ["a place between", "née à Exemple-sur-Mer le 3 avril 1985", "3 avril 1985"],
    ["a place with its département between", "né à Exempleville (69) le 3 avril 1985", "3 avril 1985"],
    ["a part of a town between", "né à LYON 3ème arrondissement (69003), le 3 avril 1985", "3 avril 1985"],
    ["a part of a town, for short", "née à Paris 12e, le 3 avril 1985", "3 avril 1985"],
    ["a département and its name between", "né(e) à Exempleville (69 - Rhône), le 1er mai 1957", "1er mai 1957"],
    ["date and place", "Date et lieu de naissance : 03/04/1985 à Exempleville", "03/04/1985"],
    ["on the next line", "Date de naissance :\n03/04/1985", "03/04/1985"],
    ["capitals", "NE LE 03/04/1985", "03/04/1985"],
    ["no-break spaces", "né le 3\u00a0avril\u00a01985", "3\u00a0avril\u00a01985"],
    ["leap day", "né le 29/02/2000", "29/02/2000"],
    ["in English", "Date of birth: 03/04/1985", "03/04/1985"],
    ["of several", "nés à Exempleville le 03/04/1985", "03/04/1985"],
    ["1900", "né le 01/01/1900", "01/01/1900"],
    ["capitals, inclusive, a place", "NE(E) A EXEMPLEVILLE LE 03/04/1985", "03/04/1985"],
    ["capitals, a colon", "NE LE : 03/04/1985", "03/04/1985"],
    ["of a contact card", "BDAY:19850403", "19850403"],
    ["a field in one piece", '{"birthDate":"19850403"}', "19850403"],
    ["two letters, a line's end", "DN\n03/04/1985", "03/04/1985"],
    ["two letters", "DN : 03/04/1985", "03/04/1985"],
    ["a name of a field, cut short", "DT_NAIS=1985-04-03", "1985-04-03"],
    ["misspelt", "date de naisance : 03/04/1985", "03/04/1985"],
    ["leaders", "Date de naissance ........ 03/04/1985 ..... Lieu", "03/04/1985"],
    ["leaders of a form", "Né(e) le ____ 03/04/1985 ____", "03/04/1985"],
    ["leaders of signs of three", "date de naissance…… 03/04/1985", "03/04/1985"],
  ])("%s", (_case, text, value) => {
    expect(judged(text)).toEqual(["high birth-date"]);
    expect(found(text)).toEqual([value]);
  });
});

describe("leaves", () => {
  test.each([
    ["of a project, between commas", "Ce projet, né le 03/04/1985, suit son cours"],
    ["in a year, seen on a day", "né en 1985, reçu le 03/04/2019"],
    ["without its words", "le 03/04/1985"],
    ["a day that is none", "né le 31/02/1985"],
    ["29 February of a common year", "né le 29/02/1985"],
    ["month 13", "né le 03/13/1985"],
    ["before 1900", "né le 03/04/1789"],
    ["a project", "Le projet est né le 3 avril 2015"],
    ["an association", "L'association est née le 3 avril 2015"],
    ["a name", "Nom de naissance : MARTIN, reçu le 03/04/2015"],
    ["a place, then another date", "Lieu de naissance : Exempleville. Reçu le 03/04/2015"],
    ["a leave", "congé de naissance du 03/04/2015"],
    ["born before", "les personnes nées avant le 3 avril 1985"],
    ["a condition", "WHERE date_naissance < '2006-01-01'"],
    ["a condition, at the least", "si date_naissance >= '2006-01-01'"],
    ["another sentence", "Elle est née. Le 03/04/2015, elle signe."],
    ["another number between", "née 12 ans après le 03/04/1985"],
    ["of a signature", "Fait à Exempleville, le 03/04/2015"],
    ["of an act", "acte de naissance du 03/04/2015"],
    ["a birth to come, over a line's end", "Naissance prévue\nle 03/04/2024"],
    ["what came later", "né à Exempleville, embauché le 03/04/2015"],
    ["a birth to come", "Naissance de l'enfant prévue le 03/04/2024"],
    ["a negation", "Le guichet ne sera pas ouvert le 03/04/2015"],
    ["a negation in capitals", "NE PAS DIFFUSER AVANT LE 03/04/2015"],
    ["a negation, then a version", "n'est ouvert et ne marche pas sous Linux 2.6.28"],
    ["a negation, then what is not done", "Il ne le fera pas le 03/04/2015"],
    ["the diameter of a pipe", "vanne DN 80, posée le 03/04/2015"],
    ["a name in a directory", "dn: uid=exemple, créé le 03/04/2015"],
    ["a number of eight digits that is no day", "naissance: 19851303"],
  ])("%s", (_case, text) => expect(judged(text)).toEqual([]));
});

test.each([
  [
    "under its column",
    "Nom;Date de naissance\nMARTIN-EXEMPLE;03/04/1985\nPETIT-EXEMPLE;1985-04-03\n",
    ["high birth-date", "high birth-date"],
  ],
  [
    "under its column, in one piece",
    "nom;date_naiss\nMARTIN-EXEMPLE;03041985\nPETIT-EXEMPLE;19850403\n",
    ["high birth-date", "high birth-date"],
  ],
  ["under « né(e) le »", "Nom\tNé(e) le\nMARTIN-EXEMPLE\t03/04/1985\n", ["high birth-date"]],
  ["under the column of another date", "Date de naissance;Date d'entrée\n03/04/1985;01/09/2010\n", ["high birth-date"]],
  ["under « nom de naissance »", "Nom de naissance;Entrée\nMARTIN-EXEMPLE;03/04/1985\n", []],
  [
    "of two people",
    "M. et Mme Exemple, nés respectivement le 3 avril 1985 et le 8 juin 1987",
    ["high birth-date", "high birth-date"],
  ],
])("%s", (_case, text, expected) => expect(judged(text)).toEqual(expected));
