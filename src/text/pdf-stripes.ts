/** White stripes between the columns of a table on a page: where hardly any row has a word, from its head to its foot. */

import type { Stretch } from "./pdf-bands.ts";

/** Of a point, the widths that are told apart; and the widest page that is looked at. */
const FINE = 2;
const WIDEST = 4000;
/** A row whose words go over from one column to the next is one in so many. */
const OVER = 10;

/**
 * Between each name and the next, the middle of a stripe; none where every width is written on. Ascending. The widest, but
 * where nothing stands below one of the two names: what stands between them is then its own (numbers kept to the right).
 */
export function stripesBetween(names: readonly Stretch[], rows: readonly (readonly Stretch[])[]): number[] {
  const written = new Uint32Array(WIDEST * FINE);
  const placeOf = (x: number) => Math.min(written.length - 1, Math.max(0, Math.round(x * FINE)));
  for (const words of rows)
    for (const { left, right } of words)
      for (let at = placeOf(left); at <= placeOf(right); at++) written[at] = (written[at] as number) + 1;
  const most = Math.floor(rows.length / OVER);
  const stripes: number[] = [];
  for (const [at, name] of names.entries()) {
    const next = names[at + 1];
    if (!next) break;
    const free = freeIn(written, placeOf(name.right), placeOf(next.left), most);
    const [left, right] = [name, next].map(
      (each) => !isWritten(written, placeOf(each.left), placeOf(each.right), most),
    );
    const wide = free.toSorted((one, other) => other.to - other.from - (one.to - one.from))[0];
    const chosen = left === right ? wide : left ? free.at(-1) : free[0];
    if (chosen) stripes.push((chosen.from + chosen.to) / 2 / FINE);
  }
  return stripes;
}

function isWritten(written: Uint32Array, from: number, to: number, most: number): boolean {
  for (let place = from; place <= to; place++) if ((written[place] as number) > most) return true;
  return false;
}

/** What no more than so many rows are written on, from left to right. */
function freeIn(written: Uint32Array, from: number, to: number, most: number): { from: number; to: number }[] {
  const free: { from: number; to: number }[] = [];
  for (let place = from; place <= to; place++) {
    if ((written[place] as number) > most) continue;
    const last = free.at(-1);
    if (last && last.to === place - 1) last.to = place;
    else free.push({ from: place, to: place });
  }
  return free;
}
