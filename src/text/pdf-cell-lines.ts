/** Lines of one cell of a PDF's table, put together: a narrow column cuts an account, and a day at its strokes. */

import type { PageCell } from "./pdf-tables.ts";

/** « 03/04 » above « /1985 », « prenom.nom@ » above « exemple.fr »: what nothing parted before. */
const CUT = /(?<=[\p{L}\d][/@_-])\s{0,4}\n\s{0,4}(?=[\p{L}\d])|(?<=[\p{L}\d])\s{0,4}\n\s{0,4}(?=[/@_.-][\p{L}\d])/gu;
const LINE_END = /\s{0,4}\n\s{0,4}/g;

export interface Page {
  readonly text: string;
  readonly cells: readonly PageCell[];
}

export function withWholeCells({ text, cells }: Page): Page {
  if (!cells.some(({ start, end }) => text.slice(start, end).includes("\n"))) return { text, cells };
  let [written, from] = ["", 0];
  const whole = cells.map(({ start, end, header }) => {
    written += text.slice(from, start);
    const place = written.length;
    written += text.slice(start, end).replace(CUT, "").replace(LINE_END, " ");
    from = end;
    return { start: place, end: written.length, header };
  });
  return { text: written + text.slice(from), cells: whole };
}
