/** What a scan is expected to take and what it took, as lines for people: a sentence, and a table in eighty columns. */

import { allBytes, type Course, type Errors } from "../app/forecast/course.ts";
import type { Status } from "../app/status.ts";
import { formatOf } from "../lang/format.ts";
import { type Binding, type Cost, type Forecast, SIZED_BY, type SizedBy, type TenantSize } from "../model/forecast.ts";
import type { Workload } from "../model/service.ts";
import type { Call } from "./command.ts";

type Speaking = Pick<Call, "catalogue" | "language">;

/** Forecasts are told to three digits, times to two: more would be made up. */
const [COUNTED, TIMED] = [3, 2];

/** Which reports the forecast rests on, from which day, and which did not come or name nobody. */
export function reportLines(size: TenantSize, { catalogue, language }: Speaking): readonly string[] {
  const { costs } = catalogue;
  const format = formatOf(language);
  const told = SIZED_BY.flatMap((of) => {
    const report = size[of];
    return report === null ? [] : [{ of, ...report }];
  });
  const named = (those: readonly { readonly of: SizedBy }[]) => format.list(those.map(({ of }) => costs.report[of]));
  const concealed = told.filter((report) => report.concealed);
  const volumes = told.map(({ of, count, items, bytes }) =>
    costs.held[of](format.count(count), format.one(count), format.count(items), format.one(items), format.bytes(bytes)),
  );
  return [
    ...[...Map.groupBy(told, ({ day }) => day)].map(([day, those]) =>
      day === null || !/^\d{4}-\d{2}-\d{2}$/.test(day)
        ? costs.undated(named(those))
        : costs.reports(format.instant(`${day}T12:00:00Z`), named(those)),
    ),
    ...(volumes.length > 0 ? [costs.volumes(volumes.join(", "))] : []),
    ...(size.unreported.length > 0 ? [costs.unreported(named(size.unreported.map((of) => ({ of }))))] : []),
    ...(concealed.length > 0 ? [costs.concealed(named(concealed))] : []),
  ];
}

export function forecastLines(forecast: Forecast | null, call: Speaking): readonly string[] {
  const { costs } = call.catalogue;
  if (forecast === null) return [costs.unknown];
  const format = formatOf(call.language);
  const { notes, columns } = costs;
  const { assumed, narrowed, again, least, contentBytes, pace } = forecast;
  const rough = (value: number) => format.rough(value, COUNTED);
  const row = (name: string, cost: Cost) => [
    name,
    `${cost.least ? "≥ " : ""}${rough(cost.requests)}`,
    rough(cost.units),
    format.bytes(allBytes(cost)),
    cost.seconds < MINUTE ? costs.short : timeOf(cost.seconds, call),
  ];
  return [
    forecastSentence(forecast, call),
    ...tableOf([
      [columns.foreseen, columns.requests, columns.units, columns.bytes, columns.alone],
      ...asked(forecast.workloads).map((cost) => row(call.catalogue.names.workload[cost.workload], cost)),
      row(columns.together, forecast),
    ]),
    costs.pace[pace],
    ...(contentBytes > 0 ? [notes.contents(format.bytes(contentBytes))] : []),
    ...(least ? [notes.least] : []),
    ...(narrowed ? [notes.narrowed] : []),
    ...(again ? [notes.again] : []),
    notes.assumed(format.instant(`${assumed}T12:00:00Z`)),
  ];
}

/** « Prévision : 1 250 000 requêtes, 8 400 unités, environ 3 h ; le relevé est limité par… » */
export function forecastSentence({ requests, units, seconds, binding, pace }: Forecast, call: Speaking): string {
  const { costs } = call.catalogue;
  const bound = pace === "night" ? costs.nightBound : costs.bound;
  return costs.forecast(
    ...amountsOf({ requests, units, seconds }, call),
    // What is over in a moment, nothing holds back.
    binding === null || seconds < MINUTE ? "" : bound(boundBy(binding, call)),
  );
}

/** What was taken so far; once the scan has ended, beside the error of what was foreseen. */
export function courseLines(course: Course, ended: boolean, call: Speaking): readonly string[] {
  const { costs, names } = call.catalogue;
  const format = formatOf(call.language);
  const { columns } = costs;
  const { seconds, secondsError, total } = course;
  const forecast = ended ? course.forecast : null;
  const gap = (error: number | null) => (error === null ? "–" : format.gap(error));
  const beside = (told: string) => (ended ? [told] : []);
  const row = (name: string, taken: { requests: number; units: number; bytes: number; error: Errors }) => [
    name,
    format.count(taken.requests),
    ...beside(gap(taken.error.requests)),
    format.count(taken.units),
    ...beside(gap(taken.error.units)),
    format.bytes(taken.bytes),
    ...beside(gap(taken.error.bytes)),
  ];
  const time = timeOf(seconds, call);
  const error = beside(columns.error);
  return [
    ...tableOf([
      [columns.taken, columns.requests, ...error, columns.units, ...error, columns.bytes, ...error],
      ...asked(course.workloads).map((taken) => row(names.workload[taken.workload], taken)),
      row(columns.together, total),
    ]),
    forecast === null || secondsError === null || Math.max(seconds, forecast.seconds) < MINUTE
      ? costs.worked(time)
      : costs.workedForecast(time, timeOf(forecast.seconds, call), format.gap(secondsError)),
    ...(forecast === null ? [] : [costs.notes.error]),
  ];
}

export function aheadLine(ahead: NonNullable<Status["ahead"]>, call: Speaking): string {
  return call.catalogue.costs.ahead(...amountsOf(ahead, call));
}

const asked = <T extends { readonly workload: Workload; readonly requests: number }>(costs: readonly T[]) =>
  costs.filter(({ requests }) => requests > 0);

function amountsOf(
  { requests, units, seconds }: { requests: number; units: number; seconds: number },
  call: Speaking,
): [requests: string, units: string, time: string] {
  const { costs } = call.catalogue;
  const format = formatOf(call.language);
  const told = (value: number, word: typeof costs.units) => word(format.rough(value, COUNTED), format.one(value));
  const time = timeOf(seconds, call);
  return [told(requests, costs.requests), told(units, costs.units), seconds < MINUTE ? time : costs.about(time)];
}

function boundBy({ family, counts, amount, seconds }: Binding, { catalogue, language }: Speaking): string {
  const { costs } = catalogue;
  const format = formatOf(language);
  const told = format.rough(amount, COUNTED);
  if (counts === "at-once" || seconds === null) return costs.ways(costs.family[family], told);
  const word = counts === "units" ? costs.units : costs.requests;
  return costs.limit(costs.family[family], word(told, format.one(amount)), costs.per(seconds));
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function timeOf(seconds: number, { catalogue, language }: Speaking): string {
  const { costs } = catalogue;
  const format = formatOf(language);
  const rough = (span: number) => format.rough(seconds / span, TIMED);
  if (seconds < MINUTE) return costs.moment;
  if (seconds < 100 * MINUTE) return costs.minutes(rough(MINUTE));
  return seconds < 2 * DAY ? costs.hours(rough(HOUR)) : costs.days(rough(DAY), format.one(seconds / DAY));
}

/** Names to the left, figures to the right; cells are as wide as their column needs. */
function tableOf(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    return `  ${cells.join("  ")}`;
  });
}
