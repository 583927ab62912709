/**
 * The text as detectors read it: one kind of space and of hyphen, no zero-width characters, accents composed, wide
 * digits narrow, entities of digits and spaces decoded; with a map back to the places of the original.
 */

export interface NormalText {
  readonly text: string;
  /** The place in the original of a stretch of the normal text. */
  original(start: number, end: number): { readonly start: number; readonly end: number };
  /** The place in the normal text of a place in the original. */
  place(original: number): number;
}

const IRREGULAR =
  /\r\n|[\u00ad\u200b-\u200f\u2060\u202a-\u202e\ufeff]|[\u00a0\u2000-\u200a\u202f\u205f\u3000]|[\u2010-\u2015\u2212]|\u2019|[A-Za-z]\p{Mn}{1,8}|[\uff01-\uff5e]|(?![0-9])\p{Nd}|&(?:nbsp|#160|#x[0-9a-f]{1,6}|#\d{1,6});/giu;

const DROPPED = /^[\u00ad\u200b-\u200f\u2060\u202a-\u202e\ufeff]/;

export function normalise(text: string): NormalText {
  const pieces: string[] = [];
  // From place `at` of the normal text on, the original stands `shift` further.
  const breaks: { readonly at: number; readonly shift: number }[] = [];
  let taken = 0;
  let length = 0;
  IRREGULAR.lastIndex = 0;
  for (let found = IRREGULAR.exec(text); found; found = IRREGULAR.exec(text)) {
    const [irregular] = found;
    const regular = regularOf(irregular);
    pieces.push(text.slice(taken, found.index), regular);
    length += found.index - taken + regular.length;
    taken = found.index + irregular.length;
    if (regular.length !== irregular.length) breaks.push({ at: length, shift: taken - length });
  }
  if (taken === 0) return { text, original: (start, end) => ({ start, end }), place: (original) => original };
  pieces.push(text.slice(taken));
  const back = (place: number) => place + (breaks[lastIndex(breaks, (each) => each.at <= place)]?.shift ?? 0);
  return {
    text: pieces.join(""),
    original: (start, end) => {
      const [last, next] = [back(end - 1), back(end)];
      // An entity, a letter with its accent are whole in their place; what was dropped after the value is outside it.
      return { start: back(start), end: DROPPED.test(text.charAt(last + 1)) ? last + 1 : next };
    },
    place: (original) => original - (breaks[lastIndex(breaks, (each) => each.at + each.shift <= original)]?.shift ?? 0),
  };
}

function regularOf(irregular: string): string {
  const code = irregular.charCodeAt(0);
  if (irregular === "\r\n") return "\n";
  if (irregular.startsWith("&")) return decoded(irregular);
  if (code === 0x2019) return "'";
  if (code === 0x2212 || (code >= 0x2010 && code <= 0x2015)) return "-";
  if (code === 0xad || (code >= 0x200b && code <= 0x200f) || code === 0x2060 || code === 0xfeff) return "";
  if (code >= 0x202a && code <= 0x202e) return "";
  if (code === 0xa0 || (code >= 0x2000 && code <= 0x200a) || code === 0x202f || code === 0x205f || code === 0x3000)
    return " ";
  return irregular.length > 1 && code < 0x80 ? irregular.normalize("NFC") : irregular.normalize("NFKC");
}

function decoded(entity: string): string {
  if (/nbsp/i.test(entity)) return " ";
  const hexadecimal = /^&#x/i.test(entity);
  const code = Number.parseInt(entity.slice(hexadecimal ? 3 : 2, -1), hexadecimal ? 16 : 10);
  if (code === 160 || code === 0x202f) return " ";
  const letter = String.fromCharCode(code);
  return code < 0x80 && /[0-9A-Za-z .-]/.test(letter) ? letter : entity;
}

const BASE = new Map(
  Array.from({ length: 0x180 - 0xc0 }, (_, index) => String.fromCharCode(0xc0 + index)).map((letter) => [
    letter,
    letter.normalize("NFD").charAt(0).toLowerCase(),
  ]),
);

/** Lower case without accents, every character in its place. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  const even = lower.length === text.length ? lower : text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  return even.replace(/[\u00c0-\u017f]/g, (letter) => BASE.get(letter) ?? letter);
}

/** Index of the last that holds, of a list where those that hold come first; -1 when none does. */
export function lastIndex<T>(list: readonly T[], holds: (item: T) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = list[middle];
    if (item !== undefined && holds(item)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
