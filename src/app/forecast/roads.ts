/**
 * Which limits a request counts against, and how fast each lets it through. Prices and limits are those by which the
 * scan itself goes: asked of the same rules, with a clock that stands still.
 */

import type { Clock } from "../../graph/clock.ts";
import { Bucket } from "../../graph/lanes/bucket.ts";
import type { Gauge, Paced } from "../../graph/lanes/gauge.ts";
import { Gauges } from "../../graph/lanes/gauges.ts";
import { placeOf } from "../../graph/lanes/place.ts";
import { priceOf } from "../../graph/lanes/price.ts";
import { tollsOf } from "../../graph/lanes/ways.ts";
import type { Binding } from "../../model/forecast.ts";
import { type Family, type LimitTable, type Pace, type Scale, sharepointTier } from "../../model/limits.ts";
import type { Ask } from "./ask.ts";
import { PAGES, SECONDS } from "./assumptions.ts";
import { type Hours, secondsFor } from "./hours.ts";

/** One limit, and what is asked under it. */
export interface Road {
  readonly binding: Binding;
  /** Goes before any time passes. */
  readonly atOnce: number;
  readonly perSecond: number;
  readonly perDay: number | null;
}

interface Share {
  readonly road: Road;
  readonly load: number;
}

export interface Roads {
  /** Resource units of SharePoint and OneDrive that one such request costs. */
  unitsOf(path: string): number;
  /** What such requests take of every limit. */
  sharesOf(ask: Ask): readonly Share[];
}

const STILL: Clock = { now: () => 0, sleep: async () => undefined };
const DAY = 86_400;

export function roadsOf(table: LimitTable, scale: Scale, pace: Pace): Roads {
  const gauges = new Gauges(table, STILL, pace);
  gauges.resize(scale);
  const limits = limitsOf(table, gauges, scale);
  const places = new Map<Binding["family"], Road>();

  const limitOf = (family: Family, gauge: Gauge): Road | null => {
    const known = limits.get(gauge);
    // The day's limit of SharePoint goes with that of the minute.
    if (known !== undefined || !(gauge instanceof Bucket)) return known ?? null;
    const road = limitRoad(gauge, { family, counts: "requests", seconds: 1 });
    limits.set(gauge, road);
    return road;
  };
  const placesOf = (family: Binding["family"]): Road => {
    const amount = family === "batches" ? table.atOnce.envelopes : table.atOnce[family];
    const road = places.get(family) ?? {
      binding: { family, counts: "at-once", amount, seconds: null } as const,
      atOnce: 0,
      perSecond: amount,
      perDay: null,
    };
    places.set(family, road);
    return road;
  };

  return {
    unitsOf: (path) => {
      const place = placeOf(path);
      return place.family === "sharepoint" ? priceOf(table, path, place) : 0;
    },
    sharesOf: ({ path, times, by, seconds }) => {
      if (by === "download") return [{ road: placesOf("downloads"), load: times * seconds }];
      const place = placeOf(path);
      const { tenant } = tollsOf(table, gauges, path, place, priceOf(table, path, place));
      const counted = tenant.flatMap(({ gauge, cost }) => {
        const road = limitOf(place.family, gauge);
        return road === null ? [] : [{ road, load: times * cost }];
      });
      const envelopes = { road: placesOf("batches"), load: (times / PAGES.batch) * SECONDS.envelope };
      return [
        ...counted,
        { road: placesOf(place.family), load: times * seconds },
        ...(by === "batch" ? [envelopes] : []),
      ];
    },
  };
}

/** What a limit lets through at once, and how fast it goes on: seen by emptying it while time stands still. */
function limitRoad(bucket: Paced, binding: Omit<Binding, "amount">, perDay: number | null = null): Road {
  let atOnce = 0;
  while (bucket.wait(1) === 0) {
    bucket.take(1);
    atOnce += 1;
  }
  return {
    binding: { ...binding, amount: Math.round(bucket.amount * 100) / 100 },
    atOnce,
    perSecond: (1000 * atOnce) / bucket.wait(atOnce),
    perDay,
  };
}

function limitsOf(table: LimitTable, gauges: Gauges, { licences }: Scale): Map<Gauge, Road> {
  const { sharepoint, directory, reports, calls, onenote } = table;
  const units = (family: Family, bucket: Paced, seconds: number, perDay: number | null = null) =>
    [bucket, limitRoad(bucket, { family, counts: "units", seconds }, perDay)] as const;
  const requests = (family: Family, bucket: Paced, seconds: number) =>
    [bucket, limitRoad(bucket, { family, counts: "requests", seconds })] as const;
  return new Map<Gauge, Road>([
    units("sharepoint", gauges.sharepointMinute, 60, sharepointTier(table, licences).day),
    requests("sharepoint", gauges.search, sharepoint.search.seconds),
    units("directory", gauges.directory, directory.seconds),
    requests("reports", gauges.reports, reports.seconds),
    requests("calls", gauges.callList, calls.list.seconds),
    requests("calls", gauges.callRecords, calls.records.seconds),
    requests("calls", gauges.virtualEvents, calls.events.seconds),
    requests("onenote", gauges.onenote, onenote.seconds),
  ]);
}

/** All roads are used at once: the slowest one says how long it takes. */
export function slowest(
  loads: ReadonlyMap<Road, number>,
  hours: Hours | null,
): { readonly seconds: number; readonly binding: Binding | null } {
  let found: { seconds: number; binding: Binding | null } = { seconds: 0, binding: null };
  for (const [road, load] of loads) {
    const seconds = secondsFor(load - road.atOnce, road, hours);
    if (seconds <= found.seconds) continue;
    found = { seconds, binding: bindingOf(road, load) };
  }
  return found;
}

/** More than a day lets through: it is the day that binds. */
function bindingOf({ binding, perDay, perSecond }: Road, load: number): Binding {
  if (perDay === null || load <= perDay || perDay >= perSecond * DAY) return binding;
  return { ...binding, amount: perDay, seconds: DAY };
}
