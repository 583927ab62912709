/** Tasks of a scan that name a person: alone, or among twenty. */

import type { DatabaseSync } from "node:sqlite";
import type { Kind, Row } from "./kinds.ts";

export function tasks(
  database: DatabaseSync,
  { isTheirs, without }: { isTheirs: (text: unknown) => boolean; without: (text: string) => string },
): Kind {
  const names = (value: unknown): boolean => {
    if (typeof value === "string") return isTheirs(value);
    return value !== null && typeof value === "object" && Object.values(value).some(names);
  };
  const rows = () =>
    database
      .prepare("SELECT * FROM task ORDER BY position")
      .iterate()
      .filter((row) => [row.key, row.cursor, JSON.parse(String(row.params))].some(names)) as IteratorObject<Row>;
  const forget = database.prepare("DELETE FROM task WHERE position = ?");
  const rewrite = database.prepare("UPDATE task SET key = ?, params = ?, cursor = ? WHERE position = ?");
  return {
    rows,
    forget: () => {
      for (const row of [...rows()]) {
        const position = Number(row.position);
        const left = withoutThem(JSON.parse(String(row.params)) as Params, isTheirs);
        // A task that was about them alone has nothing left to do, nor has one that is over.
        if (left === null || row.state === "done" || names(left)) {
          forget.run(position);
          continue;
        }
        const cursor = names(row.cursor) ? null : (row.cursor as string | null);
        rewrite.run(without(String(row.key)), JSON.stringify(left), cursor, position);
      }
    },
  };
}

interface Params {
  readonly ids?: readonly string[];
}

/** Null where nobody is left of those that were to be visited. */
function withoutThem(params: Params, isTheirs: (text: unknown) => boolean): Params | null {
  if (params.ids === undefined) return params;
  const ids = params.ids.filter((id) => !isTheirs(id));
  return ids.length === 0 ? null : { ...params, ids };
}
