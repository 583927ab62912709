/** What a scan was expected to take when it began, and how long it has been worked at since. */

import type { DatabaseSync } from "node:sqlite";
import type { Foreseen, RecordStore } from "../port.ts";

type Kept = Pick<RecordStore, "noteForeseen" | "foreseen" | "addWorked" | "worked">;

/** @param scan the number of the scan that is on, or of the last. */
export function courseIn(database: DatabaseSync, scan: () => number): Kept {
  const note = database.prepare(
    `INSERT INTO course (scan, foreseen, worked) VALUES (?, ?, 0)
     ON CONFLICT (scan) DO UPDATE SET foreseen = excluded.foreseen`,
  );
  const add = database.prepare(
    `INSERT INTO course (scan, foreseen, worked) VALUES (?, NULL, ?)
     ON CONFLICT (scan) DO UPDATE SET worked = course.worked + excluded.worked`,
  );
  const course = database.prepare("SELECT foreseen, worked FROM course WHERE scan = ?");
  return {
    noteForeseen: async (foreseen) => void note.run(scan(), JSON.stringify(foreseen)),
    foreseen: async () => {
      const row = course.get(scan());
      return typeof row?.foreseen === "string" ? (JSON.parse(row.foreseen) as Foreseen) : null;
    },
    addWorked: async (milliseconds) => void add.run(scan(), Math.round(milliseconds)),
    worked: async () => Number(course.get(scan())?.worked ?? 0),
  };
}
