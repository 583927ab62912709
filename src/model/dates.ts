/** Days and instants. A day is that of Europe/Paris; an instant is UTC. */

declare const day: unique symbol;
/** A calendar day, `2021-09-15`. */
export type IsoDate = string & { readonly [day]: true };

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The day that the text names, or null when it names none (wrong shape, 30 February). */
export function parseDay(text: string): IsoDate | null {
  const match = SHAPE.exec(text);
  if (!match) return null;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const instant = new Date(Date.UTC(year, month - 1, date));
  return instant.getUTCFullYear() === year && instant.getUTCMonth() === month - 1 && instant.getUTCDate() === date
    ? (text as IsoDate)
    : null;
}

const PARIS = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Paris",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

/** Since 1911 France has been at most two hours ahead of UTC, and never behind: before this hour both have the same day. */
const SAME_DAY_BEFORE = 22;
const PLAIN_FROM = Date.UTC(1912, 0);
const PLAIN_TO = Date.UTC(10_000, 0);

/** The day in Paris at that instant. */
export function parisDay(instant: Date): IsoDate {
  const time = instant.getTime();
  const plain = instant.getUTCHours() < SAME_DAY_BEFORE && time >= PLAIN_FROM && time < PLAIN_TO;
  return (plain ? instant.toISOString().slice(0, 10) : PARIS.format(instant)) as IsoDate;
}

/** An instant as Graph writes it, of a day that every month has and an hour at which Paris has the same: most are. */
const PLAIN =
  /^(?:19(?:7[1-9]|[89]\d)|2\d{3})-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[01]):[0-5]\d:[0-5]\d(?:\.\d+)?Z$/;

/** Day 0 of .NET (year 1), Windows (1601), spreadsheets (1900) and Unix (1970) stands where a service knows no day. */
const KNOWN_FROM = Date.UTC(1970, 0, 2);

/** The day in Paris of an instant as Graph gives it; null of none, of what is none, and of the day 0 of a clock. */
export function dayOf(instant: string | null): IsoDate | null {
  if (instant !== null && PLAIN.test(instant)) return instant.slice(0, 10) as IsoDate;
  const time = instant === null ? Number.NaN : Date.parse(instant);
  return time >= KNOWN_FROM ? parisDay(new Date(time)) : null;
}

/** The same day some months later; the last day of the month when it has no such day (31 January + 1 = 28 or 29 February). */
export function addMonths(from: IsoDate, months: number): IsoDate {
  const [year, month, date] = from.split("-").map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10) as IsoDate;
}

const DAY = 86_400_000;

/** Some days later; before, below 0. */
export function addDays(from: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(from) + days * DAY).toISOString().slice(0, 10) as IsoDate;
}

/** Whole days from one to the other; below 0 when the other was before. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}
