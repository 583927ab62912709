/** Numbers by which things are told in copies for publication: given once, and kept for the life of the store. */

import { type Engine, sql } from "../asking.ts";
import type { RecordStore } from "../port.ts";

const NUMBER = sql(
  `INSERT INTO pseudonym (kind, id, number) VALUES (?, ?, (SELECT COALESCE(MAX(number), 0) + 1 FROM pseudonym WHERE kind = ?))
     ON CONFLICT (kind, id) DO UPDATE SET number = pseudonym.number RETURNING number`,
);
const NUMBERS_OF = sql("SELECT kind, number FROM pseudonym WHERE id = ?");

export function pseudonymsIn(engine: Engine): Pick<RecordStore, "pseudonym" | "pseudonymsOf"> {
  return {
    pseudonym: async (kind, id) => Number((await engine.write(() => NUMBER.get(kind, id, kind)))?.number),
    pseudonymsOf: (ids) =>
      engine.read(function* () {
        const borne: { readonly kind: string; readonly number: number }[] = [];
        for (const id of new Set(ids))
          for (const { kind, number } of yield* NUMBERS_OF.all(id))
            borne.push({ kind: String(kind), number: Number(number) });
        return borne.sort((one, other) =>
          one.kind === other.kind ? one.number - other.number : one.kind < other.kind ? -1 : 1,
        );
      }),
  };
}
