/**
 * What a scan will ask of a tenant and how long that takes, from what the tenant tells of its size. Pure. Parts of
 * batches are requests each; what is refused and asked again is not in it.
 */

import type { Cost, Forecast, SizedBy, TenantSize } from "../../model/forecast.ts";
import type { LimitTable, Pace } from "../../model/limits.ts";
import { type ChosenWorkload, type ContentModes, WORKLOADS, type Workload } from "../../model/service.ts";
import type { Precision } from "../../plan/sample-size.ts";
import type { Ask } from "./ask.ts";
import { ASSUMED_ON } from "./assumptions.ts";
import { contentAsks, labelAsks, sharingAsks } from "./contents.ts";
import { type Hours, hoursFrom } from "./hours.ts";
import { inventoryAsks } from "./inventory.ts";
import { type Road, type Roads, roadsOf, slowest } from "./roads.ts";
import { thingsOf } from "./things.ts";

export interface ForecastWish {
  readonly workloads: readonly ChosenWorkload[];
  readonly content: ContentModes;
  readonly countTeamsMessages: boolean;
  readonly extractLabels?: boolean;
  readonly readSharing?: boolean;
  readonly sampling: Precision;
  readonly pace: Pace;
  readonly narrowed: boolean;
  /** Workloads that an earlier scan has walked. */
  readonly again: ReadonlySet<ChosenWorkload>;
  readonly start: Date;
  /** Milliseconds until work may go on at night, from an instant; asked at the pace of the night alone. */
  readonly closedByDay: (now: number) => number;
}

/** Nothing can be forecast of a tenant whose people could not be counted. */
export function forecastOf(table: LimitTable, size: TenantSize, wish: ForecastWish): Forecast | null {
  if (size.people === null) return null;
  const { workloads, pace, narrowed, again } = wish;
  // Only the contents of what is scanned are read.
  const read = <W extends ChosenWorkload>(workload: W) =>
    workloads.includes(workload) ? wish.content[workload] : "none";
  const content: ContentModes = {
    exchange: read("exchange"),
    onedrive: read("onedrive"),
    teams: read("teams"),
    sharepoint: read("sharepoint"),
  };
  const things = thingsOf(size, size.people);
  const messages = wish.countTeamsMessages || content.teams !== "none";
  const chosen = (each: ChosenWorkload) => workloads.includes(each);
  const asks = [
    ...inventoryAsks(things, { again, messages }),
    ...contentAsks(things, content, wish.sampling),
    ...(wish.extractLabels ? labelAsks(things) : []),
    ...(wish.readSharing ? sharingAsks(things, content, wish.sampling) : []),
  ]
    .filter(({ when, times }) => times > 0 && (when.length === 0 || when.some(chosen)))
    .filter(({ unless }) => unless === undefined || !chosen(unless));
  const roads = roadsOf(table, size, pace);
  const hours = pace === "night" ? hoursFrom(wish.start, wish.closedByDay) : null;
  const costs = WORKLOADS.map((workload) => ({
    workload,
    ...costOf(
      asks.filter(({ of }) => of === workload),
      roads,
      hours,
      isLeast(workload, size, content, messages),
    ),
  }));
  const sum = (of: "requests" | "units" | "bytes" | "contentBytes") =>
    costs.reduce((total, cost) => total + cost[of], 0);
  return {
    assumed: ASSUMED_ON,
    pace,
    narrowed,
    again: workloads.some((workload) => again.has(workload)),
    ...costOf(
      asks,
      roads,
      hours,
      costs.some(({ least }) => least),
    ),
    requests: sum("requests"),
    units: sum("units"),
    bytes: sum("bytes"),
    contentBytes: sum("contentBytes"),
    workloads: costs,
  };
}

function costOf(asks: readonly Ask[], roads: Roads, hours: Hours | null, least: boolean): Cost {
  const loads = new Map<Road, number>();
  let [requests, units, bytes, contentBytes] = [0, 0, 0, 0];
  for (const ask of asks) {
    const { path, times, by } = ask;
    requests += times;
    units += by === "download" ? 0 : times * roads.unitsOf(path);
    if (ask.content) contentBytes += times * ask.bytes;
    else bytes += times * ask.bytes;
    for (const { road, load } of roads.sharesOf(ask)) loads.set(road, (loads.get(road) ?? 0) + load);
  }
  const { seconds, binding } = slowest(loads, hours);
  const [whole, second] = [Math.round, Math.ceil(seconds)];
  return {
    requests: whole(requests),
    units: whole(units),
    bytes: whole(bytes),
    contentBytes: whole(contentBytes),
    seconds: second,
    binding,
    least,
  };
}

/** Reports go back half a year: older messages are unknown however well they answer. */
function isLeast(workload: Workload, size: TenantSize, content: ContentModes, messages: boolean): boolean {
  const unknown = (...reports: SizedBy[]) => reports.some((report) => size[report] === null);
  switch (workload) {
    case "exchange":
      return size.unified === null || (content.exchange !== "none" && unknown("mailboxes"));
    case "onedrive":
      return unknown("drives");
    case "teams":
      return unknown("sites", "teams") || messages;
    case "sharepoint":
      return unknown("sites");
    case "other":
      return size.unified === null;
  }
}
