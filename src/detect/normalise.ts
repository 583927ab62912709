/**
 * The text as detectors read it: one kind of space and of hyphen, no zero-width characters, accents composed, wide
 * digits narrow, entities of digits and spaces decoded; with a map back to the places of the original.
 */

import { codesOf, openCodes, textOf } from "./codes.ts";

export interface NormalText {
  readonly text: string;
  /** Its UTF-16 codes: good until the next text is made normal. */
  readonly codes: Uint16Array;
  /** The place in the original of a stretch of the normal text. */
  original(start: number, end: number): { readonly start: number; readonly end: number };
  /** The place in the normal text of a place in the original. */
  place(original: number): number;
}

const KNOWN = 0x300;
/** Of the characters below, those that may have to change: carriage return, `&`, no-break space, soft hyphen, and Â, Ã, â. */
const SUSPECT = new Uint8Array(KNOWN);
for (const code of [0x0d, 0x26, 0xa0, 0xad, 0xc2, 0xc3, 0xe2]) SUSPECT[code] = 1;
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

const ORIGINALS = openCodes();
const NORMALS = openCodes();

export function normalise(text: string): NormalText {
  const codes = ORIGINALS.room(text.length);
  codesOf(text, codes);
  const out = new Output(text, codes);
  let taken = 0;
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at] as number;
    if (code < KNOWN && SUSPECT[code] === 0) continue;
    const change = changeAt(text, at);
    if (change === null) continue;
    const start = at - change.back;
    out.copy(taken, start);
    out.write(change.regular, at + change.length - start);
    taken = at + change.length;
    at = taken - 1;
  }
  if (taken === 0) return { text, codes, original: (start, end) => ({ start, end }), place: (place) => place };
  out.copy(taken, text.length);
  return out.done();
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
  if (code === 0x0d) return text.charCodeAt(at + 1) === 0x0a ? instead("\n", 2) : null;
  if (code === 0x26) return entityAt(text, at);
  if (code === 0xa0) return instead(" ");
  if (code === 0xad) return instead("");
  if (code < KNOWN) return misread(text, at, code);
  if (code < 0x370) return composed(text, at);
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
  return /^[!-~]$/.test(narrow) ? instead(narrow, letter.length) : null;
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

/** Codes of the normal text, which is never longer than the original, and the places where the two shift. */
class Output {
  readonly #original: string;
  readonly #originals: Uint16Array;
  readonly #codes: Uint16Array;
  // From place `ats[n]` of the normal text on, the original stands `shifts[n]` further.
  readonly #ats: number[] = [];
  readonly #shifts: number[] = [];
  #length = 0;
  #shift = 0;

  constructor(original: string, originals: Uint16Array) {
    this.#original = original;
    this.#originals = originals;
    this.#codes = NORMALS.room(original.length);
  }

  copy(from: number, to: number): void {
    if (from >= to) return;
    this.#codes.set(this.#originals.subarray(from, to), this.#length);
    this.#length += to - from;
  }

  write(regular: string, taken: number): void {
    for (let at = 0; at < regular.length; at++) this.#codes[this.#length + at] = regular.charCodeAt(at);
    this.#length += regular.length;
    if (regular.length === taken) return;
    this.#shift += taken - regular.length;
    this.#ats.push(this.#length);
    this.#shifts.push(this.#shift);
  }

  done(): NormalText {
    const codes = this.#codes.subarray(0, this.#length);
    const [original, ats, shifts] = [this.#original, this.#ats, this.#shifts];
    const back = (place: number) => place + (shifts[lastIndex(ats, (at) => at <= place)] ?? 0);
    return {
      text: textOf(codes),
      codes,
      original: (start, end) => {
        const [last, next] = [back(end - 1), back(end)];
        // An entity, a letter with its accent are whole in their place; what was dropped after the value is outside it.
        return { start: back(start), end: isDropped(original.charCodeAt(last + 1)) ? last + 1 : next };
      },
      place: (at) => at - (shifts[lastIndex(ats, (each, index) => each + (shifts[index] ?? 0) <= at)] ?? 0),
    };
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
