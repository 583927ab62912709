/**
 * A day as people and programs write one: « 30/11/2026 », « 1er décembre 2026 », “30 Nov 2026”, `2026-11-30T00:00:00`.
 * Day before month, as in France; the other way round only where it can be nothing else. No day is guessed from less.
 */

import { type IsoDate, parseDay } from "../model/dates.ts";

const MONTHS: readonly (readonly string[])[] = [
  ["janvier", "janv", "jan", "january"],
  ["fevrier", "fevr", "fev", "february", "feb"],
  ["mars", "mar", "march"],
  ["avril", "avr", "april", "apr"],
  ["mai", "may"],
  ["juin", "june", "jun"],
  ["juillet", "juil", "jul", "july"],
  ["aout", "august", "aug"],
  ["septembre", "sept", "sep", "september"],
  ["octobre", "oct", "october"],
  ["novembre", "nov", "november"],
  ["decembre", "dec", "december"],
];
const WEEKDAY =
  /^(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun)\.?)[ ,]+(?=\d)/;

/** Null when the text is no day that can be told for sure. */
export function dayIn(text: string): IsoDate | null {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/gu, " ").trim();
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ][\d:.]+z?)?$/.exec(plain);
  if (iso) return dayOf(iso[1], iso[2], iso[3]);
  const figures = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?: [\d:.h]+)?$/.exec(plain);
  if (figures) return dayOf(figures[3], figures[2], figures[1]) ?? dayOf(figures[3], figures[1], figures[2]);
  // “Mar 3, 2026” begins with a month, « mar. 3 mars 2026 » with a weekday.
  const [, name, second, third] = /^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/.exec(plain) ?? [];
  if (name !== undefined) return dayOf(third, monthOf(name), second);
  const dated = /^(\d{1,2})(?:er|st|nd|rd|th)?[ -]([a-z]+)\.?[ ,-]+(\d{4}|\d{2})$/.exec(plain.replace(WEEKDAY, ""));
  return dated ? dayOf(dated[3], monthOf(dated[2] ?? ""), dated[1]) : null;
}

function monthOf(name: string): string {
  return String(MONTHS.findIndex((names) => names.includes(name)) + 1);
}

function dayOf(year = "", month = "", date = ""): IsoDate | null {
  const whole = year.length === 2 ? `20${year}` : year;
  return parseDay(`${whole}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`);
}
