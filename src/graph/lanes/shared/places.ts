/**
 * What is leased of the places of one lane: a pure function over what is written down of it. Whoever has some keeps them
 * while it uses them and nobody else wants any; else each comes down to an even share as its requests come back. A large
 * envelope waits until as many are free as it needs, and nobody who came later takes them from it.
 */

import { PLACES_KEPT, type PlaceAsk, type PlaceGrant } from "./ledger.ts";
import { type KeptRow, type Timed, timeOf } from "./time.ts";

interface Holder {
  /** It may take as many, or has. */
  readonly places: number;
  /** It needs as many more, and since when. */
  readonly lacks: number;
  readonly since: number;
  readonly until: number;
}

export interface PlaceRow extends Timed {
  /** By process. */
  readonly holders: Readonly<Record<string, Holder>>;
}

/** @param now of the shared clock. @returns null for a row that nobody holds anything of. */
export function leasePlaces(
  row: PlaceRow | null,
  ask: PlaceAsk,
  worker: string,
  now: number,
): { readonly kept: KeptRow<PlaceRow> | null; readonly grant: PlaceGrant } {
  const timed = timeOf(row, now);
  const all = Object.entries(row?.holders ?? {}).filter(([name, { until }]) => name === worker || until > timed.time);
  const before = all.find(([name]) => name === worker)?.[1];
  const others = all.filter(([name]) => name !== worker);
  const grant = (allowed: number): PlaceGrant => ({ lane: ask.lane, allowed });
  if (ask.inside === 0 && ask.want === 0) {
    return { kept: rowOf(timed, others), grant: grant(0) };
  }
  const since = before !== undefined && before.lacks > 0 ? before.since : timed.time;
  const { allowed, lacks } = shared(
    ask,
    others.map(([, holder]) => holder),
    since,
  );
  const mine: Holder = {
    places: Math.max(ask.inside, allowed),
    lacks,
    since,
    until: timed.time + PLACES_KEPT,
  };
  return { kept: rowOf(timed, [...others, [worker, mine]]), grant: grant(allowed) };
}

/** It is over with what the last one holds. */
function rowOf(timed: Timed, holders: readonly (readonly [string, Holder])[]): KeptRow<PlaceRow> | null {
  if (holders.length === 0) return null;
  const until = Math.max(...holders.map(([, holder]) => holder.until));
  return { row: { ...timed, holders: Object.fromEntries(holders) }, until };
}

function shared({ most, inside, first, want, unused }: PlaceAsk, others: readonly Holder[], since: number) {
  const sum = (of: readonly Holder[], what: "places" | "lacks") => of.reduce((all, holder) => all + holder[what], 0);
  const even = Math.max(1, Math.floor(most / (others.length + 1)));
  const free = Math.max(0, most - inside - sum(others, "places"));
  const lacked = sum(others, "lacks");
  const before = sum(
    others.filter((holder) => holder.since < since),
    "lacks",
  );
  // Those who came before have theirs first; then one that waits; then an even share; what is left is anybody's.
  const [unclaimed, left] = [Math.max(0, free - before), Math.max(0, free - lacked)];
  let allowed = Math.min(inside, Math.max(even, inside - Math.max(0, lacked - free)));
  if (first > 0 && (unclaimed >= first || (unused >= first && free >= first)))
    allowed = Math.max(allowed, inside + first);
  allowed = Math.max(allowed, Math.min(want, even, inside + unclaimed));
  if (left > 0) allowed = Math.max(allowed, Math.min(want, inside + left));
  // Fewer than whoever waits first needs are of no use to it, and would keep them from others.
  if (allowed < inside + first) allowed = Math.min(allowed, inside);
  const needed = Math.max(first > 0 ? inside + first : 0, Math.min(want, even));
  return { allowed, lacks: Math.max(0, needed - Math.max(inside, allowed)) };
}
