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

/** What is gone, new, or another number, where no gap says so; nothing where one does, or where it is asked for otherwise. */
export function silentlyChanged(before: Said, after: Said): readonly string[] {
  if ([...after.gaps].some((gap) => !before.gaps.has(gap))) return [];
  if ([...after.things.keys()].some((key) => key.startsWith('["task"') && !before.things.has(key))) return [];
  const counts = [...sumsOf(before)].flatMap(([kind, count]) => {
    const now = sumsOf(after).get(kind) ?? 0;
    return now === count ? [] : [`${kind}: ${count} before, ${now} now`];
  });
  const changed = [...after.things].flatMap(([key, record]) => {
    const known = numbersIn(before.things.get(key));
    return [...numbersIn(record)].flatMap(([place, number]) =>
      known.has(place) && known.get(place) !== number ? [`other: ${key} ${place}`] : [],
    );
  });
  return [...counts, ...changed];
}

/** How many things of each kind are told. */
function sumsOf({ things }: Said): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const key of things.keys()) {
    const kind = (JSON.parse(key) as string[])[0] ?? "";
    sums.set(kind, (sums.get(kind) ?? 0) + 1);
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
