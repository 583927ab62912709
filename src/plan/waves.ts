/**
 * A proposal of waves: first what leaves without waiting, directorate by directorate, the smallest first so that it
 * serves as a pilot; then what waits for a choice; last what a derogation may keep, by directorate again. No date is
 * proposed: days and names are the administration's own.
 */

import type { Configuration } from "../model/configuration.ts";
import type { PlanWave } from "../model/plan.ts";
import type { Action } from "../model/verdict.ts";

export type WaveKind = "move" | "decide" | "keep";

const KIND: Readonly<Record<Action, WaveKind | null>> = {
  "move-now": "move",
  decide: "decide",
  "establish-eligibility": "keep",
  request: "keep",
  await: "keep",
  "keep-until": "keep",
  none: null,
};

const ORDER: readonly WaveKind[] = ["move", "decide", "keep"];

interface Load {
  readonly kind: WaveKind;
  readonly unit: string | null;
  containers: number;
  bytes: number;
  /** True once Graph has told the size of one of its spaces. */
  weighed: boolean;
}

/** Grows with the directorates, not with the tenant. */
export type Loads = Map<string, Load>;

/** Choices are made by theme, not by directorate: they make one wave. */
function placeOf(action: Action, unit: string | null): { kind: WaveKind; unit: string | null; key: string } | null {
  const kind = KIND[action];
  if (kind === null) return null;
  const of = kind === "decide" ? null : unit;
  return { kind, unit: of, key: JSON.stringify([kind, of]) };
}

export function addLoad(loads: Loads, action: Action, unit: string | null, bytes: number | null): void {
  const place = placeOf(action, unit);
  if (place === null) return;
  const load = loads.get(place.key) ?? { kind: place.kind, unit: place.unit, containers: 0, bytes: 0, weighed: false };
  load.containers += 1;
  load.bytes += bytes ?? 0;
  load.weighed ||= bytes !== null;
  loads.set(place.key, load);
}

export interface Waves {
  readonly waves: readonly PlanWave[];
  /** Numbers of those of whose spaces Graph told no size: their sum says nothing. */
  readonly unweighed: ReadonlySet<number>;
  /** Null for what does not move, and for what was not seen. */
  numberOf(action: Action, unit: string | null): number | null;
}

export function wavesOf(
  loads: Loads,
  configured: Configuration["waves"],
  nameOf: (kind: WaveKind, unit: string | null) => string,
): Waves {
  const sizes = new Map<string | null, number>();
  for (const { unit, containers } of loads.values()) sizes.set(unit, (sizes.get(unit) ?? 0) + containers);
  const ordered = [...loads].sort(([, one], [, other]) => compare(one, other, sizes));
  const numbers = new Map(ordered.map(([key], index) => [key, index + 1]));
  return {
    waves: ordered.map(([, { kind, unit, containers, bytes }], index) => {
      const given = configured[index];
      const name = given?.name ?? nameOf(kind, unit);
      return { id: index + 1, name, containers, bytes, start: given?.start ?? null, end: given?.end ?? null };
    }),
    unweighed: new Set(ordered.flatMap(([, { weighed }], index) => (weighed ? [] : [index + 1]))),
    numberOf: (action, unit) => numbers.get(placeOf(action, unit)?.key ?? "") ?? null,
  };
}

/** The same order of directorates in every kind; what has none comes last. */
function compare(one: Load, other: Load, sizes: ReadonlyMap<string | null, number>): number {
  return (
    ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind) ||
    Number(one.unit === null) - Number(other.unit === null) ||
    (sizes.get(one.unit) ?? 0) - (sizes.get(other.unit) ?? 0) ||
    ((one.unit ?? "") < (other.unit ?? "") ? -1 : 1)
  );
}
