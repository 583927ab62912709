/** Addresses and identifiers of a person in records that are about something else: a file's name, a link, a report. */

import type { DatabaseSync } from "node:sqlite";
import { isThere } from "../words.ts";
import type { Kind, Row } from "./kinds.ts";
import type { HeldPerson } from "./person.ts";

interface Swept {
  readonly table: string;
  readonly key: readonly string[];
  readonly texts: readonly string[];
}

/** Where a text of the tenant's may stand, and how its row is found again. */
const SWEPT: readonly Swept[] = [
  { table: "fact", key: ["kind", "id"], texts: ["body"] },
  { table: "place", key: ["place"], texts: ["body"] },
  { table: "item", key: ["place", "id"], texts: ["name", "traits", "apart"] },
  { table: "outcome", key: ["place", "item"], texts: ["name"] },
  { table: "delta", key: ["place", "part"], texts: ["link"] },
  { table: "gap", key: ["service", "container", "place", "cause"], texts: ["code"] },
  { table: "kept_scan", key: ["scan"], texts: ["about"] },
  { table: "kept_unit", key: ["unit"], texts: ["name"] },
  { table: "meta", key: ["key"], texts: ["value"] },
  { table: "course", key: ["scan"], texts: ["foreseen"] },
];

/** Told of records that are not theirs otherwise; forgotten last, when nothing else of theirs is left. */
export function mentions(database: DatabaseSync, person: HeldPerson, mark: string): Kind {
  const { words, facts, owned } = person;
  const own = new Set([...Object.values(facts).flat(), ...owned]);
  const there = SWEPT.filter(({ table }) => isThere(database, table));
  if (words.steady.length === 0) return { rows: () => [], forget: () => {} };
  const placed = (table: string) => ["place", "item", "outcome", "delta"].includes(table);
  function* found({ table, key, texts }: Swept, aside: ReadonlySet<string>): Generator<Row> {
    // What may hold them, told apart below: of accents and of their capitals the database knows nothing.
    const near = texts.flatMap((text) => words.steady.map(() => `instr(lower(${text}), ?) > 0`)).join(" OR ");
    const outside = placed(table) ? " AND place NOT IN (SELECT place FROM temp.held_place)" : "";
    const rows = database.prepare(`SELECT ${[...key, ...texts].join(", ")} FROM ${table} WHERE (${near})${outside}`);
    for (const row of rows.iterate(...texts.flatMap(() => words.steady))) {
      // The account of somebody else, and its figures, are theirs alone.
      if (table === "fact" && (/^(?:person|usage)$/.test(String(row.kind)) || aside.has(String(row.id)))) continue;
      if (texts.some((text) => words.in(row[text]))) yield row;
    }
  }
  return {
    rows: function* () {
      for (const swept of there) for (const row of found(swept, own)) yield { in: swept.table, ...row };
    },
    forget: () => {
      for (const swept of there) {
        const { table, key, texts } = swept;
        const rewrite = database.prepare(
          `UPDATE ${table} SET ${texts.map((text) => `${text} = ?`).join(", ")} WHERE ${key.map((column) => `${column} = ?`).join(" AND ")}`,
        );
        for (const row of [...found(swept, new Set())]) {
          const texted = texts.map((text) => (typeof row[text] === "string" ? words.without(row[text], mark) : null));
          rewrite.run(...texted, ...key.map((column) => row[column] as string | number));
        }
      }
    },
  };
}
