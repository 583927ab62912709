/** Rows that wait in a scratch database of SQLite's own, as that of `tally.ts`. */

import { DatabaseSync } from "node:sqlite";
import type { Spool } from "../port.ts";
import { guardedFor } from "./guarded.ts";
import { rowsOf } from "./rows.ts";

const WINDOW = 200;

/** `path` is the store's, to be named when the disk fails. */
export function openSpool(path: string): Spool & { close(): void } {
  const database = new DatabaseSync("");
  database.exec("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -8192");
  database.exec(`
    CREATE TABLE waiting (seq INTEGER PRIMARY KEY, file TEXT NOT NULL, sheet TEXT NOT NULL, row TEXT NOT NULL) STRICT;
    CREATE INDEX waiting_order ON waiting (file, sheet)`);
  database.exec("BEGIN");
  const add = database.prepare("INSERT INTO waiting (file, sheet, seq, row) VALUES (?, ?, ?, ?)");
  const files = database.prepare("SELECT DISTINCT file FROM waiting ORDER BY file");
  const page = rowsOf<readonly [seq: number, row: string]>(
    database,
    "SELECT seq, row FROM waiting WHERE file = ? AND sheet = ? AND seq > ? ORDER BY seq LIMIT ?",
  );
  let seq = 0;
  const guarded = guardedFor(path);
  return {
    add: (file, sheet, row) => {
      seq += 1;
      guarded(() => add.run(file, sheet, seq, row));
    },
    files: () => guarded(() => files.all()).map(({ file }) => String(file)),
    *rows(file, sheet) {
      for (let after = 0; ; ) {
        const rows = guarded(() => page.all(file, sheet, after, WINDOW));
        for (const [, row] of rows) yield row;
        if (rows.length < WINDOW) return;
        after = rows.at(-1)?.[0] ?? after;
      }
    },
    close: () => database.close(),
  };
}
