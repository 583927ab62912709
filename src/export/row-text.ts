/**
 * Rows of a sheet as its file holds them, to be handed to the workbook library's own stream. The library makes objects of a row
 * and of each of its cells, and takes twice as long; what is made here is what it would have written, but for how an apostrophe
 * is told (ECMA-376, SpreadsheetML, CT_Row and CT_Cell).
 */

import { type Cell, cellText, LONGEST, startsLikeFormula, type Value } from "./cell.ts";
import { plain } from "./html.ts";
import { type BodyLook, heightOf, TABLE_LETTERING } from "./look.ts";
import { letter } from "./print.ts";
import type { Form, Head } from "./sheet.ts";
import { linesIn, roomIn } from "./wrapping.ts";

/** Number under which the workbook keeps a look; `value` is that of the first cell that has it. */
export type StyleIds = (look: BodyLook, value: Value) => number;

/** Forms in which text is at home. */
const PLAIN: ReadonlySet<Form> = new Set(["text", "long", "line"]);
/** Days are counted from the last one of 1899. */
const FIRST_DAY = 25_569;
const DAY = 86_400_000;

/** The text of a row; empty for one without a value, which a file leaves out. */
export function rowTexts(heads: readonly Head[], styleIds: StyleIds): (row: number, line: readonly Cell[]) => string {
  const columns = heads.map((head, at) => columnText(head, letter(at + 1), styleIds));
  return (row, line) => {
    let cells = "";
    let lines = 1;
    let filled = false;
    for (let at = 0; at < line.length; at += 1) {
      const [cell, column] = [line[at], columns[at]] as [Cell, ColumnText];
      column.take(cell);
      cells += `<c r="${column.letters}${row}${column.rest}`;
      if (column.lines > lines) lines = column.lines;
      filled ||= cell.value !== null;
    }
    if (!filled) return "";
    const height = lines > 1 ? ` ht="${heightOf("body", lines)}" customHeight="1"` : "";
    return `<row r="${row}"${height} spans="1:${line.length}" x14ac:dyDescent="0.25">${cells}</row>`;
  };
}

interface ColumnText {
  readonly letters: string;
  take(cell: Cell): void;
  /** Of the cell taken last: its element, after the address. */
  readonly rest: string;
  /** Lines that it takes. */
  readonly lines: number;
}

/** Rows below one another often hold the same: what was made of the last cell of a column is at hand. */
function columnText({ form, width }: Head, letters: string, styleIds: StyleIds): ColumnText {
  const ids = new Map<string, number>();
  const atHome = PLAIN.has(form);
  const wrapped = form !== "line";
  const room = roomIn(width, TABLE_LETTERING.body);
  let last: Cell | null = null;
  const styleOf = (value: Value, tint: Cell["tint"]): number => {
    // A day that somebody wrote where a text was awaited stays one.
    const day = value instanceof Date;
    const text = typeof value === "string";
    const word = text && !atHome;
    const guarded = text && startsLikeFormula(value);
    const key = `${tint} ${day} ${word} ${guarded}`;
    const known = ids.get(key) ?? styleIds({ form: day ? "day" : form, tint, word, guarded }, value);
    ids.set(key, known);
    return known;
  };
  const column = {
    letters,
    rest: "",
    lines: 1,
    take: (cell: Cell) => {
      const { value, tint } = cell;
      if (last !== null && last.value === value && last.tint === tint) return;
      last = cell;
      column.rest = restOf(value, styleOf(value, tint));
      column.lines = wrapped && typeof value === "string" ? linesIn(value, room) : 1;
    },
  };
  return column;
}

function restOf(value: Value, style: number): string {
  if (value === null) return `" s="${style}"/>`;
  if (typeof value === "string") return `" s="${style}" t="str"><v>${escaped(value)}</v></c>`;
  return `" s="${style}"><v>${value instanceof Date ? FIRST_DAY + value.getTime() / DAY : value}</v></c>`;
}

/** What is not written as it stands, or is looked at closer; nearly all texts have nothing of it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are characters that XML 1.0 refuses
const SPECIAL = /[<>&'"\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ud800-\udfff\ufffe\uffff]|_x/;

const escaped = (text: string): string =>
  text.length <= LONGEST && !SPECIAL.test(text) ? text : plain(cellText(text));
