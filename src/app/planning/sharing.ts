/**
 * Rows of what is sensitive and shared, as `--sharing` had it asked. A space has its own; personal drives have one for each
 * directorate, since what was found in a drive is that of one person.
 */

import type { Container } from "../../model/records.ts";
import { addSharing, NO_SHARING, type SharingFigures, type SharingRow } from "../../model/sharing.ts";
import type { RecordStore, Scan } from "../../store/port.ts";
import type { Belonging } from "./directory.ts";

const PERSONAL = "onedrive.files";

export async function* sharingRows(
  store: RecordStore,
  belongingOf: (container: Container) => Promise<Belonging>,
): AsyncGenerator<SharingRow> {
  const drives = new Map<string | null, SharingRow>();
  for await (const { service, container, until, ...told } of store.shared()) {
    const found = await store.container(service, container);
    if (found === null) continue;
    const { unit, siteName } = await belongingOf(found);
    if (service !== PERSONAL) {
      const site = found.site === null || siteName === null ? null : { id: found.site, name: siteName };
      yield { service, space: { id: container, name: found.name }, site, unit, ...told, until };
      continue;
    }
    const before = drives.get(unit) ?? { ...NO_SHARING, service, space: null, site: null, unit, until: null };
    drives.set(unit, { ...addSharing(before, told), until: later(before.until, until) });
  }
  yield* [...drives.values()].sort((one, other) => order(one.unit, other.unit));
}

const later = (one: string | null, other: string | null) =>
  one === null || (other !== null && other > one) ? other : one;

/** Those of no known directorate last. */
const order = (one: string | null, other: string | null) =>
  Number(one === null) - Number(other === null) || ((one ?? "") < (other ?? "") ? -1 : 1);

/** All together; null where it was not asked. */
export async function sharingTotal(store: RecordStore, { wish }: Scan): Promise<SharingFigures | null> {
  if (wish.readSharing !== true) return null;
  let sum = NO_SHARING;
  for await (const told of store.shared()) sum = addSharing(sum, told);
  return sum;
}
