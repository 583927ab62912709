/** Letters that a machine reads where digits are: believed only where a key decides and the value's own words stand beside. */

import { describe, expect, test } from "vitest";
import { asDigits } from "../../src/detect/lookalikes.ts";
import { found, judged } from "./found.ts";

test.each([
  ["O and I and L", "2O69I5L", "2069151"],
  ["digits", "0123456789", "0123456789"],
  ["Z and S and B", "ZSB", "258"],
  ["no other letter", "ACEQ", "ACEQ"],
])("%s", (_case, capitals, digits) => expect(asDigits(capitals)).toBe(digits));

describe("believed", () => {
  test.each([
    ["a social security number", "NIR 2 69 O5 49 588 OOO 43", "high nir"],
    ["a social security number of Corsica", "NIR l 85 ll 2B O33 OOO l4", "high nir"],
    ["a tax number", "Numéro fiscal 39 99 987 654 25O", "high spi"],
    ["a SIRET", "SIRET 99I 234 568 OOOl2", "high siret"],
    ["a SIREN", "SIREN 99l 234 568", "high siren"],
    ["an account", "IBAN FR48 9999 90l2 34O1 2345 6789 A41", "high iban"],
    ["bank details", "RIB 99999 O1234 0123456789A 4l", "high rib"],
    ["a carer's number", "RPPS 1OO99999905", "high rpps"],
    ["a hospital's number", "FINESS 75O712184", "high finess"],
    ["S for 5 and B for 8", "NIR 2 69 05 49 SBB 000 43", "high nir"],
    ["a VAT number", "TVA FR4O303265O45", "high vat"],
    ["a card", "Carte bancaire 4OOO 0012 3456 7899", "high card"],
  ])("%s", (_case, text, expected) => {
    expect(judged(text)).toEqual([expected]);
    expect(text).toContain(found(text)[0]);
  });
});

describe("not believed", () => {
  test.each([
    ["without its words", "2 69 O5 49 588 OOO 43"],
    ["far from its words", `NIR ${"mot ".repeat(40)} 2 69 O5 49 588 OOO 43`],
    ["a wrong key", "NIR 2 69 O5 49 588 OOO 44"],
    ["where no key decides", "matricule 99OO42"],
    ["other letters", "NIR 2 69 O5 49 G88 000 43"],
    ["a tax number without its words", "39 99 987 654 25O"],
    ["a SIRET without its words", "99I 234 568 OOOl2"],
    ["a word", "SIREN OIL OIL OIL"],
  ])("%s", (_case, text) => expect(judged(text)).toEqual([]));
});
