/** The store that several machines share: a tenant's part of a PostgreSQL database, with the records of the embedded one. */

import { hostname } from "node:os";
import type { RecordStore } from "../port.ts";
import { guarded } from "../records/guard.ts";
import { recordsOn } from "../records/store.ts";
import { storeFaultOf } from "./failures.ts";
import { openJobs } from "./jobs.ts";
import { openPostgres, type PostgresOpening } from "./open.ts";
import { holdScanLock, type ScanLock } from "./scan-lock.ts";
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
  const jobs = openJobs(connections, {
    schema: `${address.schema}_jobs`,
    name: [hostname(), process.pid].join(" "),
    look,
    patience,
  });
  const tasks = sharedTasks(locked, jobs);
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
      await tasks.close();
      await engine.close();
    },
  });
  return guarded(records, (cause) => storeFaultOf(cause, address));
}
