/**
 * Deletes a tenant's part of a database: its tables, the library's own that hand its tasks out, and their schemas once nothing else
 * stands in them. All of it or nothing, and nothing of what somebody else made: what depends on it keeps it.
 */

import { StoreFault } from "../fault.ts";
import { foldersNoted } from "../records/folders.ts";
import type { Holding } from "../retention.ts";
import { writtenIn } from "../retention.ts";
import { type Address, addressOf } from "./address.ts";
import { accountOf, type Connection, type Connections, openConnections } from "./connections.ts";
import { engineOn } from "./engine.ts";
import { storeFaultOf } from "./failures.ts";
import { LEASE } from "./jobs.ts";
import { withConnection } from "./one-connection.ts";
import { OWN } from "./preparing.ts";
import { holdScanLock } from "./scan-lock.ts";
import { tablesOf } from "./schema.ts";

/** What goes of one schema. */
export interface Going {
  readonly schema: string;
  readonly tables: number;
  /** False where something else stands in it, or it is another account's: it stays, without those. */
  readonly isWhole: boolean;
}

export interface OpenedPurge {
  /** Schemas of which anything goes; none where there is no scan. */
  readonly going: readonly Going[];
  /** Null where there is no scan, or none that can be read. */
  readonly written: Omit<Holding, "scans"> | null;
  /**
   * What stands elsewhere goes before this is for good: until it has, the store knows where. Throws, before anything is deleted,
   * `locked` while a scan or a worker is at work, and `built-on` where something of somebody else's depends on it.
   */
  drop<T>(elsewhere: () => T): Promise<T>;
  close(): Promise<void>;
}

/** What the library makes; a schema of that name that holds a tenant's records is no schema of jobs. */
const LIBRARY = ["job", "queue", "version"];

/** @param place a `postgres://` address that says everything. Throws StoreFault. */
export async function openPurge(place: string): Promise<OpenedPurge> {
  const given = addressOf(place);
  const address = { ...given, user: accountOf(given) };
  const connections = await openConnections(address);
  const fail = async (cause: unknown): Promise<never> => {
    throw storeFaultOf(cause, address);
  };
  try {
    const planned = await withConnection(connections.take, (connection) => plannedIn(connection, address));
    return {
      going: planned.map(({ statements: _, ...going }) => going),
      // Of a store that cannot be read the folders are unknown, and told as such; it goes all the same.
      written: await written(connections, address).catch(() => null),
      drop: (elsewhere) => dropped(connections, address, elsewhere).catch(fail),
      close: () => connections.close(),
    };
  } catch (cause) {
    await connections.close();
    return fail(cause);
  }
}

async function dropped<T>(connections: Connections, address: Address, elsewhere: () => T): Promise<T> {
  const lock = await holdScanLock(connections, address, { command: "purge", patience: 0 });
  try {
    return await withConnection(connections.take, async (connection) => {
      await refuseWorkers(connection, address);
      await connection.query("BEGIN");
      const statements = (await plannedIn(connection, address)).flatMap((planned) => planned.statements);
      for (const statement of statements) await connection.query(statement).catch(tellBuiltOn(address));
      const done = elsewhere();
      await connection.query("COMMIT");
      return done;
    });
  } finally {
    await lock.release();
  }
}

/** A view, a key of another table. */
const DEPENDED_ON = "2BP01";

function tellBuiltOn(address: Address) {
  return (cause: unknown): never => {
    if ((cause as { code?: string }).code !== DEPENDED_ON) throw cause;
    throw new StoreFault("built-on", { path: address.told, cause: cause as Error });
  };
}

async function refuseWorkers(connection: Connection, { schema, told: path }: Address): Promise<void> {
  if (!(await tablesIn(connection, schema)).includes("worker")) return;
  const { rows } = await connection.query<{ host: string; pid: number; command: string; since: Date }>(
    `SELECT host, pid, command, since FROM ${schema}.worker WHERE seen > now() - interval '${LEASE} seconds' LIMIT 1`,
  );
  const [one] = rows;
  if (one !== undefined) throw new StoreFault("locked", { path, holder: { ...one, since: one.since.toISOString() } });
}

