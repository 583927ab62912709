/** Waves on a time line: one row each, its bar between its days. Without days there is nothing to draw. */

import type { IsoDate } from "../../model/dates.ts";
import type { DatedWave } from "../../model/schedule.ts";
import { type Html, html, plain } from "../html.ts";
import type { View } from "../view.ts";
import { percent } from "./bars.ts";
import type { Column, TableCell } from "./table.ts";

interface Timeline {
  readonly column: Column;
  cell(wave: DatedWave): TableCell;
}

/** Labels that stand beside one another on the narrowest line. */
const MOST_LABELS = 4;
/** From here on a label stands before its month, to stay within the line. */
const LATE = 0.8;
const MONTHS_APART = [1, 2, 3, 6, 12, 24, 60, 120];

export function timelineOf(waves: readonly DatedWave[], view: View): Timeline | null {
  const { asOf } = view.book.plan;
  const days = waves.flatMap(({ start, end }) => [start, end].filter((day) => day !== null));
  if (days.length === 0) return null;
  const all = [...days, asOf].sort();
  const from = monthOf(all[0] ?? asOf);
  const to = monthOf(all.at(-1) ?? asOf) + 1;
  const at = (day: IsoDate, share = 0) => {
    const [year = 0, month = 1] = day.split("-").map(Number);
    const date = Number(day.slice(8)) - 1 + share;
    return (year * 12 + month - 1 + date / daysIn(year, month) - from) / (to - from);
  };
  const labels = monthsBetween(from, to).map((month) => ({ month, at: (month - from) / (to - from) }));
  const rules = html`${labels.map(({ at: place }) => upright("rule", place))}${upright("today", at(asOf))}`;
  return {
    column: {
      title: view.t.report.timeline.title,
      drawn: true,
      below: html`<svg class="axis" aria-hidden="true">${labels.map((label) => html`<text x="${percent(label.at)}" y="1em"${label.at > LATE ? html` text-anchor="end"` : html``}>${plain(monthText(label.month))}</text>`)}</svg>`,
    },
    cell({ start, end, stage, estimated }) {
      const [first, last] = [start ?? end, end ?? start];
      if (first === null || last === null) return { shown: html`` };
      const [x, until] = [at(first), at(last, 1)];
      const kind = `s-${stage}${estimated ? " estimated" : ""}`;
      return {
        shown: html`<svg class="wave" aria-hidden="true">${rules}<rect class="${plain(kind)}" x="${percent(x)}" y="20%" width="${percent(Math.max(until - x, 0))}" height="60%"/></svg>`,
      };
    },
  };
}

const upright = (kind: string, place: number): Html =>
  html`<line class="${plain(kind)}" x1="${percent(place)}" x2="${percent(place)}" y1="0" y2="100%"/>`;

/** Months since year 0. */
function monthOf(day: IsoDate): number {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return year * 12 + month - 1;
}

const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Read alike in both languages: « 01/2027 ». */
export const monthText = (month: number) => `${String((month % 12) + 1).padStart(2, "0")}/${Math.floor(month / 12)}`;

/** Whole years where they are far apart. */
function monthsBetween(from: number, to: number): readonly number[] {
  const step = MONTHS_APART.find((apart) => (to - from) / apart <= MOST_LABELS) ?? to - from;
  const first = Math.ceil(from / step) * step;
  const months = [];
  for (let month = first; month < to; month += step) months.push(month);
  return months;
}
