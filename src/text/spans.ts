/**
 * Columns of a table in which cells stretch over rows and columns (WHATWG HTML, 4.9.12): a cell that reaches down from
 * a row above pushes those of this row to the right.
 */

/** Browsers take no wider and no higher cell. */
const [WIDEST, HIGHEST] = [1000, 65_534];
/** Cells reaching down at once: beyond, a table is made to harm. */
const MOST = 64;

interface Reach {
  readonly start: number;
  readonly end: number;
  rows: number;
}

export interface Spans {
  openRow(): void;
  /** The column of the next cell of the row, which is so wide and so high. */
  place(width: number, height: number): number;
}

export function openSpans(): Spans {
  let reaching: Reach[] = [];
  let begun: Reach[] = [];
  let column = 0;
  return {
    openRow: () => {
      for (const reach of reaching) reach.rows -= 1;
      reaching = [...reaching, ...begun].filter(({ rows }) => rows > 0);
      begun = [];
      column = 0;
    },
    place: (width, height) => {
      for (let above = true; above; ) {
        const reach = reaching.find(({ start, end }) => start <= column && column < end);
        above = reach !== undefined;
        if (reach) column = reach.end;
      }
      const start = column;
      column += width;
      if (height > 1 && reaching.length + begun.length < MOST) begun.push({ start, end: column, rows: height - 1 });
      return start;
    },
  };
}

/** `colspan` and `rowspan` as written. */
export function widthOf(written: string | undefined): number {
  return Math.min(WIDEST, Math.max(1, Number.parseInt(written ?? "1", 10) || 1));
}

/** Nought reaches down to the end. */
export function heightOf(written: string | undefined): number {
  const told = Number.parseInt(written ?? "1", 10);
  return told === 0 ? HIGHEST : Math.min(HIGHEST, Math.max(1, told || 1));
}
