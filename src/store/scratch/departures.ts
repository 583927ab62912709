/** Spaces that people say have moved, in the scratch database of what they wrote: by wave, in the order of the plan. */

import type { DatabaseSync } from "node:sqlite";
import { type Edits, plainOf } from "../../model/carry.ts";
import type { Departure, DepartureRecord } from "../../model/departure.ts";

const WINDOW = 200;
/** Stands for no wave, after all others. */
const NONE = 2 ** 40;

export const DEPARTURE_TABLES = `
  CREATE TABLE record (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, record TEXT NOT NULL) STRICT;
  CREATE TABLE departure (wave INTEGER NOT NULL, seq INTEGER NOT NULL, id TEXT NOT NULL UNIQUE, departure TEXT NOT NULL,
    PRIMARY KEY (wave, seq)) STRICT, WITHOUT ROWID;
`;

type Guarded = <T>(work: () => T) => T;
type Kept = Pick<Edits, "record" | "recorded" | "records" | "depart" | "remain" | "departures">;

export function departuresIn(database: DatabaseSync, guarded: Guarded): Kept {
  const sql = (text: string) => database.prepare(text);
  const record = sql("INSERT INTO record (id, record) VALUES (?, ?) ON CONFLICT (id) DO NOTHING");
  const recorded = sql("SELECT record FROM record WHERE id = ?");
  const records = sql("SELECT seq, record FROM record WHERE seq > ? ORDER BY seq LIMIT ?");
  const depart = sql("INSERT INTO departure (wave, seq, id, departure) VALUES (?, ?, ?, ?)");
  const one = sql("SELECT departure FROM departure WHERE id = ?");
  const waves = sql("SELECT DISTINCT wave FROM departure ORDER BY wave");
  const of = sql("SELECT seq, departure FROM departure WHERE wave = ? AND seq > ? ORDER BY seq LIMIT ?");
  const remaining = new Map<number | null, number>();
  const placeOf = (wave: number | null) => wave ?? NONE;
  let departed = 0;
  function* windows<T>(ask: (after: number) => readonly Record<string, unknown>[], column: string): Iterable<T> {
    for (let after = 0; ; ) {
      const page = guarded(() => ask(after));
      for (const row of page) yield JSON.parse(String(row[column])) as T;
      if (page.length < WINDOW) return;
      after = Number(page.at(-1)?.seq);
    }
  }
  return {
    record: (told) => void guarded(() => record.run(plainOf(told.id), JSON.stringify(told))),
    recorded: (id) => {
      const found = guarded(() => recorded.get(plainOf(id)));
      return found ? (JSON.parse(String(found.record)) as DepartureRecord) : null;
    },
    records: () => windows<DepartureRecord>((after) => records.all(after, WINDOW), "record"),
    depart: (departure) => {
      departed += 1;
      const { wave, id } = departure.record;
      guarded(() => depart.run(placeOf(wave), departed, plainOf(id), JSON.stringify(departure)));
    },
    remain: (wave) => void remaining.set(wave, (remaining.get(wave) ?? 0) + 1),
    departures: {
      waves: () => guarded(() => waves.all()).map(({ wave }) => (Number(wave) === NONE ? null : Number(wave))),
      of: (wave) => windows<Departure>((after) => of.all(placeOf(wave), after, WINDOW), "departure"),
      one: (id) => {
        const found = departed === 0 ? undefined : guarded(() => one.get(plainOf(id)));
        return found ? (JSON.parse(String(found.departure)) as Departure) : null;
      },
      remaining: (wave) => remaining.get(wave) ?? 0,
    },
  };
}
