/**
 * The file that says what arrived, from whoever counted it at the destination: `identifiant;elements;octets`, one row of
 * the plan a line, and if need be who received it and when it was verified. Whole numbers, digits apart by spaces or not.
 */

import type { ArrivalLine } from "../model/arrival-line.ts";
import { type IsoDate, parseDay } from "../model/dates.ts";
import type { Wording } from "../model/verdict.ts";
import { csvRows, plainTitle, RowFault } from "./csv-rows.ts";

/** Columns by the names that they may bear, in either language. */
const COLUMNS: Readonly<Record<string, Exclude<keyof ArrivalLine, "line">>> = {
  id: "id",
  identifiant: "id",
  identifier: "id",
  elements: "items",
  "elements arrives": "items",
  "elements recus": "items",
  items: "items",
  "items that arrived": "items",
  "items received": "items",
  octets: "bytes",
  "volume arrive": "bytes",
  "volume recu": "bytes",
  bytes: "bytes",
  "volume that arrived": "bytes",
  "volume received": "bytes",
  "verifie le": "verifiedOn",
  "verified on": "verifiedOn",
  "recu par": "receivedBy",
  "received by": "receivedBy",
};

/** Digits, in threes or not, with a nought or two behind the comma as spreadsheets write them: “1,000” may be a thousand. */
const NUMBER = /^(?:\d+|\d{1,3}(?:[ \u00a0\u202f]\d{3})+)(?:[.,]0{1,2})?$/;

export class ArrivalFault extends RowFault {
  override readonly name = "ArrivalFault";
}

/** The lines in their order; the same identifier twice is refused unless both lines say the same. */
export function parseArrivals(bytes: Uint8Array): readonly ArrivalLine[] {
  const [head, ...rows] = csvRows(bytes, (detail, line) => new ArrivalFault(detail, line));
  const columns = (head?.record ?? []).map((title) => COLUMNS[plainTitle(title)] ?? null);
  const twice = columns.find((column, at) => column !== null && columns.indexOf(column) !== at);
  if (!columns.includes("id") || !(columns.includes("items") || columns.includes("bytes")) || twice)
    throw new ArrivalFault(WANTED, 1);
  const seen = new Map<string, ArrivalLine>();
  for (const { record, line } of rows) {
    const said = (column: keyof ArrivalLine) => record[columns.indexOf(column as "id")]?.trim() ?? "";
    if (record.every((cell) => cell.trim() === "")) continue;
    if (said("id") === "") throw new ArrivalFault(NO_ID, line);
    const arrival: ArrivalLine = {
      id: said("id"),
      items: numberOf(said("items"), line),
      bytes: numberOf(said("bytes"), line),
      verifiedOn: dayOf(said("verifiedOn"), line),
      receivedBy: said("receivedBy") || null,
      line,
    };
    const before = seen.get(arrival.id);
    if (!before) seen.set(arrival.id, arrival);
    else if (JSON.stringify({ ...before, line }) !== JSON.stringify(arrival)) throw contradiction(before, arrival);
  }
  return [...seen.values()];
}

const WANTED: Wording = {
  fr: "la première ligne nomme les colonnes, chacune une fois : « identifiant », puis « elements » ou « octets » ou les deux",
  en: "the first line names the columns, each once: “id”, then “items” or “bytes” or both",
};
const NO_ID: Wording = {
  fr: "l’identifiant manque : c’est celui de la dernière colonne de la feuille Plan",
  en: "the identifier is missing: it is that of the last column of the sheet Plan",
};

function contradiction({ id, line: first }: ArrivalLine, { line }: ArrivalLine): ArrivalFault {
  return new ArrivalFault(
    {
      fr: `« ${id} » est déjà à la ligne ${first}, avec d’autres valeurs`,
      en: `“${id}” stands at line ${first} already, with other values`,
    },
    line,
  );
}

function numberOf(text: string, line: number): number | null {
  if (text === "") return null;
  const value = NUMBER.test(text) ? Number(text.replace(/[.,]0+$/, "").replace(/\D/g, "")) : Number.NaN;
  if (Number.isSafeInteger(value)) return value;
  throw new ArrivalFault(
    {
      fr: `« ${text.slice(0, 40)} » n’est pas un nombre entier : écrivez-le sans unité, « 1250 » ou « 1 250 »`,
      en: `“${text.slice(0, 40)}” is no whole number: write it without a unit, “1250” or “1 250”`,
    },
    line,
  );
}

function dayOf(text: string, line: number): IsoDate | null {
  if (text === "") return null;
  const french = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text);
  const day = parseDay(french ? `${french[3]}-${french[2]}-${french[1]}` : text);
  if (day !== null) return day;
  throw new ArrivalFault(
    {
      fr: `« ${text.slice(0, 40)} » n’est pas un jour : il s’écrit AAAA-MM-JJ ou JJ/MM/AAAA, et existe`,
      en: `“${text.slice(0, 40)}” is no day: it is written YYYY-MM-DD or DD/MM/YYYY, and exists`,
    },
    line,
  );
}
