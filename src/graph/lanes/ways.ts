/** The way of a request: the lane that it runs in, what it costs, and which limits it counts against, in each lane that it passes. */

import type { LimitTable } from "../../model/limits.ts";
import { routeOf } from "../route.ts";
import type { Gauge, Paced } from "./gauge.ts";
import type { Gauges } from "./gauges.ts";
import type { Place } from "./place.ts";

/** A limit of the tenant. */
interface Toll {
  readonly gauge: Gauge;
  readonly cost: number;
}

/** Something of which there may be any number, with a limit of its own: a mailbox, a channel, a kind of report. */
export interface Narrow {
  readonly key: string;
  readonly places: number;
  readonly open: () => Paced;
}

export interface Tolls {
  readonly tenant: readonly Toll[];
  readonly narrow: Narrow | null;
}

/** As many at once as its service allows. */
export const ANY = 1000;

/** @param path below the Graph root. @param price by {@link priceOf}. */
export function tollsOf(table: LimitTable, gauges: Gauges, path: string, place: Place, price: number): Tolls {
  const one = (gauge: Gauge, cost = 1): Tolls => ({ tenant: [{ gauge, cost }], narrow: null });
  switch (place.family) {
    case "sharepoint":
      if (/^\/search\/query/i.test(path)) return one(gauges.search);
      return {
        tenant: [
          { gauge: gauges.sharepointDay, cost: price },
          { gauge: gauges.sharepointMinute, cost: price },
        ],
        narrow: null,
      };
    case "outlook": {
      const { mailbox } = place;
      if (mailbox === null) return NONE;
      const key = `outlook:${mailbox}`;
      return {
        tenant: [],
        narrow: { key, places: table.mailboxAtOnce, open: () => gauges.mailbox(key) },
      };
    }
    case "teams":
      return inTeams(table, gauges, path);
    case "directory":
      return one(gauges.directory, price);
    case "reports": {
      const name = /^\/reports\/([A-Za-z0-9]+)/.exec(path)?.[1];
      if (name === undefined) return NONE;
      const key = `reports:${name}`;
      return {
        ...one(gauges.reports),
        narrow: { key, places: ANY, open: () => gauges.report(key) },
      };
    }
    case "calls":
      return one(ofCalls(gauges, path));
    case "onenote":
      return one(gauges.onenote);
    case "planner":
      return NONE;
  }
}

const NONE: Tolls = { tenant: [], narrow: null };

function ofCalls(gauges: Gauges, path: string): Gauge {
  if (/virtualEvents/i.test(path)) return gauges.virtualEvents;
  return /^\/communications\/callRecords([?(]|$)/i.test(path) ? gauges.callList : gauges.callRecords;
}

/** Each row of the table is a limit of its own over the tenant, and most also over one team, channel or chat. */
function inTeams({ teams }: LimitTable, gauges: Gauges, path: string): Tolls {
  const bare = path.split("?", 1)[0] ?? "";
  const route = routeOf(bare);
  const row = teams.routes.findIndex((known) => known.path === route);
  const { tenant, each } = teams.routes[row] ?? teams.other;
  const toll = { gauge: gauges.teamsRow(row, tenant), cost: 1 };
  const thing = each === null ? null : thingOf(bare, row !== -1);
  if (each === null || thing === null) return { tenant: [toll], narrow: null };
  const key = `teams:${row === -1 ? "" : route}:${thing}`;
  return { tenant: [toll], narrow: { key, places: ANY, open: () => gauges.teamsEach(key, each) } };
}

/** The channel or the chat; the team where the table names a route of teams. */
function thingOf(path: string, listed: boolean): string | null {
  const inner = /\/(?:channels|chats)\/([^/]+)/i.exec(path)?.[1];
  if (inner !== undefined && !/^getAll/i.test(inner)) return inner;
  return listed ? (/\/teams\/([^/]+)/i.exec(path)?.[1] ?? null) : null;
}
