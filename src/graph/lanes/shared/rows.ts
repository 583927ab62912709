/** The ledger, over rows that several processes change together, wherever they are kept. */

import type { SharedRow, SharedRows } from "../../../model/shared-rows.ts";
import type { Exchange, Exchanged, Ledger } from "./ledger.ts";
import { addPauses, type PauseRow, pausesIn } from "./pauses.ts";
import { leasePlaces, type PlaceRow } from "./places.ts";
import { type KeptRow, onShared } from "./time.ts";
import { leaseUnits, type UnitRow } from "./units.ts";

export const PAUSES = "pauses";
export const UNITS = "units ";
const unitsKey = (gauge: string) => `${UNITS}${gauge}`;
const placesKey = (lane: string) => `places ${lane}`;

/** @param speed of the clock by which this process lives, beside that of the rows. */
export function ledgerOver(shared: SharedRows, speed = 1): Ledger {
  return {
    exchange(asked) {
      const keys = [
        ...asked.units.map(({ gauge }) => unitsKey(gauge)),
        ...asked.places.map(({ lane }) => placesKey(lane)),
        // Whoever only looks keeps nobody waiting.
        ...(asked.pauses.length > 0 ? [PAUSES] : []),
      ];
      const read = asked.pauses.length > 0 ? [] : [PAUSES];
      return shared.change(keys, read, (rows, now) => {
        const { rows: kept, result } = exchanged(rows, asked, now * speed);
        return { rows: new Map([...kept].map(([key, row]) => [key, slowed(row, speed)])), result };
      });
    },
  };
}

const slowed = (row: SharedRow | null, speed: number): SharedRow | null =>
  row === null || row.until === null ? row : { ...row, until: row.until / speed };

/** A pure function: what becomes of the rows, and what is answered. @param now of the shared clock. */
function exchanged(rows: ReadonlyMap<string, string>, { worker, units, places, pauses }: Exchange, now: number) {
  const held = <T>(key: string): T | null => {
    const text = rows.get(key);
    return text === undefined ? null : (JSON.parse(text) as T);
  };
  const changed = new Map<string, SharedRow | null>();
  const keep = (key: string, kept: KeptRow<UnitRow | PlaceRow | PauseRow> | null) =>
    changed.set(key, kept === null ? null : { text: JSON.stringify(kept.row), until: onShared(kept) });
  const paused = pauses.length > 0 ? addPauses(held(PAUSES), pauses, now) : held<PauseRow>(PAUSES);
  if (pauses.length > 0 && paused !== null) keep(PAUSES, { row: paused, until: null });
  const result: Exchanged = {
    units: units.map((ask) => {
      const { kept, grant } = leaseUnits(held(unitsKey(ask.gauge)), ask, worker, now);
      keep(unitsKey(ask.gauge), kept);
      return grant;
    }),
    places: places.map((ask) => {
      const { kept, grant } = leasePlaces(held(placesKey(ask.lane)), ask, worker, now);
      keep(placesKey(ask.lane), kept);
      return grant;
    }),
    pauses: pausesIn(paused, now),
  };
  return { rows: changed, result };
}
