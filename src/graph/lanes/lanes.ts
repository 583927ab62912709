/** The lanes of one connection: a family each, and inside of them what has limits of its own. */

import { FAMILIES, type Family, type LimitTable } from "../../model/limits.ts";
import type { Clock } from "../clock.ts";
import { LONGEST_WAIT } from "../retry-after.ts";
import type { Gauge, Paced } from "./gauge.ts";
import type { Gauges } from "./gauges.ts";
import { Lane, type LaneOptions, type LaneWatch, type Troubled } from "./lane.ts";
import { type Place, placeOf } from "./place.ts";
import { priceOf } from "./price.ts";
import type { Courier } from "./shared/courier.ts";
import { Stall } from "./shared/stall.ts";
import type { Ticket } from "./turnstile.ts";
import { ANY, type Narrow, tollsOf } from "./ways.ts";

/**
 * Narrow lanes with nothing to tell are forgotten beyond the larger number, down to the smaller: a tenant has any number
 * of mailboxes. Those asked for last are kept, as somebody may be about to enter them.
 */
const [KEPT_NARROW, MOST_NARROW] = [1000, 2000];
const GATEWAY = "batches";

const idOf = ({ family, name }: Pick<Lane, "family" | "name">) => `${family}/${name}`;

/**
 * What a lane needs to be one for several processes. @param counted how many requests at once the service itself allows; null
 * where the number is ours, and each process has its own.
 */
function sharedBy(
  courier: Courier | null,
  id: string,
  counted: number | null,
): Pick<LaneOptions, "shared" | "onPause"> {
  if (courier === null) return {};
  return {
    shared: { courier, stall: counted === null ? null : new Stall(courier, id, counted) },
    onPause: (milliseconds) => courier.tell({ lane: id, milliseconds }),
  };
}

/** What a request takes of one lane. */
export interface Share {
  readonly weight: number;
  readonly costs: ReadonlyMap<Gauge, number>;
}

export interface Way {
  /** The narrowest lane that it runs in. */
  readonly lane: Lane;
  /** Resource units of its service. */
  readonly units: number;
  /** What it takes of each lane that it passes. */
  readonly shares: ReadonlyMap<Lane, Share>;
}

/** Nobody may enter until then, in milliseconds since 1970. */
export interface Pause {
  readonly lane: string;
  readonly until: number;
}

export interface Lanes {
  /** @param path below the Graph root, with its query. */
  way(path: string): Way;
  /** The lane of batch envelopes, whatever is in them. */
  readonly gateway: Lane;
  /** The lane of what the path's service hands over by another address: storage may fail while Graph answers. */
  beyond(path: string): Lane;
  readonly gauges: Gauges;
  /** What services have ordered and is not over; and what an earlier run was ordered. */
  pauses(): readonly Pause[];
  recall(pauses: readonly Pause[]): void;
}

interface Inner {
  readonly lane: Lane;
  readonly gauge: Paced;
}

interface Watched {
  readonly closedFor?: () => number;
  readonly watch?: LaneWatch;
  /** Milliseconds: who would have to wait at a door for longer, as a service says so, is turned away. */
  readonly patience?: number;
  /** Where several processes share them. */
  readonly courier?: Courier | null;
}

