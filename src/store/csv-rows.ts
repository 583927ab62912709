/**
 * The rows of a CSV file as a spreadsheet saves it: semicolons, commas or tabs; UTF-8, with its mark or without, or
 * windows-1252. The first row names the columns.
 */

import { CsvError, parse } from "csv-parse/sync";
import type { Wording } from "../model/verdict.ts";

export interface CsvRow {
  readonly record: readonly string[];
  readonly line: number;
}

/** Why a list cannot be used, and on which line of it; null where that is not known. */
export class RowFault extends Error {
  readonly detail: Wording;
  readonly line: number | null;
  constructor(detail: Wording, line: number | null) {
    super(detail.en);
    this.detail = detail;
    this.line = line;
  }
}

/** `refuse` makes the fault of a file that is no list of rows. */
export function csvRows(bytes: Uint8Array, refuse: (detail: Wording, line: number | null) => Error): readonly CsvRow[] {
  const text = decoded(bytes);
  const first = /^[^\r\n]*/.exec(text)?.[0] ?? "";
  const delimiter = [";", "\t", ","].find((sign) => first.includes(sign)) ?? ";";
  const options = { delimiter, bom: true, info: true, relax_column_count: true, skip_empty_lines: true } as const;
  try {
    const rows = parse(text, options) as unknown as readonly { record: readonly string[]; info: { lines: number } }[];
    return rows.map(({ record, info }) => ({ record, line: info.lines }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw refuse(
      { fr: "un guillemet n’est pas refermé, ou est mal placé", en: "a quote is not closed, or is misplaced" },
      typeof error.lines === "number" ? error.lines : null,
    );
  }
}

/** What is no UTF-8 was saved by a spreadsheet in the encoding of Windows. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** A title without its accents and capitals, as columns are known by. */
export const plainTitle = (title: string) => title.trim().normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
