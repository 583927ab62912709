/** Passports: series 99, which no year will reach soon, and the zones of specimens: nobody travels with one. */

import { describe, expect, test } from "vitest";
import { found, judged } from "./found.ts";

const NAMES = "P<FRAMARTIN<EXEMPLE<<CAMILLE".padEnd(44, "<");
const ZONE = `${NAMES}\n99AA000011FRA9001011F3001012<<<<<<<<<<<<<<06`;

describe("finds", () => {
  test.each([
    ["after its name", "Passeport n° 99AA00001", "99AA00001"],
    ["after its name, delivered", "passeport numéro 99 AA 00001 délivré le 12/03/2019", "99 AA 00001"],
    ["four and five", "Numéro de passeport : 99AA 00001", "99AA 00001"],
    ["small letters", "passeport 99aa00001", "99aa00001"],
    ["capitals", "PASSEPORT : 99AA00001", "99AA00001"],
    ["in English", "Passport No. 99AA00001", "99AA00001"],
    ["plural", "Passeports : 99AA00001", "99AA00001"],
    ["the zone that machines read", ZONE, "99AA00001"],
    ["a field of a form", "numero_passeport=99ZZ99999", "99ZZ99999"],
  ])("%s", (_case, text, value) => {
    expect(judged(text)).toEqual(["high passport"]);
    expect(found(text)).toEqual([value]);
  });
});

describe("leaves", () => {
  test.each([
    ["without its word", "99AA00001"],
    ["a lot", "Lot 99AA00001, périmé"],
    ["a lot in a letter about passports", `Les passeports sont rangés ; lot 99AA00001.`],
    ["three letters", "passeport 99AAA0001"],
    ["beyond 300 characters", `passeport ${"x ".repeat(160)} 99AA00001`],
    ["one more digit", "passeport 99AA000012"],
    ["a piece of a longer reference", "dossier de passeport 2024-99AA00001"],
    ["a piece of a code", "passeport A12-99AA00001"],
    ["a zone whose digit is wrong", ZONE.replace("99AA000011", "99AA000012")],
    ["a foreign zone", ZONE.replaceAll("FRA", "UTO")],
  ])("%s", (_case, text) => expect(judged(text).filter((each) => each.endsWith(" passport"))).toEqual([]));
});

test.each([
  ["its word at some distance", `Passeport ${"mot ".repeat(25)}99AA00001`, ["medium passport"]],
  [
    "under its column",
    "Nom;Passeport\nMARTIN-EXEMPLE;99AA00001\nPETIT-EXEMPLE;99ZZ99999\n",
    ["high passport", "high passport"],
  ],
  [
    "beside a licence, the nearest name decides",
    "Permis de conduire 99AA00001, passeport 99ZZ99999",
    ["high driving-licence", "high passport"],
  ],
  [
    "its word in a mail's subject and its number below",
    "Objet : mon passeport\n\nBonjour,\nvoici : 99AA00001",
    ["high passport"],
  ],
])("%s", (_case, text, expected) => expect(judged(text)).toEqual(expected));
