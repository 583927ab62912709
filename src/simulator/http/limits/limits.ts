/**
 * Limits of the service, when they are asked for: every lane that a request goes through is charged, whether it passes
 * or not, and the first that is over refuses it.
 */

import { randomOf } from "../../random.ts";
import type { Headers, Refused } from "../route.ts";
import { FAMILIES, type Family, familyOf } from "./families.ts";
import { type Lane, type LaneKind, lanesOf, type Visit } from "./lanes.ts";
import { bucketMeter, type Meter, type Reading, windowMeter } from "./meters.ts";
import { type Bound, RULES, type Standing } from "./rules.ts";
import { headersOf, REFUSALS } from "./telling.ts";

export interface RealLimits {
  readonly mode: "real";
  /** Of what Microsoft's tables say: the limit in force is not always the one that is written. */
  readonly share?: number;
  /** By service, instead of {@link share}. */
  readonly shares?: Readonly<Partial<Record<Family, number>>>;
  /** Seats that the tier goes by, instead of those that the tenant tells of. */
  readonly licences?: number;
}

export type LimitsWanted = "none" | "real" | RealLimits;

export interface Charge {
  readonly refused: Refused | null;
  readonly headers: Headers;
  readonly family: Family;
  readonly units: number;
  readonly lanes: readonly Lane[];
  /** The lane that was over. */
  readonly over: Lane | null;
}

export type Limits = (visit: Visit) => Charge;

const NOTHING: Headers = {};

/** Charges, and refuses nothing: what is spent is known all the same. */
export const noLimits: Limits = (visit) => {
  const family = familyOf(visit.route);
  const lanes = lanesOf(visit, family);
  return { refused: null, headers: NOTHING, family, units: unitsOf(lanes, visit), lanes, over: null };
};

export function realLimits(
  seed: string,
  tenant: string,
  standing: Standing,
  { share = 1, shares = {}, licences = standing.licences }: RealLimits = { mode: "real" },
): Limits {
  const shareOf = Object.fromEntries(FAMILIES.map((family) => [family, shares[family] ?? share]));
  const meters = metersFor(seed, { ...standing, licences });
  return (visit) => {
    const family = familyOf(visit.route);
    const lanes = lanesOf(visit, family);
    const charge = { family, units: unitsOf(lanes, visit), lanes };
    let [headers, over, refused]: [Headers, Lane | null, Refused | null] = [NOTHING, null, null];
    for (const lane of lanes) {
      const rule = RULES[lane.kind];
      const units = rule.units(visit);
      const readings = meters(lane, shareOf[family] ?? 1, visit.now).map((meter) => meter.take(units, visit.now));
      const [first] = readings;
      if (first === undefined) continue;
      const worst = readings.filter((reading) => reading.over).reduce(longer, null);
      headers = { ...headers, ...headersOf(lane.kind, tenant, first, worst, units) };
      if (worst === null || over !== null) continue;
      [over, refused] = [lane, REFUSALS[lane.kind] ?? REFUSALS.unlimited];
      if (rule.silent !== true) headers = { ...headers, "retry-after": waitOf(worst) };
    }
    return { ...charge, refused, headers, over };
  };
}

/** What the request costs the service: of several lanes the first counts. */
function unitsOf([first]: readonly Lane[], visit: Visit): number {
  return first === undefined ? 1 : RULES[first.kind].units(visit);
}

const longer = (one: Reading | null, other: Reading) => (one === null || other.wait > one.wait ? other : one);

/** A day is not told whole: whoever comes back in an hour is told again. */
const LONGEST = 3600;
function waitOf({ wait }: Reading): string {
  return String(Math.min(LONGEST, Math.max(1, Math.ceil(wait / 1000))));
}

const MANY = 20_000;

type MetersOf = (lane: Lane, share: number, now: number) => readonly Meter[];

/** Made when a lane is first met, and forgotten when they have nothing left to say: mailboxes are many. */
function metersFor(seed: string, standing: Standing): MetersOf {
  const known = new Map<string, readonly Meter[]>();
  const phases = new Map<LaneKind, number>();
  let most = MANY;
  const phaseOf = (kind: LaneKind) => {
    const phase = phases.get(kind) ?? randomOf(seed, "phase", kind).next();
    phases.set(kind, phase);
    return phase;
  };
  return (lane, share, now) => {
    const found = known.get(lane.name);
    if (found !== undefined) return found;
    if (known.size >= most) {
      for (const [name, meters] of known) if (meters.every((meter) => meter.idle(now))) known.delete(name);
      most = Math.max(MANY, known.size * 2);
    }
    const bounds = RULES[lane.kind].bounds(standing, lane);
    const made = bounds.map((bound) => meterOf(scaled(bound, share), phaseOf(lane.kind)));
    known.set(lane.name, made);
    return made;
  };
}

function meterOf({ kind, most, span }: Bound, phase: number): Meter {
  return kind === "window" ? windowMeter(span, most, Math.floor(phase * span)) : bucketMeter(most, span);
}

/** One always passes in the end. */
function scaled({ kind, most, span }: Bound, share: number): Bound {
  if (kind === "window") return { kind, most: Math.max(1, Math.floor(most * share)), span };
  const level = most * share;
  return level >= 1 ? { kind, most: level, span } : { kind, most: 1, span: span / level };
}
