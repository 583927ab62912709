/**
 * The file that says who belongs to which directorate: CSV with a head, as a spreadsheet saves it (semicolons, commas or
 * tabs; UTF-8 or windows-1252; days as 2026-11-30 or 30/11/2026).
 */

import { type IsoDate, parseDay } from "../model/dates.ts";
import type { Assignment } from "../model/directorates.ts";
import type { Wording } from "../model/verdict.ts";
import { csvRows, plainTitle, RowFault } from "./csv-rows.ts";

/** Columns by the names that they may bear, in either language, whatever the case and the accents. */
const COLUMNS: Readonly<Record<string, keyof Assignment>> = {
  cle: "key",
  key: "key",
  direction: "directorate",
  directorate: "directorate",
  depuis: "since",
  since: "since",
};

/** Why the file cannot be used, and on which line of it. */
export class AssignmentFault extends RowFault {
  override readonly name = "AssignmentFault";
}

/** Of the same key the line with the latest day that has come stands, of the same day the last. */
export function parseAssignments(bytes: Uint8Array): readonly Assignment[] {
  const [head, ...rows] = csvRows(bytes, (detail, line) => new AssignmentFault(detail, line));
  if (head === undefined) throw new AssignmentFault(wanted(), 1);
  const columns = head.record.map((title) => COLUMNS[plainTitle(title)] ?? null);
  const twice = columns.some((column, at) => column !== null && columns.indexOf(column) < at);
  if (!columns.includes("key") || !columns.includes("directorate") || twice) throw new AssignmentFault(wanted(), 1);
  return rows.flatMap(({ record, line }) => {
    const said = (column: keyof Assignment) => record[columns.indexOf(column)]?.trim() ?? "";
    const [key, directorate, since] = [said("key").toLowerCase(), said("directorate"), said("since")];
    if (key === "" && directorate === "" && since === "") return [];
    if (key === "" || directorate === "") {
      const fr = "une ligne donne une clé et une direction";
      throw new AssignmentFault({ fr, en: "a line gives a key and a directorate" }, line);
    }
    return [{ key, directorate, since: since === "" ? null : dayOf(since, line) }];
  });
}

const wanted = (): Wording => ({
  fr: "la première ligne nomme les colonnes, chacune une fois : « cle » et « direction », et s’il y a lieu « depuis »",
  en: "the first line names the columns, each once: “key” and “directorate”, and “since” if need be",
});

function dayOf(text: string, line: number): IsoDate {
  const french = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text);
  const day = parseDay(french ? `${french[3]}-${french[2]}-${french[1]}` : text);
  if (day !== null) return day;
  throw new AssignmentFault(
    {
      fr: "un jour s’écrit AAAA-MM-JJ ou JJ/MM/AAAA, et existe",
      en: "a day is written YYYY-MM-DD or DD/MM/YYYY, and exists",
    },
    line,
  );
}
