/**
 * Directorates so small that their figures would tell of known people stand together in a copy for publication. Nor may what
 * they are together be of a handful: the next smallest goes with them until it is not.
 */

import { catalogueOf, type Language } from "../../lang/index.ts";
import type { Book } from "../../model/book.ts";
import { FEWEST_PEOPLE } from "../../model/individual.ts";
import { OwnByUnit, type OwnSpaces } from "../../model/own-spaces.ts";
import type { ServiceId } from "../../model/service.ts";

/** What a directorate is told as. */
export type UnitName = (unit: string | null) => string | null;

/** Each person has one of these; chats are several people's. */
const OF_PEOPLE: ReadonlySet<ServiceId> = new Set(["exchange.mail", "onedrive.files"]);

/** A directorate has as many people as it has mailboxes or drives of their own, whichever are more; else, as it has spaces. */
interface Size {
  readonly unit: string;
  readonly own: Map<ServiceId, number>;
  spaces: number;
}

export interface Units {
  readonly nameOf: UnitName;
  /** Of each directorate, as it was, what its people have of their own. */
  readonly own: readonly OwnSpaces[];
}

export async function unitsOf(book: Book, language: Language): Promise<Units> {
  const sizes = new Map<string, Size>();
  const own = new OwnByUnit();
  for await (const { line, grouped, shut = false } of book.containers()) {
    own.see({ line, grouped });
    if (line.unit === null || shut) continue;
    const size = sizes.get(line.unit) ?? { unit: line.unit, own: new Map(), spaces: 0 };
    sizes.set(line.unit, size);
    size.spaces += 1;
    if (grouped !== null && OF_PEOPLE.has(line.service))
      size.own.set(line.service, (size.own.get(line.service) ?? 0) + 1);
  }
  const small = new Set<string>();
  let together = 0;
  for (const size of [...sizes.values()].sort((one, other) => peopleOf(one) - peopleOf(other))) {
    if (peopleOf(size) >= FEWEST_PEOPLE && (together === 0 || together >= FEWEST_PEOPLE)) break;
    together += peopleOf(size);
    small.add(size.unit);
  }
  const { smallUnits } = catalogueOf(language).redaction;
  return {
    nameOf: (unit) => (unit !== null && (small.has(unit) || !sizes.has(unit)) ? smallUnits : unit),
    own: own.shares(),
  };
}

const peopleOf = ({ own, spaces }: Size) => (own.size > 0 ? Math.max(...own.values()) : spaces);

/** Rows that have become of the same directorate are one. */
export function together<T extends object>(
  rows: readonly T[],
  key: (row: T) => string,
  sums: readonly (keyof T)[],
): readonly T[] {
  const merged = new Map<string, T>();
  for (const row of rows) {
    const before = merged.get(key(row));
    const added = sums.map((sum) => [sum, Number(before?.[sum] ?? 0) + Number(row[sum])] as const);
    merged.set(key(row), { ...row, ...Object.fromEntries(added) });
  }
  return [...merged.values()];
}
