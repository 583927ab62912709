/** What a database of SQLite says of its own tables. */

import type { DatabaseSync } from "node:sqlite";

/** A store of an earlier version that may not be written lacks some tables. */
export const isThere = (database: DatabaseSync, table: string): boolean =>
  database.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?").get(table) !== undefined;
