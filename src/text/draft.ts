/**
 * A document's text as it grows, with the places of its table cells and of its stamps. A cell ends with a tab and a
 * row with a tab and a line break, so that no number is read across two cells.
 */

import { CellList } from "../model/cells.ts";
import type { DocumentText } from "../model/text.ts";
import type { Budget } from "./budget.ts";
import { openGrowingText } from "./draft-text.ts";
import { type Headers, LONGEST_HEADER, openHeaders } from "./headers.ts";

interface Table {
  readonly headers: Headers;
  column: number;
  /** Texts of the row being read, kept only while the header row is not known. */
  texts: Map<number, string> | null;
  filled: boolean;
  /** Where the open cell begins, and how many cells were told before it; negative: none is open. */
  cellStart: number;
  told: number;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface Draft {
  write(text: string): void;
  /** Ends the line, unless nothing stands on it. */
  line(): void;
  openTable(): void;
  closeTable(): void;
  openRow(): void;
  closeRow(): void;
  /** Columns follow one another unless the place is told. */
  openCell(column?: number): void;
  /** `repeat`: columns that the cell stands for, its text written once. `beside`: the same value written otherwise. */
  closeCell(repeat?: number, beside?: string): void;
  /** A text whose whole length is headed by a name: a field, an element. */
  field(header: string, text: string): void;
  /** A cell of text already written, by its places. */
  cell(start: number, end: number, header: string): void;
  length(): number;
  /** What was written there. */
  from(start: number, length: number): string;
  /** From there to here stands a header, a footer or a watermark. */
  stampSince(start: number): void;
  label(id: string): void;
  done(): Omit<DocumentText, "entry">;
}

export function openDraft(budget: Budget): Draft {
  const written = openGrowingText();
  let length = 0;
  let lineStart = 0;
  let owed = false;
  const cells = new CellList();
  const stamps: Stretch[] = [];
  const labels = new Set<string>();
  const tables: Table[] = [];

  const push = (text: string) => {
    budget.text(text.length);
    written.push(text);
    length += text.length;
  };
  const settle = () => {
    if (owed) push("\n");
    owed = false;
  };
  const write = (text: string) => {
    if (text === "") return;
    settle();
    push(text);
  };
  const line = () => {
    const cellStart = tables.at(-1)?.cellStart ?? -1;
    // Inside a cell a line ends only when another one follows: a row stays on one line.
    if (cellStart >= 0) owed ||= length > cellStart;
    else if (length > lineStart) {
      push("\n");
      lineStart = length;
    }
  };
  const keep = (start: number, end: number, header: string) => {
    if (header !== "" && end - start >= 2) cells.add(start, end, header);
  };
  const closeCell = (repeat = 1, beside = "") => {
    const table = tables.at(-1);
    if (!table || table.cellStart < 0) return;
    const { cellStart } = table;
    owed = false;
    if (beside !== "") push(`\t${beside}`);
    const end = length;
    // A table inside the cell has told its own cells: places must not overlap.
    if (cells.length === table.told) keep(cellStart, end, table.headers.of(table.column));
    if (end > cellStart) {
      table.filled = true;
      if (table.texts) {
        // A header is never longer: a table inside of it is not copied at each level.
        const text = written.from(cellStart, LONGEST_HEADER);
        // A header cell repeated to the right end of a sheet names no more columns than a person fills.
        if (text.trim() !== "")
          for (let at = 0; at < Math.min(repeat, 256); at++) table.texts.set(table.column + at, text);
      }
      write("\t");
    }
    table.column += repeat;
    table.cellStart = -1;
  };
  const openRow = () => {
    const table = tables.at(-1);
    if (!table) return;
    table.column = 0;
    table.filled = false;
    table.texts = table.headers.undecided() ? new Map() : null;
  };

  return {
    write,
    line,
    openTable: () => {
      line();
      tables.push({ headers: openHeaders(), column: 0, texts: null, filled: false, cellStart: -1, told: 0 });
    },
    closeTable: () => {
      tables.pop();
      line();
    },
    openRow,
    closeRow: () => {
      const table = tables.at(-1);
      if (!table) return;
      table.headers.endRow(table.texts, table.filled);
      line();
    },
    openCell: (column) => {
      const table = tables.at(-1);
      if (!table) return;
      settle();
      if (column !== undefined) table.column = column;
      table.cellStart = length;
      table.told = cells.length;
    },
    closeCell,
    field: (header, text) => {
      const start = length;
      write(text);
      keep(start, length, header);
      line();
    },
    cell: keep,
    length: () => length,
    from: written.from,
    stampSince: (start) => {
      if (length > start) stamps.push({ start, end: length });
    },
    label: (id) => void labels.add(id.toLowerCase()),
    done: () => ({ text: written.whole(), cells, stamps: apart(stamps), labels: [...labels] }),
  };
}

/** In order, those that touch made one: a watermark stands inside its header. */
function apart(stamps: readonly Stretch[]): Stretch[] {
  const merged: Stretch[] = [];
  for (const stamp of [...stamps].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && stamp.start <= last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, stamp.end) };
    else merged.push(stamp);
  }
  return merged;
}
