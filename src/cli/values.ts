/** Values of options: each text is either what it should be or a {@link UsageFault} that says what was expected. */

import type { Catalogue } from "../lang/index.ts";
import { addDays, addMonths, type IsoDate, parseDay } from "../model/dates.ts";
import { CONFIDENCES, type Confidence } from "../model/finding.ts";
import {
  CHOSEN_WORKLOADS,
  type ChosenWorkload,
  CONTENT_MODES,
  type ContentMode,
  type ContentModes,
} from "../model/service.ts";

/** Bad usage: the message is a whole sentence. Exit 2. */
export class UsageFault extends Error {
  override readonly name = "UsageFault";
}

export type Words = Catalogue["terminal"]["usage"];

export function dayOf(option: string, text: string, words: Words): IsoDate {
  const day = parseDay(text);
  if (day === null) throw new UsageFault(words.badValue(option, text, words.dayShape));
  return day;
}

export function confidenceOf(option: string, text: string, words: Words): Confidence {
  return oneOf(option, text, CONFIDENCES, words);
}

export function oneOf<T extends string>(option: string, text: string, values: readonly T[], words: Words): T {
  const known = values.find((value) => value === text);
  if (known === undefined) throw new UsageFault(words.badValue(option, text, words.oneOf(values)));
  return known;
}

export function workloadsOf(option: string, text: string, words: Words): readonly ChosenWorkload[] {
  const chosen = listed(text).map((part) => oneOf(option, part, CHOSEN_WORKLOADS, words));
  if (chosen.length === 0) throw new UsageFault(words.badValue(option, text, words.oneOf(CHOSEN_WORKLOADS)));
  return CHOSEN_WORKLOADS.filter((workload) => chosen.includes(workload));
}

/**
 * `full`, or `sharepoint=full,exchange=none`: a workload not named keeps the default; one that is not among those that
 * are scanned is not read.
 */
export function contentOf(
  option: string,
  text: string,
  otherwise: ContentMode,
  words: Words,
  among: readonly ChosenWorkload[] = CHOSEN_WORKLOADS,
): ContentModes {
  const refuse = (): never => {
    throw new UsageFault(words.badValue(option, text, words.contentShape));
  };
  const modes = Object.fromEntries(CHOSEN_WORKLOADS.map((workload) => [workload, otherwise])) as Record<
    ChosenWorkload,
    ContentMode
  >;
  const parts = listed(text);
  if (parts.length === 0) return refuse();
  const named: ChosenWorkload[] = [];
  for (const part of parts) {
    const [left, right, more] = part.split("=").map((side) => side.trim());
    const mode = CONTENT_MODES.find((known) => known === (right ?? left));
    if (mode === undefined || more !== undefined) return refuse();
    if (right === undefined) {
      if (parts.length > 1) return refuse();
      for (const workload of CHOSEN_WORKLOADS) modes[workload] = mode;
      continue;
    }
    const workload = CHOSEN_WORKLOADS.find((known) => known === left);
    if (workload === undefined) return refuse();
    if (named.includes(workload)) throw new UsageFault(words.namedTwice(option, workload));
    if (mode !== "none" && !among.includes(workload)) throw new UsageFault(words.leftOut(option, workload));
    named.push(workload);
    modes[workload] = mode;
  }
  return modes;
}

export function portOf(option: string, text: string, words: Words): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port >= 0 && port <= 65_535)) throw new UsageFault(words.badValue(option, text, words.portShape));
  return port;
}

/** A whole number from one on. */
export function numberOf(option: string, text: string, words: Words): number {
  const number = /^\d{1,12}$/.test(text) ? Number(text) : 0;
  if (number < 1) throw new UsageFault(words.badValue(option, text, words.numberShape));
  return number;
}

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, min: 60, h: 3600, d: 86_400, j: 86_400 };

/** `90m`, `8h`, `1h30m`: parts one after the other, each with its unit. */
export function secondsOf(option: string, text: string, words: Words): number {
  const parts = [...text.trim().matchAll(/(\d{1,6})\s*(min|[smhdj])\s*/gi)];
  const whole = parts.map(([part]) => part).join("") === text.trim();
  const seconds = parts.reduce(
    (sum, [, amount, unit = ""]) => sum + Number(amount) * (UNITS[unit.toLowerCase()] ?? 0),
    0,
  );
  if (!whole || seconds < 1) throw new UsageFault(words.badValue(option, text, words.durationShape));
  return seconds;
}

const MONTHS: Readonly<Record<string, number>> = { m: 1, mois: 1, month: 1, months: 1, a: 12, an: 12, ans: 12, y: 12 };

/** `12m`, `1a`, `90j` back from today, or a day that has come: what began before it is older. */
export function dayOfAge(option: string, text: string, today: IsoDate, words: Words): IsoDate {
  const age = text.trim().toLowerCase();
  const day = parseDay(age) ?? agedDay(age, today);
  if (day === null || day > today) throw new UsageFault(words.badValue(option, text, words.ageShape));
  return day;
}

function agedDay(age: string, today: IsoDate): IsoDate | null {
  const [, amount = "", unit = ""] = /^([1-9]\d{0,3}) ?([a-z]+)$/.exec(age) ?? [];
  const months = MONTHS[unit];
  if (months !== undefined) return addMonths(today, -Number(amount) * months);
  return /^(?:j|jours?|d|days?)$/.test(unit) ? addDays(today, -Number(amount)) : null;
}

/** `429=0.05,reset=0.01`: a rate for each kind of fault named. */
export function ratesOf<K extends string>(
  option: string,
  text: string,
  kinds: readonly K[],
  words: Words,
): Partial<Record<K, number>> {
  const rates: Partial<Record<K, number>> = {};
  const parts = listed(text);
  if (parts.length === 0) throw new UsageFault(words.badValue(option, text, words.faultShape(kinds.join(", "))));
  for (const part of parts) {
    const [left, right] = part.split("=");
    const kind = kinds.find((known) => known === left);
    const rate = right === undefined || right.trim() === "" ? Number.NaN : Number(right);
    if (kind === undefined || !(rate >= 0 && rate <= 1))
      throw new UsageFault(words.badValue(option, text, words.faultShape(kinds.join(", "))));
    if (rates[kind] !== undefined) throw new UsageFault(words.namedTwice(option, kind));
    rates[kind] = rate;
  }
  return rates;
}

/** Parts between commas, trimmed, empty ones left out. */
function listed(text: string): readonly string[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
