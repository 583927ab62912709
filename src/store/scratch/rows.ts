/** Rows of a scratch database without the names of their columns: millions are read, and the names take longer than the values. */

import type { DatabaseSync, SQLInputValue } from "node:sqlite";

export interface RowsOf<Row> {
  all(...values: readonly SQLInputValue[]): readonly Row[];
  get(...values: readonly SQLInputValue[]): Row | undefined;
}

export function rowsOf<Row extends readonly unknown[]>(database: DatabaseSync, text: string): RowsOf<Row> {
  const statement = database.prepare(text);
  statement.setReturnArrays(true);
  return statement as unknown as RowsOf<Row>;
}
