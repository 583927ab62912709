/**
 * French VAT number: FR, two characters of key, a SIREN. In digits the key is (12 + 3·(SIREN mod 97)) mod 97; with a
 * letter (neither I nor O) it follows a rule modulo 11. The SIREN passes Luhn, except 000… given to Monaco.
 * Source: https://learn.microsoft.com/purview/sit-defn-france-value-added-tax-number and the French tax code, annex II, art. 242 A
 */
import { defineDetector } from "../detector.ts";
import { asDigits } from "../lookalikes.ts";
import { luhn } from "../luhn.ts";

const SHAPE = /^FR([0-9A-HJ-NP-Z]{2})(\d{9})$/;
const LOOSE = /^FR[0-9A-Z]{2}[0-9BILOSZ]{9}$/;
const LETTERS = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";

export const vat = defineDetector({
  id: "vat",
  title: "Numéro de TVA intracommunautaire",
  category: "company-economic-data",
  candidates: "values",
  cues: ["tva", "intracommunautaire", "n° tva", "vat"],
  numbers: [
    {
      lengths: [13],
      of: "letters",
      shape: LOOSE,
      judge: ({ compact, cue, beside }) => {
        const readings =
          cue && beside
            ? [compact, compact.slice(0, 4) + asDigits(compact.slice(4)), `FR${asDigits(compact.slice(2))}`]
            : [compact];
        return readings.some(isOne) ? "high" : null;
      },
    },
  ],
});

function isOne(compact: string): boolean {
  const [, key = "", siren = ""] = SHAPE.exec(compact) ?? [];
  if (siren === "" || siren === "000000000" || (!luhn(siren) && !siren.startsWith("000"))) return false;
  return keyMatches(key, siren);
}

function keyMatches(key: string, siren: string): boolean {
  if (/^\d\d$/.test(key)) return Number(key) === (12 + 3 * (Number(siren) % 97)) % 97;
  const [first, second] = [LETTERS.indexOf(key.charAt(0)), LETTERS.indexOf(key.charAt(1))];
  const check = first < 10 ? first * 24 + second - 10 : first * 34 + second - 100;
  return (Number(siren) + 1 + Math.floor(check / 11)) % 11 === check % 11;
}
