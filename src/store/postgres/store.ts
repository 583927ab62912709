/** The store that several machines share: a tenant's part of a PostgreSQL database, with the records of the embedded one. */

import type { RecordStore } from "../port.ts";
import { guarded } from "../records/guard.ts";
import { recordsOn } from "../records/store.ts";
import { tasksIn } from "../records/tasks.ts";
import { storeFaultOf } from "./failures.ts";
import { openPostgres, type PostgresOpening } from "./open.ts";
import { holdScanLock, type ScanLock } from "./scan-lock.ts";

/** @param place a `postgres://` address that says everything (`completed`). */
export async function openPostgresStore(
  place: string,
  { command, ...opening }: PostgresOpening & { readonly command?: string },
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
  const tasks = tasksIn(locked);
  const records = recordsOn({
    engine: locked,
    path: address.told,
    // Others plan and do them too: each count is a new one.
    tasks: {
      ...tasks,
      pending: () => {
        tasks.recount();
        return tasks.pending();
      },
    },
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
    close: () => engine.close(),
  });
  return guarded(records, (cause) => storeFaultOf(cause, address));
}
