/** Names of the places that a gap stands for, as far as the store knows them: whoever is to open them must know which. */

import type { CoverageRow } from "../../model/book.ts";
import { type GapRows, withPlaces } from "../../plan/gap-rows.ts";
import type { RecordStore } from "../../store/port.ts";

export async function namedGaps(rows: GapRows, store: RecordStore): Promise<readonly CoverageRow[]> {
  const named: CoverageRow[] = [];
  for (const { places, ...row } of withPlaces(rows)) {
    const names: string[] = [];
    for (const id of places) names.push(...(await nameOf(row.service, id, store)));
    named.push({ ...row, names });
  }
  return named;
}

/** A gap is of a space, or of the person, group or site whose spaces could not be listed. */
async function nameOf(service: CoverageRow["service"], id: string, store: RecordStore): Promise<readonly string[]> {
  const own = service === null ? null : await store.container(service, id);
  const name =
    own?.name ??
    (await store.fact("person", id))?.address ??
    (await store.fact("group", id))?.name ??
    (await store.fact("site", id))?.name;
  return name ? [name] : [];
}
