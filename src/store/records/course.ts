/** What a scan was expected to take when it began, and how long it has been worked at since. */

import { type Asking, type Engine, sql } from "../asking.ts";
import type { Foreseen, RecordStore } from "../port.ts";

type Kept = Pick<RecordStore, "noteForeseen" | "foreseen" | "addWorked" | "worked">;

const NOTE = sql(
  `INSERT INTO course (scan, foreseen, worked) VALUES (?, ?, 0)
   ON CONFLICT (scan) DO UPDATE SET foreseen = excluded.foreseen`,
);
const ADD = sql(
  `INSERT INTO course (scan, foreseen, worked) VALUES (?, NULL, ?)
   ON CONFLICT (scan) DO UPDATE SET worked = course.worked + excluded.worked`,
);
const COURSE = sql("SELECT foreseen, worked FROM course WHERE scan = ?");

/** @param scan the number of the scan that is on, or of the last. */
export function courseIn(engine: Engine, scan: () => Asking<number>): Kept {
  const course = () =>
    engine.read(function* () {
      return yield* COURSE.get(yield* scan());
    });
  return {
    noteForeseen: (foreseen) =>
      engine.write(function* () {
        yield* NOTE.send(yield* scan(), JSON.stringify(foreseen));
      }),
    foreseen: async () => {
      const row = await course();
      return typeof row?.foreseen === "string" ? (JSON.parse(row.foreseen) as Foreseen) : null;
    },
    addWorked: (milliseconds) =>
      engine.write(function* () {
        yield* ADD.send(yield* scan(), Math.round(milliseconds));
      }),
    worked: async () => Number((await course())?.worked ?? 0),
  };
}
