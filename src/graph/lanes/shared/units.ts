/**
 * What is leased of one limit: a pure function over what is written down of it. The rules are those of one process
 * alone, as the same {@link Bucket} or {@link Day} keeps them; what it is told to take is taken by several.
 *
 * Whoever asks is served as if all who want something were here, in fair order (start-time fair queuing: Goyal, Vin and
 * Cheng, 1997, https://doi.org/10.1109/90.649569): what falls to others on the way stays for them, and is not written down,
 * as they may want less by then. So one that is alone has everything, eight have an eighth each, and a large envelope
 * waits for its turn instead of being overtaken for ever.
 */

import type { Clock } from "../../clock.ts";
import { Bucket, type BucketState, SHORT } from "../bucket.ts";
import { Day, type DayState } from "../day.ts";
import { aheadOf, claimOf, type Heard, type Lot, lagOf, type Terms, type UnitAsk, type UnitGrant } from "./ledger.ts";
import { clockStanding, type KeptRow, type Timed, timeOf } from "./time.ts";

/** What a process wants and did not get, until it is to be forgotten. */
interface Claim {
  readonly first: number;
  readonly left: number;
  /** Units that it has had, on a scale that all share; one that comes begins where the others are. */
  readonly served: number;
  readonly until: number;
}

interface Late {
  readonly by: number;
  readonly until: number;
}

export interface UnitRow extends Timed {
  readonly terms: Terms;
  /** One of any number of its kind. */
  readonly narrow: boolean;
  readonly held: BucketState | DayState;
  /** Milliseconds by which what was leased may be late. */
  readonly late: Late;
  /** Where the one served last stood. */
  readonly turn: number;
  /** By process. */
  readonly claims: Readonly<Record<string, Claim>>;
}

/** Who is slow to ask has everybody reckon with it until what it was leased is over. */
function latest(late: Late | null, { terms, way }: UnitAsk, time: number): Late {
  const by = lagOf(terms, way);
  if (late !== null && late.until > time && late.by > by) return late;
  return { by, until: time + aheadOf(way) + by };
}

/** What is granted at once is a part of it: lots of several processes come in turn. */
const PARTS = 8;

/** Milliseconds for which what was learned of a limit of which there are many is remembered. */
const LEARNED = 3_600_000;

/** @param now of the shared clock. */
export function leaseUnits(
  row: UnitRow | null,
  ask: UnitAsk,
  worker: string,
  now: number,
): { readonly kept: KeptRow<UnitRow>; readonly grant: UnitGrant } {
  const timed = timeOf(row, now);
  const clock = clockStanding(timed.time);
  const claims = new Map(Object.entries(row?.claims ?? {}).filter(([, { until }]) => until > timed.time));
  const late = latest(row?.late ?? null, ask, timed.time);
  const gauge = open(ask.terms, late.by, clock, row?.held ?? null);
  if (ask.heard !== null) hear(gauge, ask.heard, timed.time, row === null);
  for (const { units, at } of ask.unused) gauge.giveBack(units, at);
  const mine = {
    first: ask.first,
    left: ask.want,
    served: claims.get(worker)?.served ?? 0,
    until: timed.time + claimOf(ask.way),
  };
  const served = serve(gauge, open(ask.terms, late.by, clock, gauge.state()), claims.set(worker, mine), {
    ask,
    worker,
    turn: row?.turn ?? 0,
    now: timed.time,
  });
  const grant: UnitGrant = {
    gauge: ask.gauge,
    lots: served.lots,
    amount: gauge.amount,
    together: finite(gauge.together()),
    soonest: served.soonest,
  };
  const claimed = Object.fromEntries(claims.set(worker, served.claim));
  const until = ask.narrow && gauge instanceof Bucket ? (gauge.restsAt() ?? timed.time + LEARNED) : null;
  return {
    kept: {
      row: {
        ...timed,
        terms: ask.terms,
        narrow: ask.narrow,
        late,
        held: gauge.state(),
        turn: served.turn,
        claims: claimed,
      },
      until,
    },
    grant,
  };
}

