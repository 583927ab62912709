/** What a cell holds: a number, a day, a text, true or false (ECMA-376, 18.3.1.4 and 18.18.11). */

import type { Entered } from "../../model/carry.ts";
import type { Format } from "../number-format.ts";
import { Refusal } from "../refusal.ts";
import { unescaped } from "../sheet.ts";
import type { SharedStrings } from "./typed-cell.ts";

const DAY_MS = 86_400_000;
const DAYS_TO_1904 = 1462;

/** What all cells of a workbook share. */
export interface Shared {
  readonly strings: SharedStrings;
  readonly formats: readonly Format[];
  readonly from1904: boolean;
}

export function typedOf(type: string, style: number, value: string, shared: Shared): Entered | boolean | null {
  if (value === "") return null;
  if (type === "s") {
    const text = shared.strings.at(Number(value));
    if (text === undefined) throw new Refusal("damaged");
    return text === "" ? null : text;
  }
  if (type === "b") return /^\s*(1|true)\s*$/i.test(value);
  if (type === "d") return dayOfStamp(value.trim()) ?? value;
  if (type !== "n") return unescaped(value);
  const number = Number(value);
  // What is no number is kept as it is written, rather than lost.
  if (value.trim() === "" || !Number.isFinite(number)) return value;
  if (shared.formats[style]?.kind !== "date") return number;
  return dayOfSerial(number, shared.from1904) ?? number;
}

/** `2026-11-30`, `2026-11-30T00:00:00.000Z`: a day, with its hour where that is not midnight. */
function dayOfStamp(text: string): Entered | null {
  const [, day, hour] = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}))?/.exec(text) ?? [];
  if (day === undefined) return null;
  return { day: hour === undefined || hour === "00:00" ? day : `${day}T${hour}` };
}

/**
 * The day that a serial number means; null where it means none. Spreadsheets that count from 1900 count a 29 February of
 * that year, which there was not: days before it are one further on (ECMA-376, 18.17.4.1).
 */
export function dayOfSerial(serial: number, from1904: boolean): { readonly day: string } | null {
  const counted = from1904 ? serial + DAYS_TO_1904 : serial < 60 ? serial + 1 : serial;
  if (!(counted >= 2 && counted < 2_958_466)) return null;
  const minutes = Math.round(counted * 1440);
  const stamp = new Date(Date.UTC(1899, 11, 30) + minutes * (DAY_MS / 1440)).toISOString();
  return { day: minutes % 1440 === 0 ? stamp.slice(0, 10) : stamp.slice(0, 16) };
}
