/** The course of a scan: what it was expected to take, asked once when it began, and what it took so far. */

import type { Collector } from "../../collect/collector.ts";
import { BudgetSpent } from "../../graph/budget.ts";
import type { Connection } from "../../graph/connect.ts";
import { closedByDay } from "../../graph/night.ts";
import type { Configuration } from "../../model/configuration.ts";
import type { Cost, Forecast } from "../../model/forecast.ts";
import type { Pace } from "../../model/limits.ts";
import { WORKLOADS, type Workload } from "../../model/service.ts";
import { limitTable } from "../../store/limits.ts";
import type { Account, Foreseen, RecordStore, Scan } from "../../store/port.ts";
import { forecastOf } from "./forecast.ts";
import { askedFor, SIZING_COLLECTORS, sizeOf, sizingReports, storedIn } from "./size.ts";

export interface ScanPace {
  readonly pace: Pace;
  readonly sampling: Configuration["sampling"];
  readonly now: () => Date;
}

/** Collectors that a scan starts with, so that what it will take is known before the rest. */
export function sizingCollectors(all: readonly Collector[], { wish }: Scan): readonly Collector[] {
  const reports = sizingReports(wish.workloads, countsMessages(wish)).map((of) => SIZING_COLLECTORS[of]);
  const ids = ["directory-counts", ...reports];
  return all.filter(({ id }) => ids.includes(id));
}

const countsMessages = ({ countTeamsMessages, content }: Scan["wish"]) =>
  countTeamsMessages || content.teams !== "none";

/**
 * How large the tenant is, once those collectors are over; a scan that goes on keeps its first forecast, as long as
 * nothing that an outage kept back then is known by now. Null when the run may ask no more: the next one asks.
 */
export async function foresee(
  store: RecordStore,
  { graph }: Pick<Connection, "graph">,
  scan: Scan,
  { pace, sampling, now }: ScanPace,
): Promise<Foreseen | null> {
  const kept = await store.foreseen();
  if (kept !== null && isSized(kept.size)) return kept;
  const { wish } = scan;
  const stored = storedIn(store);
  // Who was to count them when the scan began is over, and may have been answered nothing.
  const figures = {
    ...stored,
    count: async (what: "users" | "groups") => (await stored.count(what)) ?? (await askedFor(graph).count(what)),
  };
  try {
    const reports = sizingReports(wish.workloads, countsMessages(wish));
    const size = await sizeOf(graph, reports, kept === null ? stored : figures, kept?.size ?? null);
    if (kept !== null && JSON.stringify(size) === JSON.stringify(kept.size)) return kept;
    const forecast = forecastOf(limitTable(), size, {
      workloads: wish.workloads,
      content: wish.content,
      countTeamsMessages: wish.countTeamsMessages,
      extractLabels: wish.extractLabels === true,
      readSharing: wish.readSharing === true,
      sampling,
      pace,
      narrowed: wish.include.length + wish.exclude.length > 0,
      again: await store.walkedBefore(),
      start: now(),
      closedByDay,
    });
    await store.noteForeseen({ size, forecast });
    return { size, forecast };
  } catch (cause) {
    if (cause instanceof BudgetSpent) return null;
    throw cause;
  }
}

/** Whether all is known that a lane goes by, or a forecast rests on. */
export function isSized({ people, groups, unified, licences, unreported }: Foreseen["size"]): boolean {
  return ![people, groups, unified, licences].includes(null) && unreported.length === 0;
}

/** What was foreseen or taken; time and whole cost of all together. */
type Sums = Pick<Account, "requests" | "units" | "bytes">;

/** Share by which the forecast was too high, or, below nought, too low; null where nothing was taken or foreseen. */
export type Errors = Readonly<Record<keyof Sums, number | null>>;

export interface Taken extends Account {
  readonly error: Errors;
}

export interface Course {
  readonly forecast: Forecast | null;
  /** Worked at, in seconds: interruptions are none of it. */
  readonly seconds: number;
  readonly secondsError: number | null;
  readonly total: Taken;
  readonly workloads: readonly (Taken & { readonly workload: Workload })[];
}

export async function courseOf(store: RecordStore): Promise<Course> {
  const forecast = (await store.foreseen())?.forecast ?? null;
  const accounts = await store.accounts();
  const seconds = (await store.worked()) / 1000;
  const workloads = WORKLOADS.map((workload) => {
    const taken = accounts.get(workload) ?? NOTHING;
    const foreseen = forecast?.workloads.find((cost) => cost.workload === workload) ?? null;
    return { workload, ...taken, error: errorsOf(foreseen, taken) };
  });
  const total = workloads.reduce<Account>(
    (sum, { requests, throttled, units, bytes }) => ({
      requests: sum.requests + requests,
      throttled: sum.throttled + throttled,
      units: sum.units + units,
      bytes: sum.bytes + bytes,
    }),
    NOTHING,
  );
  return {
    forecast,
    seconds,
    secondsError: forecast === null ? null : errorOf(forecast.seconds, seconds),
    total: { ...total, error: errorsOf(forecast, total) },
    workloads,
  };
}

const NOTHING: Account = { requests: 0, throttled: 0, units: 0, bytes: 0 };

/** Everything that comes over the wire. */
export const allBytes = ({ bytes, contentBytes }: Pick<Cost, "bytes" | "contentBytes">) => bytes + contentBytes;

function errorsOf(foreseen: Cost | null, { requests, units, bytes }: Sums): Errors {
  if (foreseen === null) return { requests: null, units: null, bytes: null };
  return {
    requests: errorOf(foreseen.requests, requests),
    units: errorOf(foreseen.units, units),
    bytes: errorOf(allBytes(foreseen), bytes),
  };
}

/** Against what it really was. */
export function errorOf(foreseen: number, taken: number): number | null {
  return taken <= 0 ? null : foreseen / taken - 1;
}
