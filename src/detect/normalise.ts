/**
 * The text as detectors read it: one kind of space and of hyphen, no zero-width characters, accents composed, wide
 * digits narrow, entities of digits and spaces decoded; with a map back to the places of the original.
 */

import { Codes } from "./codes.ts";

export interface NormalText {
  readonly text: string;
  /** Its UTF-16 codes, then zeros: good until the next text is made normal in the same room. */
  readonly codes: Uint16Array;
  /** The place in the original of a stretch of the normal text. */
  original(start: number, end: number): { readonly start: number; readonly end: number };
  /** The place in the normal text of a place in the original. */
  place(original: number): number;
}

const KNOWN = 0x300;
const MARKED = 0x370;
/** Of each code what is written instead, most often itself; 0 where what stands beside it decides, or nobody asked yet. */
const REGULAR = new Uint16Array(1 << 16);
for (let code = 0; code < KNOWN; code++) REGULAR[code] = code;
/** Carriage return, `&`, soft hyphen, and Â, Ã, â. */
for (const code of [0x0d, 0x26, 0xad, 0xc2, 0xc3, 0xe2]) REGULAR[code] = 0;
REGULAR[0xa0] = 0x20;
const ENTITY = /&(?:[a-z]{2,6}|#x[0-9a-f]{1,6}|#\d{1,6});/iy;
/** Names of characters of Latin-1, as pages and exports write them (HTML 4.01, 24). */
const NAMED: ReadonlyMap<string, string> = new Map(
  "nbsp=\u00a0 quot=\" apos=' amp=& lt=< gt=> deg=° laquo=« raquo=» rsquo=' lsquo=' ndash=- mdash=- euro=€ ordm=º middot=· agrave=à acirc=â aelig=æ ccedil=ç egrave=è eacute=é ecirc=ê euml=ë icirc=î iuml=ï ocirc=ô oelig=œ ugrave=ù ucirc=û uuml=ü auml=ä ouml=ö Agrave=À Acirc=Â Ccedil=Ç Egrave=È Eacute=É Ecirc=Ê Euml=Ë Icirc=Î Iuml=Ï Ocirc=Ô OElig=Œ Ugrave=Ù Ucirc=Û"
    .split(" ")
    .map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]),
);
const MARK = /\p{Mn}/u;
const MARKS = /\p{Mn}{1,8}/uy;
const WIDE = /[\uff01-\uff5e]|(?![0-9])\p{Nd}/u;

/** For names, headers and values: a document's segments have a room of their own. */
const SHORT = new Codes();

/** The text is made normal where it lies: it never grows. */
export function normalise(text: string, room: Codes = SHORT): NormalText {
  const codes = room.of(text);
  const places = new Places(text);
  let changed = 0;
  let read = 0;
  let written = 0;
  for (;;) {
    let code = codes[read] as number;
    // As long as nothing is longer than what is written for it, the text lies where it belongs.
    if (written === read) {
      while (REGULAR[code] === code && code !== 0) code = codes[++read] as number;
      written = read;
    }
    for (let regular = REGULAR[code] as number; regular !== 0; regular = REGULAR[code] as number) {
      codes[written++] = regular;
      changed |= regular ^ code;
      code = codes[++read] as number;
    }
    if (read >= text.length) break;
    const change = changeAt(text, read);
    learn(code, change);
    if (change === null) {
      codes[written++] = code;
      read += 1;
      continue;
    }
    changed = 1;
    written -= change.back;
    for (let at = 0; at < change.regular.length; at++) codes[written++] = change.regular.charCodeAt(at);
    read += change.length;
    places.shift(written, read - written);
  }
  return {
    text: changed === 0 ? text : room.text(written),
    codes,
    original: (start, end) => places.original(start, end),
    place: (at) => places.place(at),
  };
}

/** What is the same wherever it stands is looked at once. */
function learn(code: number, change: Change | null): void {
  if (code < MARKED || (code >= 0xd800 && code < 0xe000)) return;
  if (change === null && !MARK.test(String.fromCharCode(code))) REGULAR[code] = code;
  if (change?.length === 1 && change.back === 0) REGULAR[code] = change.regular.charCodeAt(0) || 0;
}

/** Of what stands at `at` and `back` characters before it: what is to be written instead. */
interface Change {
  readonly back: number;
  readonly length: number;
  readonly regular: string;
}

const instead = (regular: string, length = 1): Change => ({ back: 0, length, regular });

function changeAt(text: string, at: number): Change | null {
  const code = text.charCodeAt(at);
  if (code === 0) return null;
  if (code === 0x0d) return text.charCodeAt(at + 1) === 0x0a ? instead("\n", 2) : null;
  if (code === 0x26) return entityAt(text, at);
  if (code === 0xad) return instead("");
  if (code < KNOWN) return misread(text, at, code);
  if (code < MARKED) return composed(text, at);
  if (code >= 0x2000 && code < 0x2070) return punctuation(code);
  if (code === 0x2212) return instead("-");
  if (code === 0x3000) return instead(" ");
  if (code === 0xfeff) return instead("");
  // Currency, arrows, drawings: none is a digit.
  if (code > 0x2015 && code < 0x3000) return null;
  return digitOf(text, at, code);
}

