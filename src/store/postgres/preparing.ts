/**
 * Makes a tenant's part of the database, or brings it up to this version: once, whoever comes at the same time, and all of it or
 * nothing. No copy is kept beside, as the embedded store does: whoever runs the database keeps them.
 */

import { createHash } from "node:crypto";
import { StoreFault } from "../fault.ts";
import { READABLE_VERSION, SCHEMA_VERSION } from "../sqlite/schema.ts";
import type { Address } from "./address.ts";
import type { Connection } from "./connections.ts";
import { type Table, tablesOf } from "./schema.ts";

/** The first server that tells what became of a transaction under its whole number. */
const OLDEST_SERVER = 130_000;

/**
 * Of this database alone. What is asked where the end of a transaction was not heard of (`engine.ts`); who works at the scan
 * (`signs.ts`); and what they share besides records (`shared-rows.ts`), of which each row is written anew several times a second, into
 * the room that is left for it.
 */
export const OWN: Readonly<Record<string, string>> = {
  written: "CREATE TABLE IF NOT EXISTS written (writer text PRIMARY KEY, number bigint NOT NULL)",
  worker: `CREATE TABLE IF NOT EXISTS worker (id text PRIMARY KEY, host text NOT NULL, pid bigint NOT NULL, command text NOT NULL,
    since timestamptz NOT NULL, seen timestamptz NOT NULL, requests double precision NOT NULL, read double precision NOT NULL)`,
  shared_row: `CREATE TABLE IF NOT EXISTS shared_row (key text COLLATE "C" PRIMARY KEY, text text NOT NULL, until double precision)
    WITH (fillfactor = 40)`,
};

export interface Wanted {
  /** Where nothing stands, a store is made. */
  readonly create: boolean;
  /** What stands is left as it is. */
  readonly read: boolean;
}

/** @returns names of the tables that are there. Inside no transaction. */
export async function prepare(connection: Connection, address: Address, wanted: Wanted): Promise<ReadonlySet<string>> {
  const { told: path } = address;
  await refuseUnfit(connection, path);
  const version = await versionIn(connection, address);
  const there = await tablesIn(connection, address.schema);
  if (version === SCHEMA_VERSION && (wanted.read || hasOwn(there))) return there;
  if (version === null && !wanted.create) throw new StoreFault("missing", { path });
  if (version !== null && wanted.read) {
    if (version < READABLE_VERSION) throw new StoreFault("older", { path });
    return there;
  }
  await connection.query("BEGIN");
  // Let go of with the transaction. Another process may have done it meanwhile.
  await connection.query("SELECT pg_advisory_xact_lock($1)", [lockOf("tables", address.schema)]);
  if (
    (await versionIn(connection, address)) !== SCHEMA_VERSION ||
    !hasOwn(await tablesIn(connection, address.schema))
  ) {
    await makeSchema(connection, address.schema);
    await complete(connection, address.schema);
    await connection.query(
      "INSERT INTO meta (key, value) VALUES ('schema', $1) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
      [String(SCHEMA_VERSION)],
    );
  }
  await connection.query("COMMIT");
  return tablesIn(connection, address.schema);
}

const hasOwn = (tables: ReadonlySet<string>) => Object.keys(OWN).every((name) => tables.has(name));

/** A number for all that is locked as a whole in the schema; locks of that kind are of the whole database. */
export const lockOf = (what: string, schema: string): string =>
  createHash("sha256").update(`bascule ${what} ${schema}`).digest().readBigInt64BE().toString();

async function refuseUnfit(connection: Connection, path: string): Promise<void> {
  const { rows } = await connection.query<{ version: string; encoding: string }>(
    "SELECT current_setting('server_version_num') AS version, current_setting('server_encoding') AS encoding",
  );
  const { version = "0", encoding = "" } = rows[0] ?? {};
  if (Number(version) < OLDEST_SERVER)
    throw new StoreFault("unfit", { path, by: `PostgreSQL ${Math.floor(Number(version) / 10_000)}` });
  if (encoding !== "UTF8") throw new StoreFault("unfit", { path, by: encoding });
}

/** Null where nothing of ours stands. Throws what is no store of ours, or of a later version. */
async function versionIn(connection: Connection, { schema, told: path }: Address): Promise<number | null> {
  const tables = await tablesIn(connection, schema);
  if (tables.size === 0) return null;
  if (!tables.has("meta")) throw new StoreFault("damaged", { path });
  const { rows } = await connection.query<{ value: string }>(`SELECT value FROM ${schema}.meta WHERE key = 'schema'`);
  const version = Number(rows[0]?.value);
  if (!Number.isInteger(version) || version < 1) throw new StoreFault("damaged", { path });
  if (version > SCHEMA_VERSION) throw new StoreFault("newer", { path });
  return version;
}

async function tablesIn(connection: Connection, schema: string): Promise<ReadonlySet<string>> {
  const { rows } = await connection.query<{ name: string }>(
    "SELECT tablename::text AS name FROM pg_tables WHERE schemaname = $1",
    [schema],
  );
  return new Set(rows.map(({ name }) => name));
}

/** One that was made for the account beforehand is taken as it is: the account need not be able to make any. */
async function makeSchema(connection: Connection, schema: string): Promise<void> {
  const { rows } = await connection.query("SELECT 1 FROM pg_namespace WHERE nspname = $1", [schema]);
  if (rows.length === 0) await connection.query(`CREATE SCHEMA ${schema}`);
}

/** Tables, columns and indexes of today that are not there, asked for at once. */
async function complete(connection: Connection, schema: string): Promise<void> {
  const { tables, indexes } = tablesOf();
  const there = await columnsIn(connection, schema);
  const statements = [
    ...Object.values(OWN),
    ...tables.flatMap((table) => completing(table, there.get(table.name) ?? null)),
    ...indexes.map(({ name, create }) => create.replace(name, `IF NOT EXISTS ${name}`)),
  ];
  await connection.query(statements.join(";\n"));
}

interface There {
  readonly columns: readonly string[];
  readonly key: readonly string[];
}

/** A table that rows are found in by another key is begun anew. */
function completing(table: Table, there: There | null): readonly string[] {
  if (there === null) return [table.create];
  if (there.key.join() !== table.key.join()) return [`DROP TABLE ${table.name}`, table.create];
  return table.columns
    .filter(({ name }) => !there.columns.includes(name))
    .map(({ name, added }) => `ALTER TABLE ${table.name} ADD COLUMN ${name} ${added}`);
}

async function columnsIn(connection: Connection, schema: string): Promise<ReadonlyMap<string, There>> {
  const { rows } = await connection.query<{ name: string; columns: string[]; key: string[] | null }>(
    `SELECT c.relname::text AS name,
       ARRAY (SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
              ORDER BY a.attnum) AS columns,
       ARRAY (SELECT a.attname::text FROM pg_index i, unnest(i.indkey) WITH ORDINALITY AS k (attnum, place), pg_attribute a
              WHERE i.indrelid = c.oid AND i.indisprimary AND a.attrelid = c.oid AND a.attnum = k.attnum ORDER BY k.place) AS key
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1 AND c.relkind = 'r'`,
    [schema],
  );
  return new Map(rows.map(({ name, columns, key }) => [name, { columns, key: key ?? [] }] as const));
}
