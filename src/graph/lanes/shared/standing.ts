/** How the limits stand that several processes share, as it can be told to people: a pure function over what is written down. */

import type { PauseNews } from "./ledger.ts";
import { pausesIn } from "./pauses.ts";
import { PAUSES, UNITS } from "./rows.ts";
import { timeOf } from "./time.ts";
import { gaugeOf, type UnitRow } from "./units.ts";

export interface LimitStanding {
  /** `sharepoint`, `sharepoint day`, `directory`, `teams row 4`. */
  readonly limit: string;
  /** Units in any so many seconds, as it is believed to be; and how many of them are used or leased. */
  readonly amount: number;
  readonly seconds: number;
  readonly used: number;
  /** Names of processes that asked for some in the last second or so. */
  readonly processes: readonly string[];
}

export interface Standing {
  /** Those of the tenant; none of single mailboxes, channels, chats or reports. */
  readonly limits: readonly LimitStanding[];
  /** All that are not over, of single places too. */
  readonly pauses: readonly PauseNews[];
}

const DAY = 86_400;

/** @param rows all that processes share. @param now of the clock that they share. */
export function standingOf(rows: ReadonlyMap<string, string>, now: number): Standing {
  const paused = rows.get(PAUSES);
  const limits: LimitStanding[] = [];
  for (const [key, text] of rows) {
    if (!key.startsWith(UNITS)) continue;
    const kept: UnitRow = JSON.parse(text);
    if (kept.narrow) continue;
    const row = { ...kept, ...timeOf(kept, now) };
    const gauge = gaugeOf(row);
    limits.push({
      limit: key.slice(UNITS.length),
      amount: gauge.amount,
      seconds: row.terms.kind === "day" ? DAY : row.terms.seconds,
      used: gauge.used(),
      processes: Object.entries(row.claims).flatMap(([name, { until }]) => (until > row.time ? [name] : [])),
    });
  }
  return { limits, pauses: pausesIn(paused === undefined ? null : JSON.parse(paused), now) };
}
