/** The embedded store: one SQLite file that only its owner may read, and nothing of the tenant's content in it. */

import type { RecordStore } from "../port.ts";
import { guarded } from "../records/guard.ts";
import { recordsOn } from "../records/store.ts";
import { tasksIn } from "../records/tasks.ts";
import { engineOn } from "./engine.ts";
import { type Opening, openDatabase, storeFaultOf } from "./file.ts";
import { holdScanLock } from "./scan-lock.ts";

/** Opens the store at that path; `create: false` refuses where nothing has been scanned yet. */
export function openStore(path: string, opening: Opening): RecordStore {
  const database = openDatabase(path, opening);
  try {
    const engine = engineOn(database);
    const records = recordsOn({
      engine,
      path,
      tasks: tasksIn(engine),
      hold: async (since) => holdScanLock(path, { command: opening.command ?? null, since }),
      close: () => database.close(),
    });
    return guarded(records, (cause) => storeFaultOf(cause, path));
  } catch (cause) {
    database.close();
    throw storeFaultOf(cause, path);
  }
}
