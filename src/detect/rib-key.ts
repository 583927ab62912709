/**
 * The key of a French account: bank, branch, account and key, letters read as digits, are a multiple of 97; the key is
 * 97 − ((89·bank + 15·branch + 3·account) mod 97).
 * Source: SWIFT IBAN registry, France
 */

import { mod97 } from "./mod97.ts";

/** A, J: 1; B, K, S: 2; C, L, T: 3; and so on. */
const LETTERS = "12345678912345678923456789";

/** @param rib 23 characters, capitals and digits. */
export function ribMatches(rib: string): boolean {
  if (!/^\d{10}[0-9A-Z]{11}\d\d$/.test(rib)) return false;
  return mod97(rib.replace(/[A-Z]/g, (letter) => LETTERS.charAt(letter.charCodeAt(0) - 65))) === 0;
}
