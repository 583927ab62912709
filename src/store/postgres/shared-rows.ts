/**
 * Rows that several processes change together (`model/shared-rows.ts`), in a table of their own. Each change is a transaction that
 * holds its rows, taken in the order of their keys, and asks the server what time it is once it has them. It is not serializable:
 * nothing is read but what is held, and what may be a moment old.
 */

import type { RowsChanged, SharedRow, SharedRows } from "../../model/shared-rows.ts";
import type { Connection } from "./connections.ts";
import { storeFaultOf } from "./failures.ts";
import { withConnection } from "./one-connection.ts";
import { openPostgres } from "./open.ts";
import { persist } from "./waits.ts";

const BEGIN = "BEGIN ISOLATION LEVEL READ COMMITTED";
/**
 * What a server that falls forgets by it is less than a second old, and it is away for longer than that: nobody is leased anything
 * meanwhile. To wait for the disk several times a second, for each process, would cost more than all the rest.
 */
const WITHOUT_DISK = "SET LOCAL synchronous_commit = off";
/** A row that is not there cannot be held. */
const MAKE =
  "INSERT INTO shared_row (key, text) SELECT key, '' FROM unnest($1::text[]) AS key ON CONFLICT (key) DO NOTHING";
const HOLD = "SELECT key, text, until FROM shared_row WHERE key = ANY($1) ORDER BY key FOR UPDATE";
const ALL = "SELECT key, text, until FROM shared_row ORDER BY key";
const LOOK = "SELECT key, text, until FROM shared_row WHERE key = ANY($1)";
const NOW = "SELECT extract(epoch FROM clock_timestamp())::double precision * 1000 AS now";
const CHANGE = `UPDATE shared_row SET text = given.text, until = given.until
  FROM unnest($1::text[], $2::text[], $3::double precision[]) AS given (key, text, until) WHERE shared_row.key = given.key`;
/** Of those that nobody holds. */
const SWEEP = `DELETE FROM shared_row WHERE key IN
  (SELECT key FROM shared_row WHERE until < $1 ORDER BY key LIMIT 10000 FOR UPDATE SKIP LOCKED)`;
/** Milliseconds between two of one process. */
const SWEPT_EVERY = 60_000;
/** Made to be held, or not to stand any more: swept as any other. */
const NONE: SharedRow = { text: "", until: 0 };

interface Held extends SharedRow {
  readonly key: string;
}

export interface OpenedRows extends SharedRows {
  /** All that stand, as they are, and the time of the server. */
  all(): Promise<{ readonly rows: ReadonlyMap<string, string>; readonly now: number }>;
  close(): Promise<void>;
}

export interface RowsOpening {
  /** Where nothing stands, the tables are made. */
  readonly create: boolean;
  /** What stands is left as it is. */
  readonly read?: boolean;
}

/** @param place a `postgres://` address that says everything. Throws StoreFault. */
export async function openSharedRows(place: string, opening: RowsOpening): Promise<OpenedRows> {
  const { address, connections, patience } = await openPostgres(place, opening);
  const fail = (cause: unknown): never => {
    throw storeFaultOf(cause, address);
  };
  const once = <T>(work: (connection: Connection) => Promise<T>) =>
    persist(patience, () => withConnection(connections.take, work)).catch(fail);
  let sweptAt = 0;
  return {
    async change(given, read, change) {
      const keys = [...new Set(given)].sort();
      for (;;) {
        const done = await once((connection) => changed(connection, keys, read, change));
        if (done === null) continue;
        if (done.now - sweptAt > SWEPT_EVERY) {
          sweptAt = done.now;
          await once((connection) => connection.query(SWEEP, [done.now]));
        }
        return done.result;
      }
    },
    all: () =>
      once(async (connection) => {
        const [now, { rows }] = await Promise.all([timeOf(connection), connection.query<Held>(ALL)]);
        return { rows: standing(rows, now), now };
      }),
    close: () => connections.close(),
  };
}

/** @returns null where one of the rows was deleted while it was waited for: it is to be made anew. */
async function changed<T>(
  connection: Connection,
  keys: readonly string[],
  read: readonly string[],
  change: (rows: ReadonlyMap<string, string>, now: number) => RowsChanged<T>,
): Promise<{ readonly result: T; readonly now: number } | null> {
  const [, , , mine, others, now] = await Promise.all([
    connection.query(BEGIN),
    connection.query(WITHOUT_DISK),
    connection.query(MAKE, [keys]),
    connection.query<Held>(HOLD, [keys]),
    connection.query<Held>(LOOK, [read]),
    timeOf(connection),
  ]);
  if (mine.rows.length < keys.length) {
    await connection.query("ROLLBACK");
    return null;
  }
  const { rows, result } = change(standing([...mine.rows, ...others.rows], now), now);
  const kept = [...rows].map(([key, row]) => ({ key, ...(row ?? NONE) }));
  const values = [kept.map(({ key }) => key), kept.map(({ text }) => text), kept.map(({ until }) => until)];
  // It leaves with its end: nobody waits for the rows longer than this process takes to say what becomes of them.
  await Promise.all([kept.length > 0 ? connection.query(CHANGE, values) : null, connection.query("COMMIT")]);
  return { result, now };
}

const standing = (rows: readonly Held[], now: number): ReadonlyMap<string, string> =>
  new Map(
    rows.filter(({ text, until }) => text !== "" && (until === null || until > now)).map((row) => [row.key, row.text]),
  );

async function timeOf(connection: Connection): Promise<number> {
  const { rows } = await connection.query<{ now: number }>(NOW);
  return rows[0]?.now as number;
}
