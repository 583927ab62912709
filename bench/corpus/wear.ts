/**
 * What happens to a text on its way: careless typing, a scanner's misreadings, lines cut at a width, a Windows program's
 * line ends, HTML entities. Labels follow.
 */

import type { SetName } from "./labelled.ts";
import type { Piece } from "./pieces.ts";
import { mapPlain } from "./pieces.ts";
import type { Random } from "./random.ts";

const unaccented = (text: string) => text.normalize("NFD").replace(/\p{Mn}/gu, "");

/** As people type in a chat: no accents, hardly a capital, no care for spaces. */
export function careless(pieces: readonly Piece[], random: Random): Piece[] {
  const [accents, capitals] = [random.chance(0.3), random.chance(0.4)];
  return mapPlain(pieces, (text) => {
    const typed = accents ? text : unaccented(text);
    return (capitals ? typed : typed.toLowerCase()).replace(/ ([:;!?])/g, random.chance(0.5) ? "$1" : " $1");
  });
}

/** Detectors whose keys can tell a misread number from a wrong one. */
const CHECKED: ReadonlySet<string> = new Set("nir spi siren siret vat iban rib card rpps adeli finess".split(" "));

const MISREADINGS: readonly (readonly [RegExp, readonly string[], number])[] = [
  [/0/g, ["O", "O", "o"], 0.22],
  [/1/g, ["l", "I", "l"], 0.22],
];

/** A scan: letters and digits taken for one another, accents lost, spaces lost or doubled, lines cut anywhere. */
export function scanned(pieces: readonly Piece[], random: Random): Piece[] {
  const noise = random.pick([0.004, 0.01, 0.02]);
  return mapPlain(pieces, (text) => noisy(text, noise, random)).map((piece) => {
    if (!piece.value || !/\d/.test(piece.text)) return piece;
    const text = MISREADINGS.reduce(
      (read, [sign, signs, share]) => read.replace(sign, (same) => (random.chance(share) ? random.pick(signs) : same)),
      piece.text,
    );
    if (text === piece.text) return piece;
    const required = piece.value.required && CHECKED.has(piece.value.detector);
    return { ...piece, text, value: { ...piece.value, required, misread: true } };
  });
}

function noisy(text: string, share: number, random: Random): string {
  return [...text]
    .map((letter) => {
      if (!random.chance(share)) return letter;
      if (letter === " ") return random.pick(["", "  ", "\n"]);
      if (letter === "\n") return random.pick(["\n\n", " "]);
      if (letter === "l") return random.pick(["1", "I"]);
      if (letter === "o" || letter === "O") return random.pick(["0", "c"]);
      if (letter === "m") return "rn";
      if (letter === "é" || letter === "è" || letter === "ê") return random.pick(["e", "6", "é"]);
      return unaccented(letter);
    })
    .join("");
}

/** Lines end at a width, inside values too where they hold a space. */
export function wrapped(pieces: readonly Piece[], width: number): Piece[] {
  let column = 0;
  return pieces.map((piece) => {
    let text = "";
    for (const letter of piece.text) {
      const full = letter === " " && column >= width;
      text += full ? "\n" : letter;
      column = full || letter === "\n" ? 0 : column + 1;
    }
    return { ...piece, text };
  });
}

export const withWindowsEnds = (pieces: readonly Piece[]): Piece[] =>
  pieces.map((piece) => ({ ...piece, text: piece.text.replace(/\r?\n/g, "\r\n") }));

const ENTITIES: Readonly<Record<string, string>> = {
  é: "&eacute;",
  è: "&egrave;",
  à: "&agrave;",
  ê: "&ecirc;",
  ç: "&ccedil;",
  "\u00a0": "&nbsp;",
  "'": "&#39;",
  "°": "&deg;",
};

/** Accents and signs as a page's source writes them. */
export const asEntities = (pieces: readonly Piece[]): Piece[] =>
  mapPlain(pieces, (text) => text.replace(/[éèàêç\u00a0'°]/g, (letter) => ENTITIES[letter] ?? letter));

/** Apostrophes and spaces as typesetters and word processors make them. */
export const typeset = (pieces: readonly Piece[], random: Random): Piece[] => {
  const [apostrophe, gap] = [random.chance(0.6) ? "\u2019" : "'", random.pick([" ", "\u00a0", "\u202f"])];
  return mapPlain(pieces, (text) =>
    text
      .replaceAll("'", apostrophe)
      .replace(/ (?=[:;!?»])/g, gap)
      .replace(/« /g, `«${gap}`),
  );
};

const NUMBERS: Readonly<Record<SetName, readonly string[]>> = {
  train: ["N° ", "n°", "no ", "Nr ", "numéro "],
  test: ["nº ", "Nº", "N°", "№ ", "nr ", "No. ", "num. "],
};

/** « n° » as each hand has it. */
export function numbered(pieces: readonly Piece[], set: SetName, random: Random): Piece[] {
  const sign = random.pick(NUMBERS[set]);
  return mapPlain(pieces, (text) => text.replace(/(?<![\p{L}])n° ?/gu, sign));
}

/** No space before a colon, nor after it. */
export const tight = (pieces: readonly Piece[]): Piece[] =>
  mapPlain(pieces, (text) => text.replace(/[ \u00a0]: ?/g, ":"));

/** As old programs print, and as some people write. */
export const inCapitals = (pieces: readonly Piece[]): Piece[] => mapPlain(pieces, (text) => text.toUpperCase());

/** UTF-8 read as Windows' own letters, by a program that did not ask. */
export const misdecoded = (pieces: readonly Piece[]): Piece[] =>
  mapPlain(pieces, (text) => Buffer.from(text, "utf8").toString("latin1"));

/** Letters and their accents apart, as a Macintosh names its files. */
export const decomposed = (pieces: readonly Piece[]): Piece[] => mapPlain(pieces, (text) => text.normalize("NFD"));
