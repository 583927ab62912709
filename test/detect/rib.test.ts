/** RIB: no bank has the code 99999, so that no account below is anyone's. */

import { describe, expect, test } from "vitest";
import { ribMatches } from "../../src/detect/rib-key.ts";
import { found, judged } from "./found.ts";

const ROW = "99999 01234 0123456789A 41";
const FORM = "Code banque : 99999\nCode guichet : 01234\nN° de compte : 0123456789A\nClé RIB : 41";

describe("finds", () => {
  test.each([
    ["in one row", `RIB : ${ROW}`, ROW],
    ["in one piece", "RIB 99999012340123456789A41", "99999012340123456789A41"],
    ["digits alone", "RIB : 99999 00001 00012345678 09", "99999 00001 00012345678 09"],
    ["hyphens", "Compte bancaire 99999-01234-0123456789A-41", "99999-01234-0123456789A-41"],
    ["strokes", "RIB : 99999/01234/0123456789A/41", "99999/01234/0123456789A/41"],
    ["the account in small letters", "rib : 99999 01234 0123456789a 41", "99999 01234 0123456789a 41"],
    ["the account in groups", "Compte : 99999 01234 012 3456 789A 41", "99999 01234 012 3456 789A 41"],
    ["its key named apart", "RIB 99999 01234 0123456789A clé 41", "99999 01234 0123456789A"],
    ["no-break spaces", "RIB 99999\u00a001234\u00a00123456789A\u00a041", "99999\u00a001234\u00a00123456789A\u00a041"],
    ["letters read as digits beside its words", "RIB : 99999 O1234 0123456789A 4l", "99999 O1234 0123456789A 4l"],
    [
      "columns that spaces part",
      "Code banque  Code guichet  N° de compte   Clé RIB\n99999        01234         0123456789A    41",
      "99999        01234         0123456789A    41",
    ],
    ["field by field", FORM, "99999\nCode guichet : 01234\nN° de compte : 0123456789A\nClé RIB : 41"],
    [
      "names above, numbers below",
      "Code banque Code guichet Numéro de compte Clé RIB\n99999 01234 0123456789A 41",
      "99999 01234 0123456789A 41",
    ],
  ])("%s", (_case, text, value) => {
    expect(judged(text)).toEqual(["high rib"]);
    expect(found(text)).toEqual([value]);
  });
});

describe("leaves", () => {
  test.each([
    ["wrong key beside its words", "RIB : 99999 01234 0123456789A 42"],
    ["wrong key, field by field", FORM.replace(/41$/, "42")],
    ["a bank of four digits", "RIB : 9999 01234 0123456789A 41"],
    ["the number of a bank alone", "Code banque : 99999, code guichet : 01234"],
    ["a longer number", "RIB 99999012340123456789A411"],
    ["the end of an IBAN whose check fails", "IBAN FR49 9999 9012 3401 2345 6789 A41"],
  ])("%s", (_case, text) => expect(judged(text)).toEqual([]));
});

test.each([
  ["the key alone, in its groups", ROW, ["medium rib"]],
  ["the key alone, in one piece", "voir 99999012340123456789A41 svp", ["medium rib"]],
  ["in an IBAN, once", "IBAN : FR48 9999 9012 3401 2345 6789 A41", ["high iban"]],
  ["beside its IBAN, each once", `RIB : ${ROW}\nIBAN : FR48 9999 9012 3401 2345 6789 A41`, ["high rib", "high iban"]],
  [
    "in four cells of each row",
    `Nom;Code banque;Code guichet;Compte;Clé\n${"MARTIN-EXEMPLE;99999;01234;0123456789A;41\n".repeat(3)}`,
    ["high rib", "high rib", "high rib"],
  ],
  [
    "in four cells, a wrong key",
    "Nom;Code banque;Code guichet;Compte;Clé\nMARTIN-EXEMPLE;99999;01234;0123456789A;42\n",
    [],
  ],
  [
    "in cells of Markdown",
    "| Banque | Guichet | Compte | Clé |\n|---|---|---|---|\n| 99999 | 01234 | 0123456789A | 41 |\n",
    ["high rib"],
  ],
  [
    "under its column",
    `Nom;RIB\nMARTIN-EXEMPLE;${ROW}\nPETIT-EXEMPLE;99999 00001 00012345678 09\n`,
    ["high rib", "high rib"],
  ],
])("%s", (_case, text, expected) => expect(judged(text)).toEqual(expected));

test("each letter is the digit of the banks' table", () => {
  // A to I are 1 to 9, J to R too, S to Z are 2 to 9; worked by hand for one letter of each digit.
  const digitOf = (letter: string) =>
    "_ABCDEFGHI".indexOf(letter) + "_JKLMNOPQR".indexOf(letter) + "__STUVWXYZ".indexOf(letter) + 2;
  for (const letter of "ABCDEFGHIJKLMNOPQRSTUVWXYZ") {
    const account = 89n * 99999n + 15n * 42n + 3n * BigInt(`0000000${digitOf(letter)}042`);
    const right = String(97n - (account % 97n)).padStart(2, "0");
    const keys = Array.from({ length: 100 }, (_each, key) => String(key).padStart(2, "0"));
    expect(
      keys.filter((key) => key !== "00" && key < "98" && ribMatches(`99999000420000000${letter}042${key}`)),
    ).toEqual([right]);
  }
});