function punctuation(code: number): Change | null {
  if (code <= 0x200a || code === 0x202f || code === 0x205f) return instead(" ");
  if (code <= 0x200f || (code >= 0x202a && code <= 0x202e) || code === 0x2060) return instead("");
  if (code <= 0x2015) return instead("-");
  return code === 0x2019 ? instead("'") : null;
}

/** What follows â where UTF-8 was read as Latin-1 or windows-1252: its second byte, then its third. */
const SECOND = "\x80€";
const THIRD: ReadonlyMap<string, string> = new Map(
  ["\x99'", "™'", "\x93-", "“-", "\x94-", "”-", "\xaf ", "\x89 ", "‰ "].map((pair) => [pair.charAt(0), pair.slice(1)]),
);

/** « nÃ© » is « né », saved in UTF-8 and read as if it were not. */
function misread(text: string, at: number, code: number): Change | null {
  const next = text.charCodeAt(at + 1);
  if (code === 0xe2) {
    const regular = SECOND.includes(text.charAt(at + 1)) ? THIRD.get(text.charAt(at + 2)) : undefined;
    return regular === undefined ? null : instead(regular, 3);
  }
  if (!(next >= 0x80 && next < 0xc0)) return null;
  const letter = String.fromCharCode(((code & 0x1f) << 6) | (next & 0x3f));
  return instead(letter === "\u00a0" ? " " : letter, 2);
}

/** Marks that follow a letter belong to it. */
function composed(text: string, at: number): Change | null {
  const before = text.charCodeAt(at - 1) | 0x20;
  MARKS.lastIndex = at;
  const [marks] = MARKS.exec(text) ?? [];
  if (marks === undefined || !(before >= 0x61 && before <= 0x7a)) return null;
  const regular = (text.charAt(at - 1) + marks).normalize("NFC");
  // Some marks are two in one (U+0344): composed they would be longer than what is written.
  return regular.length <= marks.length + 1 ? { back: 1, length: marks.length, regular } : null;
}

/** Wide forms, and digits of other scripts. */
function digitOf(text: string, at: number, code: number): Change | null {
  const letter = code >= 0xd800 && code < 0xdc00 ? text.slice(at, at + 2) : text.charAt(at);
  if (!WIDE.test(letter)) return MARK.test(letter) ? composed(text, at) : null;
  const narrow = letter.normalize("NFKC");
  if (/^[!-~]$/.test(narrow)) return instead(narrow, letter.length);
  // Of every script that has digits of its own, the ten follow one another (Unicode, 4.6).
  return /^\p{Nd}$/u.test(narrow) ? instead(String(tenthOf(narrow)), letter.length) : null;
}

function tenthOf(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return value;
}

function entityAt(text: string, at: number): Change | null {
  ENTITY.lastIndex = at;
  const [entity] = ENTITY.exec(text) ?? [];
  if (entity === undefined) return null;
  const regular = decoded(entity);
  return regular === entity ? null : instead(regular, entity.length);
}

function decoded(entity: string): string {
  const letter = letterOf(entity);
  if (letter === "\u00a0" || letter === "\u202f") return " ";
  // What has no letter of its own, or would be taken for one of the text's joints, stays as it is written.
  return letter !== null && /^[ -~\u00a1-\u024f€]$/.test(letter) ? letter : entity;
}

function letterOf(entity: string): string | null {
  const number = /^&#(x?)([0-9a-f]+);$/i.exec(entity);
  if (!number) return NAMED.get(entity.slice(1, -1)) ?? null;
  const code = Number.parseInt(number[2] ?? "", number[1] === "" ? 10 : 16);
  return code < 0x10000 ? String.fromCharCode(code) : null;
}

/** The places where the normal text and the original shift. */
class Places {
  readonly #original: string;
  // From place `ats[n]` of the normal text on, the original stands `shifts[n]` further.
  readonly #ats: number[] = [];
  readonly #shifts: number[] = [];

  constructor(original: string) {
    this.#original = original;
  }

  shift(at: number, by: number): void {
    if (by === (this.#shifts.at(-1) ?? 0)) return;
    this.#ats.push(at);
    this.#shifts.push(by);
  }

  original(start: number, end: number): { readonly start: number; readonly end: number } {
    if (this.#ats.length === 0) return { start, end };
    const [last, next] = [this.#back(end - 1), this.#back(end)];
    // An entity, a letter with its accent are whole in their place; what was dropped after the value is outside it.
    return { start: this.#back(start), end: isDropped(this.#original.charCodeAt(last + 1)) ? last + 1 : next };
  }

  place(at: number): number {
    if (this.#ats.length === 0) return at;
    const last = lastIndex(this.#ats, (each, index) => each + (this.#shifts[index] ?? 0) <= at);
    return at - (this.#shifts[last] ?? 0);
  }

  #back(place: number): number {
    return place + (this.#shifts[lastIndex(this.#ats, (at) => at <= place)] ?? 0);
  }
}

function isDropped(code: number): boolean {
  return code === 0xad || code === 0xfeff || (code >= 0x200b && code < 0x2070 && punctuation(code)?.regular === "");
}

/** Index of the last that holds, of a list where those that hold come first; -1 when none does. */
export function lastIndex<T>(list: readonly T[], holds: (item: T, index: number) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = list[middle];
    if (item !== undefined && holds(item, middle)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
