/**
 * Names of columns that stand as near to one another as words do: a table in a page of text has hardly any room between its
 * columns. Two names are told apart where values begin right below the second.
 */

import type { Band, Stretch, Word } from "./pdf-bands.ts";

export interface Name extends Stretch {
  readonly title: string;
}

/** As many times the narrowest gap of the table, which is a space between words. */
const WIDER_THAN_A_SPACE = 1.4;
/** Points between the left edges of what begins at one place. */
const ALIGNED = 2;

/** The names, each of them parted where its column is. */
export function partedNames(text: string, names: readonly Name[], band: Band, rows: readonly Band[]): Name[] {
  const begins = beginningsIn(rows, WIDER_THAN_A_SPACE * spaceIn([band, ...rows]));
  return names.flatMap((name) => {
    const words = band.words.filter(({ start, end }) => start >= name.start && end <= name.end);
    const parts = partsOf(words, begins);
    // What the lines below added to the name is of which part nobody knows.
    if (parts.length < 2 || name.title.length > name.end - name.start) return [name];
    return parts.map((part) => nameOf(text, part));
  });
}

function spaceIn(bands: readonly Band[]): number {
  let space = Number.POSITIVE_INFINITY;
  for (const { words } of bands)
    for (const [at, word] of words.entries()) space = Math.min(space, gap(words[at - 1], word));
  return space;
}

/** Whether in most rows something begins there, so far from what stands before it. */
function beginningsIn(rows: readonly Band[], far: number): (left: number) => boolean {
  const counts = new Map<number, number>();
  for (const { words } of rows) {
    const begun = words.flatMap((word, at) => (gap(words[at - 1], word) < far ? [] : [Math.round(word.left)]));
    for (const left of new Set(begun)) counts.set(left, (counts.get(left) ?? 0) + 1);
  }
  return (left) => {
    let count = 0;
    for (let at = Math.round(left) - ALIGNED; at <= Math.round(left) + ALIGNED; at += 1) count += counts.get(at) ?? 0;
    return 2 * count > rows.length;
  };
}

/** What is free between a word and the one before it on its line; without end where there is none. */
function gap(before: Word | undefined, word: Word): number {
  const level = before !== undefined && before.bottom < word.top && before.top > word.bottom;
  return level && before.right < word.left ? word.left - before.right : Number.POSITIVE_INFINITY;
}

/** From left to right, those under one another together. */
function partsOf(words: readonly Word[], begins: (left: number) => boolean): Word[][] {
  const parts: Word[][] = [];
  let right = Number.NEGATIVE_INFINITY;
  for (const word of [...words].sort((a, b) => a.left - b.left)) {
    const last = parts.at(-1);
    if (last && (word.left < right || !begins(word.left))) last.push(word);
    else parts.push([word]);
    right = Math.max(right, word.right);
  }
  return parts;
}

function nameOf(text: string, words: readonly Word[]): Name {
  const inOrder = [...words].sort((a, b) => a.start - b.start);
  return {
    title: inOrder.map(({ start, end }) => text.slice(start, end)).join(" "),
    start: inOrder[0]?.start ?? 0,
    end: inOrder.at(-1)?.end ?? 0,
    left: Math.min(...words.map(({ left }) => left)),
    right: Math.max(...words.map(({ right }) => right)),
    bottom: Math.min(...words.map(({ bottom }) => bottom)),
    top: Math.max(...words.map(({ top }) => top)),
  };
}
