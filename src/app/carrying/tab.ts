/** A tab of a workbook while it is read, and what is asked of whoever reads one. */

import type { Language } from "../../lang/index.ts";
import type { Edits } from "../../model/carry.ts";
import type { CellTaker } from "../../text/cells/typed-cell.ts";
import type { AddedColumns } from "./own-tabs.ts";
import type { KnownSheet, TabLayout, Texts } from "./tab-layout.ts";
import type { Watch } from "./watched.ts";

export interface MarkedRow {
  readonly sheet: string;
  readonly id: string;
  readonly line: number;
  readonly columns: readonly string[];
  readonly control: string;
}

export interface FormulaCell {
  readonly sheet: string;
  readonly column: string;
  readonly line: number;
  /** What the row is called. */
  readonly name: string | null;
}

export interface FileReading {
  readonly edits: Edits;
  readonly sheets: readonly KnownSheet[];
  /** Sheets of which only what somebody changed is told. */
  readonly watched: readonly KnownSheet[];
  /** Mark of the tenant whose plan is made. */
  readonly tenant: string;
  readonly language: Language;
  /** Told of each row with an identifier: the marks that it bears, in the order of these columns. */
  readonly onMarks?: (row: MarkedRow) => void;
  /** The same of each row that is only watched; without its marks, of none. */
  readonly onWatched?: (row: Pick<MarkedRow, "sheet" | "line" | "control">) => void;
  /** Told of each column that a tab was written with and has no more; `line` is that of its heads. */
  readonly onGone?: (column: { readonly sheet: string; readonly id: string; readonly line: number }) => void;
  /** Told of each formula in a cell that is not to be filled in, and that shows what was written there. */
  readonly onFormula?: (cell: FormulaCell) => void;
  /** Told all that the file holds, too. */
  readonly also?: CellTaker;
  /** Columns that people added, by sheet; grows. */
  readonly added: Map<string, Set<string>>;
}

export type State =
  | { readonly kind: "top"; readonly rows: number }
  | { readonly kind: "keyed"; readonly sheet: KnownSheet; readonly keys: Texts; readonly top: number }
  | { readonly kind: "rows"; readonly layout: TabLayout }
  | { readonly kind: "watched"; readonly watch: Watch }
  /** A sheet of Bascule's that is only read. */
  | { readonly kind: "read"; readonly sheet: string; readonly added: AddedColumns; rows: number }
  | { readonly kind: "foreign" };

export interface Tab {
  readonly name: string;
  readonly from1904: boolean;
  state: State;
  filled: number;
  readonly formulas: Map<string, { count: number; first: string }>;
  /** The line of the heads, once they were found. */
  heads: number;
  /** Areas of data that are merged. */
  readonly merged: string[];
}
