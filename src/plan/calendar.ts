/**
 * Days on which people work: Monday to Friday, but for public holidays (Code du travail, art. L.3133-1; in Alsace and
 * Moselle L.3134-13 too) and the days that the administration closes. A day is a day of the calendar, wherever this runs.
 */

import joursFeries from "@socialgouv/jours-feries";
import type { IsoDate } from "../model/dates.ts";
import type { Closing, Holidays } from "../model/schedule.ts";

export interface Calendar {
  /** The first working day from this one on, itself included. */
  from(day: IsoDate): IsoDate;
  /** The last of so many working days, of which the first is the one that {@link from} answers; at least one. */
  lastOf(day: IsoDate, days: number): IsoDate;
  /** The first working day after this one. */
  after(day: IsoDate): IsoDate;
}

const DAY = 86_400_000;
const HALF_A_DAY = DAY / 2;
/** Closings that leave no working day in ten years leave none at all. */
const MOST_SEARCHED = 3660;

/** Nothing can be planned between the closings that the administration gave. */
export class NoWorkingDay extends Error {
  override readonly name = "NoWorkingDay";
  readonly from: IsoDate;
  constructor(from: IsoDate) {
    super(`no working day in ten years from ${from}`);
    this.from = from;
  }
}

export function calendarOf(holidays: Holidays, closings: readonly Closing[]): Calendar {
  const years = new Map<number, ReadonlySet<string>>();
  const isHoliday = (day: IsoDate) => {
    const year = Number(day.slice(0, 4));
    const known = years.get(year) ?? holidaysOf(year, holidays);
    years.set(year, known);
    return known.has(day);
  };
  const isWorked = (day: IsoDate) => {
    const weekday = new Date(day).getUTCDay();
    if (weekday === 0 || weekday === 6 || isHoliday(day)) return false;
    return closings.every(({ from, to }) => day < from || day > to);
  };
  const from = (day: IsoDate): IsoDate => {
    let candidate = day;
    for (let searched = 0; searched < MOST_SEARCHED; searched += 1) {
      if (isWorked(candidate)) return candidate;
      candidate = next(candidate);
    }
    throw new NoWorkingDay(day);
  };
  const after = (day: IsoDate) => from(next(day));
  return {
    from,
    after,
    lastOf: (day, days) => {
      let last = from(day);
      for (let counted = 1; counted < days; counted += 1) last = after(last);
      return last;
    },
  };
}

const next = (day: IsoDate) => new Date(Date.parse(day) + DAY).toISOString().slice(0, 10) as IsoDate;

/** The library counts whole days from midnight of this machine, which an hour of summer time may move by one either way. */
function holidaysOf(year: number, holidays: Holidays): ReadonlySet<string> {
  const days = Object.values(joursFeries(year, { alsace: holidays === "alsace-moselle" }));
  return new Set(
    days.map((instant) => {
      const noon = new Date(instant.getTime() + HALF_A_DAY);
      return new Date(Date.UTC(noon.getFullYear(), noon.getMonth(), noon.getDate())).toISOString().slice(0, 10);
    }),
  );
}
