/**
 * Units of work as pg-boss hands them out: each is in the hands of one process, which says every few seconds that it is alive; one
 * that is not heard of any more has its units handed to others. https://pgboss.io
 */

import type { Db, JobAttempt, PgBoss } from "pg-boss";
import type { Within } from "../asking.ts";
import type { Connections } from "./connections.ts";
import { persist } from "./waits.ts";

/** Seconds after which a process that says nothing has lost what it had in hand; the library takes no fewer than ten. */
export const LEASE = 15;
/** Seconds between two looks at who is alive. */
const LOOK = 5;
/** The library knows no unit that is handed out without end; who had it for so long goes on from its last page. */
const LONGEST = 24 * 3600 - 1;
const FOR_EVER = 365 * 24 * 3600;
/** However often a process dies, or a service does not answer. */
const OFTEN = 1_000_000_000;

export interface Unit {
  readonly collector: string;
  readonly key: string;
}

export interface Handed extends Unit {
  /** Which handing out of the unit it is: what was handed out again is not to be written by who had it before. */
  readonly attempt: JobAttempt;
}

export interface Jobs {
  /** To be awaited before units of these collectors are planted. */
  expect(collectors: Iterable<string>): Promise<void>;
  /** In the transaction that makes them known. Ids are those of the units. */
  insert(within: Within, collector: string, units: readonly (Unit & { readonly id: string })[]): Promise<void>;
  take(collector: string, most: number): Promise<readonly Handed[]>;
  /** In the transaction of its last page. */
  complete(within: Within, collector: string, attempt: JobAttempt): Promise<void>;
  /** In a transaction: it was done without being handed out. */
  withdraw(within: Within, collector: string, id: string): Promise<void>;
  /** Handed out again, at once. */
  giveBack(collector: string, attempts: readonly JobAttempt[]): Promise<void>;
  alive(collector: string, attempts: readonly JobAttempt[]): Promise<void>;
  close(): Promise<void>;
}

export interface JobsOpening {
  /** Of the library's own tables. */
  readonly schema: string;
  /** Of this process, among those that work at the scan. */
  readonly name: string;
  /** Seconds between two looks at who is alive. */
  readonly look?: number | undefined;
  /** Milliseconds for which the server may be away. */
  readonly patience: number;
}

export function openJobs(connections: Connections, { schema, name, look = LOOK, patience }: JobsOpening): Jobs {
  let started: Promise<PgBoss> | null = null;
  const known = new Set<string>();
  const boss = () => {
    started ??= start(connections, { schema, name, look }).catch((cause: unknown) => {
      started = null;
      throw cause;
    });
    return started;
  };
  /** What is asked outside of a transaction of the store is asked again where the server was away; what it gave meanwhile comes back. */
  const again = <T>(work: () => Promise<T>) => persist(patience, work);
  const queue = async (collector: string): Promise<PgBoss> => {
    const one = await boss();
    if (known.has(collector)) return one;
    await one.createQueue(collector, {
      expireInSeconds: LONGEST,
      heartbeatSeconds: LEASE,
      retentionSeconds: FOR_EVER,
      deleteAfterSeconds: 3600,
      retryLimit: OFTEN,
      retryDelay: 0,
    });
    known.add(collector);
    return one;
  };
  return {
    expect: async (collectors) => {
      for (const collector of new Set(collectors)) await again(() => queue(collector));
    },
    insert: async (within, collector, units) => {
      const jobs = units.map(({ id, key }) => ({ id, data: { key } }));
      await (await queue(collector)).insert(collector, jobs, { db: within as Db });
    },
    take: async (collector, most) => {
      const wanted = { batchSize: most, includeMetadata: true } as const;
      const taken = await again(async () => (await queue(collector)).fetch<{ key: string }>(collector, wanted));
      return taken.map(({ id, retryCount, data }) => ({ collector, key: data.key, attempt: { id, retryCount } }));
    },
    complete: async (within, collector, attempt) => {
      await (await boss()).complete(collector, attempt, null, { db: within as Db });
    },
    withdraw: async (within, collector, id) => {
      await (await boss()).complete(collector, id, null, { db: within as Db, includeQueued: true });
    },
    giveBack: async (collector, attempts) => {
      if (attempts.length > 0) await again(async () => (await queue(collector)).fail(collector, [...attempts]));
    },
    alive: async (collector, attempts) => {
      if (attempts.length > 0) await (await queue(collector)).touch(collector, [...attempts]);
    },
    close: async () => {
      if (started !== null) await (await started).stop({ graceful: false });
    },
  };
}

async function start(
  connections: Connections,
  { schema, name, look }: Pick<JobsOpening, "schema" | "name" | "look">,
): Promise<PgBoss> {
  const { PgBoss } = await import("pg-boss");
  // One that was made for the account beforehand is taken as it is: the account need not be able to make any.
  const { rows } = await connections.query("SELECT 1 FROM pg_namespace WHERE nspname = $1", [schema]);
  const boss = new PgBoss({
    db: { executeSql: (text, values) => connections.query(text, values) },
    schema,
    instanceName: name,
    createSchema: rows.length === 0,
    schedule: false,
    superviseIntervalSeconds: look ?? LOOK,
    monitorIntervalSeconds: look ?? LOOK,
  });
  // What fails of its own rounds is tried again with the next; what is asked of it fails to who asked.
  boss.on("error", () => undefined);
  return boss.start();
}
