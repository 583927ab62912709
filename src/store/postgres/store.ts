/** The store that several machines share: a tenant's part of a PostgreSQL database, with the records of the embedded one. */

import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import type { RecordStore } from "../port.ts";
import { guarded } from "../records/guard.ts";
import { recordsOn } from "../records/store.ts";
import { storeFaultOf } from "./failures.ts";
import { openJobs } from "./jobs.ts";
import { openPostgres, type PostgresOpening } from "./open.ts";
import { holdScanLock, type ScanLock } from "./scan-lock.ts";
import { crewIn, givingSigns } from "./signs.ts";
import { sharedTasks } from "./tasks.ts";

export interface SharedOpening extends PostgresOpening {
  readonly command?: string;
  /** Seconds between two looks at who is alive. */
  readonly look?: number;
}

/** @param place a `postgres://` address that says everything (`completed`). */
export async function openPostgresStore(
  place: string,
  { command, look, ...opening }: SharedOpening,
): Promise<RecordStore> {
  const { address, connections, engine, patience } = await openPostgres(place, opening);
  let lock: ScanLock | null = null;
  const locked = {
    ...engine,
    write: async <T>(...given: Parameters<typeof engine.write<T>>): Promise<T> => {
      lock?.check();
      return engine.write(...given);
    },
  };
  const jobsSchema = `${address.schema}_jobs`;
  const jobs = openJobs(connections, {
    schema: jobsSchema,
    name: [hostname(), process.pid].join(" "),
    look,
    patience,
  });
  const me = { id: randomUUID(), host: hostname(), pid: process.pid, command: command ?? "worker" };
  const signs = givingSigns(connections, me);
  const handed = sharedTasks(locked, jobs);
  const tasks = {
    ...handed,
    crew: () => crewIn(connections, jobsSchema),
    claim: (...given: Parameters<typeof handed.claim>) => {
      signs.begin();
      return handed.claim(...given);
    },
  };
  const records = recordsOn({
    engine: locked,
    path: address.told,
    tasks,
    hold: async () => {
      const held = await holdScanLock(connections, address, { command: command ?? null, patience });
      lock = held;
      return {
        release: async () => {
          lock = null;
          await held.release();
        },
      };
    },
    close: async () => {
      await handed.close();
      await signs.close();
      await engine.close();
    },
  });
  const counted = {
    ...records,
    addAccount: async (...[workload, account]: Parameters<RecordStore["addAccount"]>) => {
      await records.addAccount(workload, account);
      signs.add({ requests: account.requests });
    },
    commit: async (...[commit]: Parameters<RecordStore["commit"]>) => {
      await records.commit(commit);
      signs.add({ read: commit.outcomes.filter(({ read }) => read).length });
    },
  };
  return guarded(counted, (cause) => storeFaultOf(cause, address));
}
