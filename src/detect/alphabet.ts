/**
 * What each character is to the one scan of a text: a letter (capital, small, with an accent), a digit, or neither; and
 * the small letter without accent that it is compared by.
 */

/** Basic Latin, Latin-1, Latin Extended-A and -B; of what lies beyond, nothing is sought. */
const KNOWN = 0x250;
const BASES = new Uint16Array(KNOWN);
/** Of each code its kind, and of a letter what words are compared by, in one look; 0 for what is neither letter nor digit. */
export const TRAITS = new Uint16Array(1 << 16);
const BASE = 0x7f;

/** A letter with an accent belongs to words and to no number. */
export const IS = { capital: 0x100, small: 0x200, accented: 0x400, digit: 0x800 } as const;

for (let code = 0; code < KNOWN; code++) {
  const letter = String.fromCharCode(code);
  const small = letter.normalize("NFD").charAt(0).toLowerCase();
  const base = small.length === 1 ? small.charCodeAt(0) : code;
  const kind = kindOf(letter, code);
  BASES[code] = base;
  TRAITS[code] = kind === 0 ? 0 : kind | (base & BASE);
}

function kindOf(letter: string, code: number): number {
  if (/[0-9]/.test(letter)) return IS.digit;
  if (/[A-Z]/.test(letter)) return IS.capital;
  if (/[a-z]/.test(letter)) return IS.small;
  // º and ª are no letters here: "nº".
  if (code < 0xc0 || !/\p{L}/u.test(letter)) return 0;
  return IS.accented | (/\p{Lu}/u.test(letter) ? IS.capital : IS.small);
}

/** Of traits: the letter that words are compared by. */
export function letterOf(traits: number): number {
  return traits & BASE;
}

/** The small letter without its accent; whatever has none is itself. */
export function baseOf(code: number): number {
  return code < KNOWN ? (BASES[code] as number) : code;
}

/** Small letters without accents, every character in its place. */
export function fold(text: string): string {
  let folded = "";
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const base = baseOf(code);
    if (base === code) continue;
    folded += text.slice(from, at) + String.fromCharCode(base);
    from = at + 1;
  }
  return from === 0 ? text : folded + text.slice(from);
}
