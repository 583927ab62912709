/** What a cell may hold, and how text from a tenant is made safe for one. */

import type { Entered } from "../model/carry.ts";
import { unseenShown } from "../model/unseen.ts";

/** Days are dates at midnight UTC: a workbook has no time zone. */
export type Value = string | number | Date | null;

/** Meaning of a cell, painted by `look.ts`. */
export type Tint =
  | "derogable"
  | "move-now"
  | "review"
  | "not-concerned"
  | "entry"
  | "part"
  | "warning"
  | "muted"
  | "good";

export interface Cell {
  readonly value: Value;
  readonly tint: Tint | null;
}

/** Longest text that a cell holds (ECMA-376, SpreadsheetML limits). */
export const LONGEST = 32_767;

/** What XML 1.0 refuses beside controls, which are shown as their codes. */
const REFUSED = /[\ufffe\uffff]/g;

/** `_x0041_` would be read as the letter A: its underscore is written in the same way (ECMA-376, ST_Xstring). */
const ESCAPE_LIKE = /_(?=x[0-9a-fA-F]{4}_)/g;

/** Text as XML takes it, every sign of it seen. */
export function xmlText(text: string): string {
  return unseenShown(text).replace(REFUSED, "");
}

/** Text as a workbook holds it, no longer than a cell; one cut short ends with an ellipsis. */
export function cellText(text: string): string {
  const clean = xmlText(text).replace(ESCAPE_LIKE, "_x005F_");
  return clean.length > LONGEST ? `${clean.slice(0, LONGEST - 1).toWellFormed()}…` : clean;
}

/** Signs that begin a formula, wide ones of Asian keyboards included, whatever blank or quote stands before them. */
const FORMULA = /^[\p{Z}\p{C}'"]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;

/**
 * Text that a spreadsheet would take for a formula if a person typed it again, or read it from a CSV file.
 * Source: https://owasp.org/www-community/attacks/CSV_Injection
 */
export function startsLikeFormula(text: string): boolean {
  return FORMULA.test(text);
}

/** First day that spreadsheets count. Graph tells days of year 1 where it knows none. */
const FIRST_DAY = Date.UTC(1900, 0, 1);

/** A day or an instant as a date that a workbook understands; null when there is none. */
export function dayCell(text: string | null): Date | null {
  if (text === null) return null;
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  return day.getTime() >= FIRST_DAY ? day : null;
}

/** What a cell holds, as it is read back from it. */
export function enteredOf(value: Value): Entered | null {
  return value instanceof Date ? { day: dayOfDate(value) } : value;
}

/** `2026-11-22`, and the minute where it is told. */
export function dayOfDate(date: Date): string {
  const text = date.toISOString();
  return text.slice(11, 16) === "00:00" ? text.slice(0, 10) : text.slice(0, 16);
}

/** What people entered, as a cell holds it. */
export function cellOf(entered: Entered): Value {
  if (typeof entered !== "object") return entered;
  return new Date(`${entered.day.slice(0, 10)}T${entered.day.slice(11) || "00:00"}:00Z`);
}
