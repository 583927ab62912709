/** The rows of one sheet (ECMA-376, 18.3.1.73): nothing is held but the row at hand. */

import { Refusal } from "../refusal.ts";
import type { XmlHandlers } from "../xml.ts";
import type { Attributes } from "../xml-attributes.ts";
import { columnOf } from "./column.ts";
import type { Notes } from "./notes.ts";
import { type CellNote, type CellTaker, MOST_TEXT, type TypedCell } from "./typed-cell.ts";
import { type Shared, typedOf } from "./value.ts";

/** A sheet holds 16,384 columns and 1,048,576 rows (ECMA-376, SpreadsheetML limits). */
const [MOST_COLUMNS, MOST_ROWS] = [16_384, 1_048_576];
const NO_NOTES: readonly CellNote[] = [];
const CELL = ["r", "s", "t"];

export function rowHandlers(shared: Shared, notes: Notes, take: CellTaker): XmlHandlers {
  const picked: (string | undefined)[] = [];
  let cells: TypedCell[] = [];
  let [inRows, spoken, listening, inFormula] = [false, false, false, false];
  let [row, column, type, style] = [0, 0, "n", 0];
  let unseen = false;
  let [value, formula]: [string, string | null] = ["", null];
  const openCell = (attributes: Attributes) => {
    attributes.pick(CELL, picked);
    column = columnOf(picked[0]) ?? column + 1;
    if (column > MOST_COLUMNS || cells.length >= MOST_COLUMNS) throw new Refusal("damaged");
    [type, style, value, formula] = [picked[2] ?? "n", Number(picked[1] ?? 0), "", null];
  };
  const closeCell = () => {
    const entered = typedOf(type, style, value, shared);
    if (entered !== null || formula !== null) cells.push({ column: column - 1, value: entered, formula });
  };
  const openRow = (attributes: Attributes) => {
    row = Number(attributes.get("r") ?? row + 1);
    if (!(row >= 1 && row <= MOST_ROWS)) throw new Refusal("damaged");
    unseen = /^(1|true)$/.test(attributes.get("hidden") ?? "");
    column = 0;
    cells = [];
  };
  return {
    open: (name, attributes) => {
      if (name === "sheetData") inRows = true;
      else if (name === "mergeCell") take.merged?.(attributes.get("ref") ?? "");
      else if (name === "filterColumn") take.filtered?.();
      else if (!inRows) return;
      else if (name === "c") openCell(attributes);
      else if (name === "row") openRow(attributes);
      else if (name === "rPh") spoken = true;
      else if (name === "f") {
        inFormula = true;
        formula = "";
      } else listening = name === "v" || (name === "t" && !spoken);
    },
    close: (name) => {
      if (!inRows) return;
      listening = false;
      if (name === "f") inFormula = false;
      else if (name === "rPh") spoken = false;
      else if (name === "c") closeCell();
      else if (name === "row" && cells.length > 0) {
        take.row(row, cells, notes.get(row) ?? NO_NOTES);
        if (unseen) take.hidden?.(row);
      } else if (name === "sheetData") inRows = false;
    },
    text: (text) => {
      if (inFormula) formula += text;
      else if (listening) value += text;
      if (value.length + (formula?.length ?? 0) > MOST_TEXT) throw new Refusal("too-large");
    },
  };
}
