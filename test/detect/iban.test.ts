/** IBAN: examples of the SWIFT registry, and accounts of a bank that does not exist. */

import { describe, expect, test } from "vitest";
import { iban } from "../../src/detect/detectors/iban.ts";
import { randomOf } from "../../src/simulator/random.ts";
import * as values from "../../src/simulator/values.ts";
import { found, judged } from "./found.ts";

const IBAN = [iban];

describe("finds", () => {
  test.each([
    ["France", "FR14 2004 1010 0505 0001 3M02 606"],
    ["France in one piece", "FR1420041010050500013M02606"],
    ["France in groups of a RIB", "FR14 20041 01005 0500013M026 06"],
    ["small letters", "fr1420041010050500013m02606"],
    ["Great Britain", "GB29 NWBK 6016 1331 9268 19"],
    ["Malta, groups of letters", "MT84 MALT 0110 0001 2345 MTLC AST0 01S"],
    ["Belgium", "BE68 5390 0754 7034"],
    ["Norway", "NO93 8601 1117 947"],
    ["Monaco", "MC58 1122 2000 0101 2345 6789 030"],
  ])("%s", (_case, value) => expect(found(`Compte : ${value} BIC`, IBAN)).toEqual([value]));
});

test.each([
  ["French, both keys", "FR14 2004 1010 0505 0001 3M02 606", ["high iban"]],
  ["French, its RIB key wrong", madeUp("20041010050500013M02607"), ["medium iban"]],
  ["zeros, whose key is right", "IBAN FR7600000000000000000000000", []],
  ["two spaces after the check", "IBAN : FR14  2004 1010 0505 0001 3M02 606", ["high iban"]],
  ["boxes", "IBAN |FR14|2004|1010|0505|0001|3M02|606|", ["high iban"]],
  ["the BIC glued to it", "IBAN FR14 2004 1010 0505 0001 3M02 606BICPSSTFRPPPAR", ["high iban"]],
  ["over two line ends", "IBAN\nFR14 2004 1010 0505\n0001 3M02\n606", ["high iban"]],
  ["one box for each", `IBAN ${[..."FR1420041010050500013M02606"].join("|")}|`, ["high iban"]],
  ["boxes, wrong check", "IBAN |FR15|2004|1010|0505|0001|3M02|606|", []],
  ["what it means", "IBAN (numéro international) du compte ouvert", []],
  ["wrong check", "FR15 2004 1010 0505 0001 3M02 606", []],
  ["one digit short", "FR14 2004 1010 0505 0001 3M02 60", []],
  ["no such country", "ZZ14 2004 1010 0505 0001 3M02 606", []],
  ["FR76 alone", "FR76 est le début d’un IBAN", []],
])("%s", (_case, text, expected) => expect(judged(text, IBAN)).toEqual(expected));

test("every synthetic account is one, and the words after it are not taken in", () => {
  const random = randomOf("accounts");
  for (let count = 0; count < 200; count++) {
    const value = values.iban(random);
    expect(found(`${value} 15 euros`, IBAN)).toEqual([value]);
  }
});

/** An IBAN whose own check is right, whatever the account. */
function madeUp(account: string): string {
  const digits = `${account}FR00`.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return `FR${String(98n - (BigInt(digits) % 97n)).padStart(2, "0")}${account}`;
}
