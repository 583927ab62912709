/**
 * The names of rows: in a table that lies on its side the first cell of a row tells what the others hold (« Matricule ;
 * 9900042 ; 9900043 »). Only where that cell is such a name, and the column's own header counts or dates nothing.
 */

import type { Cells } from "../model/cells.ts";
import type { LongText } from "../model/text.ts";
import { fold } from "./alphabet.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Segment } from "./segments.ts";
import type { Words } from "./words.ts";

const LONGEST_NAME = 60;
/** It holds a value itself: it is no name of others. */
const VALUE = /\d{2}(?![^()]*\))/;
/** « N° de », « Numéro du » */
const BEFORE_NAME =
  /^[^a-z0-9]*(?:(?:n|no|num|numero|identifiant|code)[^a-z0-9]{1,3}(?:(?:de|du|des|la|le|l|d)[^a-z0-9]{1,2}){0,2})?$/;
/** A column of days or of counts: its rows are events, or kinds of things. */
const COUNTED =
  /(?<![a-z])(?:dates?|jours?|le|nombres?|nb|nbre|totaux|total|montants?|effectifs?|annees?|quantites?|qte|volumes?|parts?|debut|fin|du|au|depuis|jusqu|durees?|departs?|retours?|arrivees?|entrees?|sorties?|echeances?|periodes?|depots?|[a-z]{2,12}(?:[ei]|u)e?s? (?:le|en))(?![a-z])|(?<!\d)(?:19|20)\d\d(?!\d)|%/;

/** The terms that the row's first cell is a name by; none of most rows, which costs one look. */
export function termsOfRow(cells: Cells, first: number, { normal, base }: Segment, words: Words): readonly number[] {
  if (first < 0 || first >= cells.length || cells.end(first) - cells.start(first) > LONGEST_NAME) return NONE;
  const start = normal.place(cells.start(first) - base);
  let at = words.from(start);
  if (at >= words.count || (words.starts[at] as number) >= start + LONGEST_NAME) return NONE;
  const end = normal.place(cells.end(first) - base);
  const terms: number[] = [];
  for (; at < words.count && (words.starts[at] as number) < end; at++)
    if (BEFORE_NAME.test(fold(normal.text.slice(start, words.starts[at])))) terms.push(words.terms[at] as number);
  return terms.length > 0 && !VALUE.test(normal.text.slice(start, end)) ? terms : NONE;
}

const NONE: readonly number[] = [];

export function isNameFor(detector: number, terms: readonly number[], lexicon: Lexicon): boolean {
  return terms.some((term) => lexicon.role(detector, term) === "cue");
}

/** Whether a row's name may speak for this cell: its header allows it, and what stands left of it is a value too, no other name. */
export function mayLie(text: LongText, cells: Cells, first: number, at: number): boolean {
  if (at <= first || COUNTED.test(fold(cells.header(at)))) return false;
  if (at - 1 === first) return true;
  const value = text.slice(cells.start(at - 1), cells.end(at - 1));
  return !/\p{L}/u.test(value) || /\d/.test(value);
}

/** Whether a line ends between this cell and the one before it. */
export function beginsRow(text: LongText, cells: Cells, at: number): boolean {
  return at === 0 || text.slice(cells.end(at - 1), cells.start(at)).includes("\n");
}