export function openLanes(
  clock: Clock,
  table: LimitTable,
  gauges: Gauges,
  { closedFor, watch, patience = Number.POSITIVE_INFINITY, courier = null }: Watched = {},
): Lanes {
  const troubled: Troubled = new Set();
  const about = { troubled, patience, ...(closedFor && { closedFor }), ...(watch && { watch }) };
  const open = (name: string, family: Family, most: number, least = most) =>
    new Lane(clock, {
      name,
      family,
      places: [least, most],
      ...about,
      ...sharedBy(courier, idOf({ family, name }), null),
    });
  const families = new Map(
    FAMILIES.map((family) => [family, open(family, family, table.atOnce[family], table.atFirst)]),
  );
  const storages = new Map(FAMILIES.map((family) => [family, open("downloads", family, table.atOnce.downloads)]));
  const gateway = open(GATEWAY, "directory", table.atOnce.envelopes);
  const inner = new Map<string, Inner>();
  /** Ordered of narrow lanes that nobody has asked for yet. */
  const ordered = new Map<string, number>();
  const wide = [...families.values(), ...storages.values(), gateway];
  const whole = (family: Family) => families.get(family) as Lane;

  const inside = ({ family }: Place, { key, places, open: gauge }: Narrow): Inner => {
    const known = inner.get(key);
    if (known !== undefined) {
      inner.delete(key);
      inner.set(key, known);
      return known;
    }
    if (inner.size >= MOST_NARROW) forget(inner);
    const shared = sharedBy(courier, idOf({ family, name: key }), places < ANY ? places : null);
    const lane = new Lane(clock, {
      name: key,
      family,
      places: [places, places],
      patience,
      parent: whole(family),
      ...shared,
    });
    const made = { lane, gauge: gauge() };
    lane.recall(ordered.get(idOf(lane)) ?? 0);
    ordered.delete(idOf(lane));
    inner.set(key, made);
    return made;
  };

  const remember = (pauses: readonly Pause[]) => {
    // Those that nobody asks for are kept from run to run, too, and have to come to an end.
    const now = clock.now();
    const latest = now + LONGEST_WAIT;
    for (const [lane, until] of ordered) if (until <= now) ordered.delete(lane);
    for (const { lane, until } of pauses) ordered.set(lane, Math.min(until, latest));
    const known = ordered.size === 0 ? [] : [...wide, ...[...inner.values()].map(({ lane }) => lane)];
    for (const lane of known) {
      lane.recall(ordered.get(idOf(lane)) ?? 0);
      ordered.delete(idOf(lane));
    }
  };
  if (courier !== null)
    courier.onPauses = (pauses) =>
      remember(pauses.map(({ lane, milliseconds }) => ({ lane, until: clock.now() + milliseconds })));

  return {
    gauges,
    gateway,
    beyond: (path) => storages.get(placeOf(path).family) as Lane,
    pauses() {
      const now = clock.now();
      const lanes = [...wide, ...[...inner.values()].map(({ lane }) => lane)];
      const known = lanes.map((lane) => ({ lane: idOf(lane), until: lane.pausedUntil }));
      const unasked = [...ordered].map(([lane, until]) => ({ lane, until }));
      return [...known, ...unasked].filter(({ until }) => until > now);
    },
    recall: remember,
    way(path) {
      const place = placeOf(path);
      const units = priceOf(table, path, place);
      const { tenant, narrow } = tollsOf(table, gauges, path, place, units);
      const family = whole(place.family);
      const shares = new Map([[family, { weight: 1, costs: new Map(tenant.map(({ gauge, cost }) => [gauge, cost])) }]]);
      if (narrow === null) return { lane: family, units, shares };
      const { lane, gauge } = inside(place, narrow);
      shares.set(lane, { weight: 1, costs: new Map([[gauge, 1]]) });
      return { lane, units, shares };
    },
  };
}

function forget(lanes: Map<string, Inner>): void {
  let older = lanes.size - KEPT_NARROW;
  for (const [name, { lane, gauge }] of lanes) {
    if (older <= 0) return;
    older -= 1;
    if (lane.forgettable() && gauge.resting()) lanes.delete(name);
  }
}

/** What several requests take together. */
export function together(ways: readonly Pick<Way, "shares">[]): ReadonlyMap<Lane, Share> {
  const sums = new Map<Lane, { weight: number; costs: Map<Gauge, number> }>();
  for (const { shares } of ways) {
    for (const [lane, { weight, costs }] of shares) {
      const sum = sums.get(lane) ?? { weight: 0, costs: new Map<Gauge, number>() };
      sum.weight += weight;
      for (const [gauge, cost] of costs) sum.costs.set(gauge, (sum.costs.get(gauge) ?? 0) + cost);
      sums.set(lane, sum);
    }
  }
  return sums;
}

/**
 * Enters several lanes at once without ever waiting for one another in a circle: narrow ones first, by name. The one of
 * envelopes comes last: who waits for a service keeps no place there from those who may go.
 */
export async function enterAll(
  shares: ReadonlyMap<Lane, Share>,
  of: Pick<Ticket, "name" | "turn">,
  signal?: AbortSignal,
): Promise<() => void> {
  const rank = ({ name: called, parent }: Lane) => (called === GATEWAY ? 2 : parent === null ? 1 : 0);
  const ordered = [...shares].sort(([a], [b]) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
  const ways: (() => void)[] = [];
  const leave = () => {
    for (const way of ways.splice(0)) way();
  };
  try {
    for (const [lane, share] of ordered) ways.push(await lane.enter({ ...share, ...of }, signal));
  } catch (cause) {
    leave();
    throw cause;
  }
  return leave;
}
