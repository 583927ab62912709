/** Lanes that are paused, for all who share them: a pure function over what is written down of them. */

import { type PauseNews, SAME_PAUSE } from "./ledger.ts";
import { type Timed, timeOf } from "./time.ts";

export interface PauseRow extends Timed {
  /** Until when, by lane. */
  readonly until: Readonly<Record<string, number>>;
}

/** A shorter pause never cuts a longer one. @param now of the shared clock. */
export function addPauses(row: PauseRow | null, news: readonly PauseNews[], now: number): PauseRow {
  const timed = timeOf(row, now);
  const until = new Map(Object.entries(row?.until ?? {}).filter(([, instant]) => instant > timed.time));
  for (const { lane, milliseconds } of news) {
    const instant = timed.time + milliseconds;
    if (instant > (until.get(lane) ?? 0) + SAME_PAUSE) until.set(lane, instant);
  }
  return { ...timed, until: Object.fromEntries(until) };
}

/** Those that are not over. */
export function pausesIn(row: PauseRow | null, now: number): readonly PauseNews[] {
  const { time } = timeOf(row, now);
  return Object.entries(row?.until ?? {})
    .map(([lane, instant]) => ({ lane, milliseconds: instant - time }))
    .filter(({ milliseconds }) => milliseconds > 0);
}
