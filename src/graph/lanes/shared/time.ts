/** The time of one row: that of the shared clock, but for the times that it is set back. */

import type { Clock } from "../../clock.ts";

export interface Timed {
  /** What the shared clock said last. */
  readonly at: number;
  /** The row's own time then: it only ever passes. */
  readonly time: number;
}

/** What is written down, and until when, by its own time; null for good. */
export interface KeptRow<Row extends Timed> {
  readonly row: Row;
  readonly until: number | null;
}

/** As the shared clock will have it. */
export const onShared = ({ row, until }: KeptRow<Timed>) =>
  until === null ? null : Math.ceil(until - row.time + row.at);

/** @param now what the shared clock says. */
export function timeOf(row: Timed | null, now: number): Timed {
  return { at: now, time: row === null ? now : row.time + Math.max(0, now - row.at) };
}

/** Stands still at that instant. */
export function clockStanding(time: number): Clock {
  return { now: () => time, sleep: () => Promise.reject(new Error("nobody waits inside of an exchange")) };
}