async function plannedIn(connection: Connection, { schema }: Address) {
  const ours = new Set([...tablesOf().tables.map(({ name }) => name), ...Object.keys(OWN)]);
  const there = await tablesIn(connection, schema);
  if (!there.includes("meta")) return [];
  // Tables of somebody else may bear the same names.
  const { rows } = await connection.query(`SELECT 1 FROM ${schema}.meta WHERE key = 'schema'`);
  if (rows.length === 0) return [];
  const jobs = `${schema}_jobs`;
  const library = await tablesIn(connection, jobs);
  const isLibrary = LIBRARY.every((name) => library.includes(name)) && !library.includes("meta");
  return [
    await goingOf(
      connection,
      schema,
      there.filter((name) => ours.has(name)),
      false,
    ),
    ...(isLibrary ? [await goingOf(connection, jobs, library, true)] : []),
  ];
}

interface Other {
  readonly kind: string;
  readonly name: string;
}

/** @param all whatever else stands in the schema goes, too. */
async function goingOf(connection: Connection, schema: string, tables: readonly string[], all: boolean) {
  const { rows: others } = await connection.query<Other>(OTHERS, [schema]);
  const { rows: owners } = await connection.query<{ ours: number }>(
    "SELECT pg_has_role(nspowner, 'USAGE') AS ours FROM pg_namespace WHERE nspname = $1",
    [schema],
  );
  const stays = others.filter(({ kind, name }) => !all && !(kind === "TABLE" && tables.includes(name)));
  const isWhole = stays.length === 0 && owners[0]?.ours === 1;
  const rest = all ? others.filter(({ kind }) => kind !== "TABLE") : [];
  const quoted = tables.map((name) => `${schema}."${name}"`).join(", ");
  return {
    schema,
    tables: tables.length,
    isWhole,
    statements: [
      `DROP TABLE ${quoted}`,
      ...rest.map(({ kind, name }) => `DROP ${kind} ${kind === "TYPE" ? `${schema}."${name}"` : name}`),
      ...(isWhole ? [`DROP SCHEMA ${schema}`] : []),
    ],
  };
}

/** What does not go with a table: functions before the types that they speak of. */
const OTHERS = `SELECT 'TABLE' AS kind, c.relname::text AS name, 0 AS place FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = $1 AND c.relkind IN ('r', 'p')
  UNION ALL SELECT CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'f' THEN 'FOREIGN TABLE' ELSE 'SEQUENCE' END,
    n.nspname || '.' || quote_ident(c.relname::text), 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = $1 AND (c.relkind IN ('v', 'm', 'f') OR c.relkind = 'S' AND NOT EXISTS (SELECT 1 FROM pg_depend d
      WHERE d.objid = c.oid AND d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')))
  UNION ALL SELECT 'ROUTINE', p.oid::regprocedure::text, 2 FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = $1
  UNION ALL SELECT 'TYPE', t.typname::text, 3 FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
    WHERE n.nspname = $1 AND t.typtype IN ('e', 'd', 'r')
  ORDER BY place, name`;

async function tablesIn(connection: Connection, schema: string): Promise<readonly string[]> {
  const { rows } = await connection.query<{ name: string }>(
    "SELECT tablename::text AS name FROM pg_tables WHERE schemaname = $1 ORDER BY tablename",
    [schema],
  );
  return rows.map(({ name }) => name);
}

/** Where it wrote outputs, as far as a store of whatever version tells. */
async function written(connections: Connections, address: Address): Promise<Omit<Holding, "scans"> | null> {
  const tables = new Set(await withConnection(connections.take, (connection) => tablesIn(connection, address.schema)));
  if (!tables.has("scan")) return null;
  const engine = engineOn(connections, { address, tables, patience: 0 });
  const folders = await engine.read(() => foldersNoted());
  const { rows } = await connections.query("SELECT id FROM scan");
  return writtenIn(folders, new Set((rows as { id: string }[]).map(({ id }) => id)));
}
