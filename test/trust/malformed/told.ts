/** What a task says of the tenant, and what of it an odd answer changed without a word. */

import type { Page } from "../../../src/model/task.ts";

/** Records by their natural key, work that they lead to, gaps by place and cause. */
interface Said {
  readonly things: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  readonly gaps: ReadonlySet<string>;
}

export function saidIn(pages: readonly Page[]): Said {
  const things = new Map<string, Record<string, unknown>>();
  const gaps = new Set<string>();
  for (const { records, follow = [], readings = [] } of pages) {
    for (const record of records) {
      const { kind, service, container, id, part, item, where, cause } = record as unknown as Record<string, unknown>;
      if (kind === "gap")
        gaps.add(JSON.stringify([service, container, where, cause, (record as { count?: number }).count]));
      else things.set(JSON.stringify([kind, service, container, part, item, id]), record as never);
    }
    for (const { collector, key, params } of follow) things.set(JSON.stringify(["task", collector, key, params]), {});
    for (const { service, container, item } of readings)
      things.set(JSON.stringify(["reading", service, container, item]), {});
  }
  return { things, gaps };
}

/** Of a thing: its kind, its service, and the place that it is or stands in. */
interface Place {
  readonly kind: string;
  readonly service: string | null;
  readonly place: string | null;
}

/**
 * What is gone, new, or another number, and marks of privacy and of sharing that are other ones, where no gap says so of
 * that very place, service or task; nothing where it is asked for otherwise.
 */
export function silentlyChanged(before: Said, after: Said): readonly string[] {
  if ([...after.things.keys()].some((key) => key.startsWith('["task"') && !before.things.has(key))) return [];
  const gaps = [...after.gaps]
    .filter((gap) => !before.gaps.has(gap))
    .map((gap) => JSON.parse(gap) as (string | null)[]);
  const places = new Set([...before.things.keys()].map((key) => placeOf(key).place));
  // A gap of what is no place itself, as of a team, is one of all that stands in it.
  const isTold = ({ service, place }: Place) =>
    gaps.some(
      ([of = null, container = null]) =>
        of === null ||
        service === null ||
        (of === service && (container === null || place === null || container === place || !places.has(container))),
    );
  const [sums, now] = [sumsOf(before), sumsOf(after)];
  const counts = [...new Set([...sums.keys(), ...now.keys()])].flatMap((key) => {
    const [one = 0, other = 0] = [sums.get(key), now.get(key)];
    return one === other || isTold(JSON.parse(key)) ? [] : [`${key}: ${one} before, ${other} now`];
  });
  const changed = [...after.things].flatMap(([key, record]) => {
    const earlier = before.things.get(key);
    if (earlier === undefined || isTold(placeOf(key))) return [];
    const known = numbersIn(earlier);
    const numbers = [...numbersIn(record)].flatMap(([at, number]) =>
      known.has(at) && known.get(at) !== number ? [`other: ${key} ${at}`] : [],
    );
    return [...numbers, ...unmarked(earlier, record).map((mark) => `${mark}: ${key}`)];
  });
  return [...counts, ...changed];
}

/** A mark of privacy that is gone, and one of sharing that is another: one of privacy that cannot be read is one. */
function unmarked(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>) {
  const open = before.private === true && after.private !== true ? ["no longer private"] : [];
  return before.shared === after.shared ? open : [...open, "shared otherwise"];
}

function placeOf(key: string): Place {
  const [kind = "", service = null, container = null, , , id = null] = JSON.parse(key) as (string | null)[];
  // Work that things lead to is no service's, nor in a place.
  if (kind === null || kind === "task") return { kind: "task", service: null, place: null };
  return { kind, service, place: container ?? (kind === "container" ? id : null) };
}

/** How many things of each kind are told, place by place; of places, service by service. */
function sumsOf({ things }: Said): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const thing of things.keys()) {
    const { place, ...of } = placeOf(thing);
    const key = JSON.stringify({ ...of, place: of.kind === "container" ? null : place });
    sums.set(key, (sums.get(key) ?? 0) + 1);
  }
  return sums;
}

/** Numbers by where they stand. */
export function numbersIn(value: unknown, at = "", found = new Map<string, number>()): ReadonlyMap<string, number> {
  if (typeof value === "number") found.set(at, value);
  else if (typeof value === "object" && value !== null)
    for (const [key, each] of Object.entries(value)) numbersIn(each, `${at}.${key}`, found);
  return found;
}
