/**
 * What people wrote into earlier workbooks, by sheet and row, in a scratch database of SQLite's own, as that of
 * `tally.ts`: nameless, seen by nobody else, on the disk only as far as its cache is too small, gone when closed. A row is
 * found by its identifier as any program would have saved it: that of a directorate's row holds its name, spaces and all.
 */

import { DatabaseSync } from "node:sqlite";
import { type Conflict, type Edits, type Entered, type HeldRow, plainOf } from "../../model/carry.ts";
import { DEPARTURE_TABLES, departuresIn } from "./departures.ts";
import { guardedFor } from "./guarded.ts";

const WINDOW = 200;
/** Shared strings that are asked for again and again: labels, directorates, reasons. */
const REMEMBERED = 20_000;

const TABLES = `
  CREATE TABLE string (place INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
  CREATE TABLE held (seq INTEGER PRIMARY KEY, sheet TEXT NOT NULL, id TEXT NOT NULL, row TEXT NOT NULL,
    met INTEGER NOT NULL DEFAULT 0) STRICT;
  CREATE INDEX held_by_row ON held (sheet, id);
  CREATE TABLE kept (sheet TEXT NOT NULL, id TEXT NOT NULL, cells TEXT NOT NULL, PRIMARY KEY (sheet, id))
    STRICT, WITHOUT ROWID;
  CREATE TABLE conflict (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, conflict TEXT NOT NULL) STRICT;
`;

/** `path` is the store's, to be named when the disk fails. */
export function openEdits(path: string): Edits {
  const database = new DatabaseSync("");
  database.exec("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -8192");
  database.exec(TABLES + DEPARTURE_TABLES);
  database.exec("BEGIN");
  const sql = (text: string) => database.prepare(text);
  const addString = sql("INSERT INTO string (place, text) VALUES (?, ?)");
  const stringAt = sql("SELECT text FROM string WHERE place = ?");
  const hold = sql("INSERT INTO held (sheet, id, row) VALUES (?, ?, ?)");
  const rows = sql("SELECT row FROM held WHERE sheet = ? AND id = ? ORDER BY seq");
  const meet = sql("UPDATE held SET met = 1 WHERE sheet = ? AND id = ?");
  const unmet = sql("SELECT seq, row FROM held WHERE met = 0 AND seq > ? ORDER BY seq LIMIT ?");
  const keep = sql("INSERT OR REPLACE INTO kept (sheet, id, cells) VALUES (?, ?, ?)");
  const kept = sql("SELECT cells FROM kept WHERE sheet = ? AND id = ?");
  const note = sql("INSERT INTO conflict (id, kind, conflict) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING");
  const take = sql("DELETE FROM conflict WHERE kind = ? RETURNING conflict");
  const noted = sql("SELECT seq, id, conflict FROM conflict WHERE seq > ? ORDER BY seq LIMIT ?");
  const count = sql("SELECT count(*) AS n FROM conflict");
  const guarded = guardedFor(path);
  const heldRows = (sheet: string, id: string) =>
    guarded(() => rows.all(sheet, plainOf(id))).map(({ row }) => JSON.parse(String(row)) as HeldRow);
  const remembered = new Map<number, string | undefined>();
  let strings = 0;
  function* windows<T>(
    ask: (after: number) => readonly Record<string, unknown>[],
    make: (row: Record<string, unknown>) => T,
  ) {
    for (let after = 0; ; ) {
      const page = guarded(() => ask(after));
      for (const row of page) yield make(row);
      if (page.length < WINDOW) return;
      after = Number(page.at(-1)?.seq);
    }
  }
  return {
    strings: {
      clear: () => {
        guarded(() => database.exec("DELETE FROM string"));
        remembered.clear();
        strings = 0;
      },
      add: (text) => {
        guarded(() => addString.run(strings, text));
        strings += 1;
      },
      at: (place) => {
        if (remembered.has(place)) return remembered.get(place);
        if (!Number.isSafeInteger(place)) return undefined;
        const text = guarded(() => stringAt.get(place))?.text;
        if (remembered.size >= REMEMBERED) remembered.clear();
        remembered.set(place, text === undefined ? undefined : String(text));
        return remembered.get(place);
      },
    },
    hold: (row) => void guarded(() => hold.run(row.sheet, plainOf(row.id), JSON.stringify(row))),
    held: (sheet, id) => heldRows(sheet, id),
    meet: (sheet, id) => {
      const found = heldRows(sheet, id);
      if (found.length > 0) guarded(() => meet.run(sheet, plainOf(id)));
      return found;
    },
    unmet: () =>
      windows(
        (after) => unmet.all(after, WINDOW),
        ({ row }) => JSON.parse(String(row)) as HeldRow,
      ),
    keep: (sheet, id, cells) => void guarded(() => keep.run(sheet, plainOf(id), JSON.stringify([...cells]))),
    kept: (sheet, id) => {
      const found = guarded(() => kept.get(sheet, plainOf(id)));
      return found ? new Map(JSON.parse(String(found.cells)) as [string, Entered | null][]) : null;
    },
    note: (id, conflict) => void guarded(() => note.run(id, conflict.kind, JSON.stringify(conflict))),
    take: (kind) => guarded(() => take.all(kind)).map(({ conflict }) => JSON.parse(String(conflict)) as Conflict),
    conflicts: () =>
      windows(
        (after) => noted.all(after, WINDOW),
        ({ id, conflict }) => ({ id: String(id), conflict: JSON.parse(String(conflict)) as Conflict }),
      ),
    countConflicts: () => Number(guarded(() => count.get())?.n),
    ...departuresIn(database, guarded),
    close: () => database.close(),
  };
}
