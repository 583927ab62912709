/**
 * What each character is to the one scan of a text: a letter (capital, small, with an accent), a digit, or neither; and
 * the small letter without accent that it is compared by.
 */

export const OTHER = 0;
export const CAPITAL = 1;
export const SMALL = 2;
/** A letter with an accent belongs to words and to no number. */
const ACCENTED_CAPITAL = 3;
const ACCENTED_SMALL = 4;
export const DIGIT = 5;

/** Basic Latin, Latin-1, Latin Extended-A and -B; of what lies beyond, nothing is sought. */
const KNOWN = 0x250;
const KINDS = new Uint8Array(KNOWN);
const BASES = new Uint16Array(KNOWN);

for (let code = 0; code < KNOWN; code++) {
  const letter = String.fromCharCode(code);
  const base = letter.normalize("NFD").charAt(0);
  const small = base.toLowerCase();
  BASES[code] = small.length === 1 ? small.charCodeAt(0) : code;
  if (/[0-9]/.test(letter)) KINDS[code] = DIGIT;
  else if (/[A-Z]/.test(letter)) KINDS[code] = CAPITAL;
  else if (/[a-z]/.test(letter)) KINDS[code] = SMALL;
  // º and ª are no letters here: "nº".
  else if (code >= 0xc0 && /\p{Lu}/u.test(letter)) KINDS[code] = ACCENTED_CAPITAL;
  else if (code >= 0xc0 && /\p{L}/u.test(letter)) KINDS[code] = ACCENTED_SMALL;
}

/** Of each code: its small letter's lowest bits, and a flag for its kind. */
const TRAITS = new Uint16Array(1 << 16);
const BASE = 0x7f;

export const IS = { capital: 0x100, small: 0x200, accented: 0x400, digit: 0x800 } as const;

for (let code = 0; code < KNOWN; code++) {
  const kind = KINDS[code] as number;
  const base = (BASES[code] as number) & BASE;
  if (kind === DIGIT) TRAITS[code] = IS.digit | base;
  if (kind === CAPITAL || kind === ACCENTED_CAPITAL) TRAITS[code] = IS.capital | base;
  if (kind === SMALL || kind === ACCENTED_SMALL) TRAITS[code] = IS.small | base;
  if (kind === ACCENTED_CAPITAL || kind === ACCENTED_SMALL) TRAITS[code] = (TRAITS[code] as number) | IS.accented;
}

/** Kind and letter in one look; 0 for what is neither letter nor digit. */
export function traitsOf(code: number): number {
  return TRAITS[code] as number;
}

/** Of traits: the letter that words are compared by. */
export function letterOf(traits: number): number {
  return traits & BASE;
}

export function kindOf(code: number): number {
  return code < KNOWN ? (KINDS[code] as number) : OTHER;
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
