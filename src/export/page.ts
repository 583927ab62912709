/** A sheet laid out as a page to be read and printed: lines of cells that span the columns of a grid. */

import type { Tint, Value } from "./cell.ts";
import type { Form, SheetId } from "./sheet.ts";
import type { View } from "./view.ts";

export type PageStyle = "title" | "subtitle" | "heading" | "head" | "body" | "strong" | "alert" | "small";

export interface PageCell {
  readonly value: Value;
  /** Columns of the grid that it covers. */
  readonly span: number;
  readonly style: PageStyle;
  readonly form?: Form;
  readonly tint?: Tint;
  /** The sheet of the same workbook that it leads to. */
  readonly link?: SheetId;
}

export type Line = readonly PageCell[];

export interface Page {
  readonly kind: "page";
  readonly id: SheetId;
  readonly title: (view: View) => string;
  /** Widths of the grid's columns, in characters. */
  readonly grid: readonly number[];
  readonly lines: (view: View) => readonly Line[];
}

/** A line that one text fills from side to side. */
export function across(grid: readonly number[], value: string, style: PageStyle, tint?: Tint): Line {
  return [{ value, span: grid.length, style, ...(tint && { tint }) }];
}

/** The same, leading to a sheet. */
export const leading = (grid: readonly number[], value: string, link: SheetId): Line => [
  { value, span: grid.length, style: "heading", link },
];
