/** When spaces move, as the administration sets it: `waves` of the configuration, every key optional. */

import type { Stage } from "./cluster.ts";
import type { IsoDate } from "./dates.ts";

export const HOLIDAYS = ["metropole", "alsace-moselle"] as const;
export type Holidays = (typeof HOLIDAYS)[number];

/** Days on which nothing moves, both included: a budget closing, an election, a holiday overseas. */
export interface Closing {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly why: string | null;
}

/** What one wave takes at the most; null is no bound. */
export interface Capacity {
  /** Accounts whose mailbox or personal drive moves. */
  readonly people: number | null;
  readonly spaces: number | null;
  /** Of a working day. */
  readonly bytesPerDay: number | null;
  /** Working days of a wave. */
  readonly days: number | null;
}

/** A wave as the administration names and dates it: by its key, or by its number where none is given. */
export interface NamedWave {
  readonly key: string | null;
  readonly name: string | null;
  readonly start: IsoDate | null;
  readonly end: IsoDate | null;
}

export interface Schedule {
  /** Of the first wave; null: no date is proposed. */
  readonly start: IsoDate | null;
  readonly holidays: Holidays;
  readonly closings: readonly Closing[];
  readonly capacity: Capacity;
  readonly named: readonly NamedWave[];
}

/** A wave as it is filled. */
export interface Wave {
  readonly id: number;
  /**
   * What it is known by from one scan to the next, whatever its number: what it is planned with and the directorate that it
   * begins with, `sensitive/DRH`; of several that begin with the same, `sensitive/DRH/2`.
   */
  readonly key: string;
  readonly stage: Stage;
  /** Something sensitive was found in each of its clusters; false once another one fills it up; null where nobody asks. */
  readonly sensitive: boolean | null;
  /** In the order in which they come; null is no known directorate. */
  readonly units: readonly (string | null)[];
  readonly people: number;
  readonly spaces: number;
  /** Chats among them: no offer takes their history over, so that nothing is carried and no capacity is used. */
  readonly chats: number;
  readonly bytes: number;
  /** True once the size of one of its spaces is known. */
  readonly weighed: boolean;
  /** The first of the last days that a derogation leaves to any of it. */
  readonly until: IsoDate | null;
}

export interface DatedWave extends Wave {
  readonly start: IsoDate | null;
  readonly end: IsoDate | null;
  /** Reckoned from the capacity, and not set by the administration. */
  readonly estimated: boolean;
  /** Working days that its bytes, or the capacity, ask for; null where neither is known. */
  readonly days: number | null;
  /** It would end after the last day that a derogation leaves to some of it. */
  readonly late: boolean;
}