interface Served {
  readonly ask: UnitAsk;
  readonly worker: string;
  readonly turn: number;
  readonly now: number;
}

/**
 * What is not used at once is used evenly: had earlier, it would only lapse. Of short spans all comes evenly anyhow, and what is put
 * off would come too near to what follows. @param had units of this ask so far.
 */
function evenly({ terms, way, soon, want }: UnitAsk, had: number): number {
  if (had < soon || (terms.kind === "pace" && terms.seconds * 1000 < SHORT)) return 0;
  const likely = (aheadOf(way) * (had - soon)) / Math.max(1, want - soon);
  // It keeps for a while: whoever comes a little earlier need not wait for it.
  return Math.max(0, Math.floor(likely - lagOf(terms, way) / 2));
}

/** @param likely the same gauge once more, from which others take what falls to them. */
function serve(
  gauge: Bucket | Day,
  likely: Bucket | Day,
  claims: ReadonlyMap<string, Claim>,
  { ask, worker, turn: turnBefore, now }: Served,
) {
  const waiting = new Map([...claims].filter(([, { left }]) => left > 0));
  const lots: Lot[] = [];
  let [claim, turn, soonest] = [claims.get(worker) as Claim, turnBefore, 0];
  /** How far it has come if those who wait had been served. */
  let likelyTurn = turn;
  while (claim.left > 0) {
    const [name, next] = foremost(waiting, worker, likelyTurn);
    const part = Math.min(Math.ceil(next.left / PARTS), Math.floor(likely.undebted()));
    const units = Math.min(next.left, Math.max(next.first, part));
    const possible = likely.wait(units);
    if (possible > aheadOf(ask.way)) {
      if (lots.length === 0) soonest = possible;
      break;
    }
    const wait = name === worker ? Math.max(possible, evenly(ask, ask.want - next.left)) : possible;
    likely.take(units, wait);
    const start = Math.max(next.served, likelyTurn);
    likelyTurn = start;
    const left = next.left - units;
    const after = { ...next, left, served: start + units };
    waiting.set(name, after);
    if (left <= 0) waiting.delete(name);
    if (name !== worker) continue;
    gauge.take(units, wait);
    lots.push({ units, after: wait, at: now + wait });
    [claim, turn] = [after, start];
  }
  return { lots, claim, turn, soonest };
}

/** Whose turn it is; of several that stand alike, the one that is here. */
function foremost(waiting: ReadonlyMap<string, Claim>, worker: string, turn: number): readonly [string, Claim] {
  let best: readonly [string, Claim] = [worker, waiting.get(worker) as Claim];
  for (const entry of waiting) if (Math.max(entry[1].served, turn) < Math.max(best[1].served, turn)) best = entry;
  return best;
}

/** What is known of the limit that the row is about, at an instant of its own time. */
export const gaugeOf = ({ terms, late, held, time }: UnitRow): Bucket | Day =>
  open(terms, late.by, clockStanding(time), held);

function open(terms: Terms, lag: number, clock: Clock, held: BucketState | DayState | null): Bucket | Day {
  if (terms.kind === "day") return new Day(clock, terms.amount, undefined, held as DayState | null);
  const { amount, seconds } = terms;
  return new Bucket(clock, amount, seconds, { ...terms, lag }, held as BucketState | null);
}

/** @param isNew nobody has counted before: what is known of earlier runs is taken. */
function hear(gauge: Bucket | Day, heard: Heard, time: number, isNew: boolean): void {
  if (heard.table !== undefined) gauge.resize(heard.table);
  if (gauge instanceof Day) {
    if (heard.usedUp !== undefined) gauge.usedUp(heard.usedUp);
    if (isNew) gauge.recall((heard.before ?? []).map(({ ago, units }) => ({ from: time - ago, units })));
    return;
  }
  if (heard.passed > 0) gauge.passed(heard.passed);
  if (heard.refused > 0) gauge.refused(heard.refused);
  if (heard.share !== undefined) gauge.toldShare(heard.share);
  if (heard.told !== undefined) gauge.told(heard.told.limit, heard.told.remaining, heard.told.reset);
}

const finite = (number: number) => (Number.isFinite(number) ? number : null);
