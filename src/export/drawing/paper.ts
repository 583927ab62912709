/** How a sheet falls on pages, row after row, so that no chart that stands below its rows is cut where a page ends. */

import type { Cell } from "../cell.ts";
import { heightOf, TABLE_LETTERING } from "../look.ts";
import { PRINTABLE } from "../print.ts";
import type { Head } from "../sheet.ts";
import { linesIn, roomIn } from "../wrapping.ts";
import { widthOf } from "./drawing-xml.ts";

/** Millimetres of a point. */
const POINT = 25.4 / 72;
/** Row of one line, in points. */
const ROW = 15;
/** Programs do not all draw a row as high: what is left of a page is counted short. */
const SURE = 0.95;

export interface Paper {
  see(line: readonly Cell[]): void;
  /** True where what is so high, in millimetres, must begin on another page. */
  ends(height: number): boolean;
}

interface Sheet {
  readonly heads: readonly Head[];
  /** Of all that stands above the first row, and of what each page repeats of it; in points. */
  readonly above: number;
  readonly repeated: number;
  readonly pagesWide: number;
}

export function paperOf({ heads, above, repeated, pagesWide }: Sheet): Paper {
  const scale = Math.min(1, PRINTABLE.width / heads.reduce((sum, head) => sum + widthOf(head), 0));
  const page = (PRINTABLE.height / scale / POINT) * SURE;
  let used = above;
  return {
    see(line) {
      const height = rowHeight(line, heads);
      used = used + height > page ? repeated + height : used + height;
    },
    // Where pages stand side by side, their scale is not known: columns are not cut.
    ends: (height) => pagesWide > 1 || used + ROW + height / POINT > page,
  };
}

function rowHeight(line: readonly Cell[], heads: readonly Head[]): number {
  const lines = line.map(({ value }, at) => {
    const head = heads[at];
    return typeof value !== "string" || !head || head.form === "line"
      ? 1
      : linesIn(value, roomIn(head.width, TABLE_LETTERING.body));
  });
  const most = Math.max(1, ...lines);
  return most > 1 ? heightOf("body", most) : ROW;
}
