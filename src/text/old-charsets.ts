/**
 * Which code page a French text of one byte a letter is in: windows-1252, unless DOS or the old Macintosh gives words where
 * it gives none. They share no place of a French letter: « é », half of all accents, is 0xE9, 0x82 and 0x8E.
 */

import { lettersOf } from "./code-pages.ts";

const [WINDOWS, DOS, MACINTOSH] = [1252, 850, 10000];
/** Letters beyond ASCII that are looked at. */
const ENOUGH = 4096;
const SMALL = "éèêëàâçîïôùûüÿœæšž";
const CAPITALS = SMALL.toUpperCase();
/** Signs that stand around words, and frames of tables in listings: they speak for no page. */
const SIGNS = /[’‘“”«»°€…–—•·º²³§\u00a0\u2500-\u259f]/;
const BESIDE_CAPITALS = 0.75;
const [LETTER, CAPITAL, SIGN, STRANGE] = [1, 2, 3, 4];

export function codePageOf(bytes: Uint8Array): number {
  let [best, most] = [WINDOWS, Math.max(0, worthOf(bytes, WINDOWS))];
  for (const page of [DOS, MACINTOSH]) {
    const worth = worthOf(bytes, page);
    if (worth > most) [best, most] = [page, worth];
  }
  return best;
}

const known = new Map<number, Uint8Array>();

/** Of each byte beyond ASCII, what it is in French. */
function kindsOf(page: number): Uint8Array {
  const before = known.get(page);
  if (before) return before;
  const kinds = Uint8Array.from(lettersOf(page) ?? [], (letter, byte) => {
    if (byte < 0x80) return 0;
    if (SMALL.includes(letter)) return LETTER;
    if (CAPITALS.includes(letter)) return CAPITAL;
    return SIGNS.test(letter) ? SIGN : STRANGE;
  });
  known.set(page, kinds);
  return kinds;
}

/** Letters that make words with those beside them, less what makes none; nothing without an « é ». */
function worthOf(bytes: Uint8Array, page: number): number {
  const kinds = kindsOf(page);
  const [acute, capitalAcute] = ["é", "É"].map((letter) => lettersOf(page)?.indexOf(letter));
  let [worth, looked, acutes] = [0, 0, 0];
  for (let at = 0; at < bytes.length && looked < ENOUGH; at++) {
    const byte = bytes[at] as number;
    if (byte < 0x80) continue;
    looked += 1;
    const kind = kinds[byte];
    const [before, after] = [bytes[at - 1] ?? 0, bytes[at + 1] ?? 0];
    if (kind === STRANGE) worth -= 1;
    else if (kind === LETTER && !isCapital(after) && (isLetter(before) || isLetter(after))) {
      worth += 1;
      if (byte === acute) acutes += 1;
    } else if (kind === CAPITAL && !isSmall(before) && (isLetter(before) || isLetter(after))) {
      // « Étude », « SÉCURITÉ »; beside a capital alone a small one stands as well: « Né ».
      worth += isSmall(after) ? 1 : BESIDE_CAPITALS;
      if (byte === capitalAcute) acutes += 1;
    }
  }
  return page === WINDOWS || acutes > 0 ? worth : 0;
}

function isSmall(byte: number): boolean {
  return byte > 0x60 && byte < 0x7b;
}

function isCapital(byte: number): boolean {
  return byte > 0x40 && byte < 0x5b;
}

function isLetter(byte: number): boolean {
  return isSmall(byte) || isCapital(byte);
}
