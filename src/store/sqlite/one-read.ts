/** Several statements as one reading of the file. */

import type { DatabaseSync } from "node:sqlite";

/** Each statement by itself would open the file's log anew, which takes longer than to read a place. */
export function inOneRead<T>(database: DatabaseSync, work: () => T): T {
  database.exec("BEGIN");
  try {
    return work();
  } finally {
    database.exec("COMMIT");
  }
}
