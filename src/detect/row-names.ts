/**
 * The names of rows: in a table that lies on its side the first cell of a row tells what the others hold (« Matricule ;
 * 9900042 ; 9900043 »). Only where that cell is such a name, and the column's own header counts or dates nothing.
 */

import type { Cell } from "../model/text.ts";
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

/** @param first the row's first cell, by its place in the list */
export function namesRow(
  cells: readonly Cell[],
  first: number,
  { normal, base }: Segment,
  words: Words,
  lexicon: Lexicon,
  detector: number,
): boolean {
  const cell = cells[first];
  if (!cell || cell.end - cell.start > LONGEST_NAME) return false;
  const [start, end] = [normal.place(cell.start - base), normal.place(cell.end - base)];
  if (VALUE.test(normal.text.slice(start, end))) return false;
  for (let at = words.from(start); at < words.count && (words.starts[at] as number) < end; at++)
    if (
      lexicon.role(detector, words.terms[at] as number) === "cue" &&
      BEFORE_NAME.test(fold(normal.text.slice(start, words.starts[at])))
    )
      return true;
  return false;
}

/** Whether a row's name may speak for this cell: its header allows it, and what stands left of it is a value too, no other name. */
export function mayLie(text: string, cells: readonly Cell[], first: number, at: number): boolean {
  if (at <= first || COUNTED.test(fold(cells[at]?.header ?? ""))) return false;
  const left = cells[at - 1];
  return (
    !left ||
    at - 1 === first ||
    !/\p{L}/u.test(text.slice(left.start, left.end)) ||
    /\d/.test(text.slice(left.start, left.end))
  );
}
