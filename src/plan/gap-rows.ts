/**
 * Gaps as people read them: the same cause at the same place, counted once. Ids of containers and requests drop out, and
 * Graph's code with them where there were several: it tells a reader nothing that the cause does not.
 */

import type { CoverageRow } from "../model/book.ts";
import { GAP_CAUSES, type Gap, isIncomplete } from "../model/gap.ts";
import { SERVICES } from "../model/service.ts";

/** Grows with the kinds of place that Bascule knows, not with the tenant. */
export type GapRows = Map<string, GapRow>;

/** A row with the ids of the first places that it stands for, where somebody has to open them. */
export interface GapRow extends CoverageRow {
  readonly places: readonly string[];
}

/** Places that a row names; the others are in its number. */
const MOST_NAMED = 5;

export function addGap(rows: GapRows, { service, container, where, cause, permission, code, count }: Gap): void {
  const key = JSON.stringify([service, where, cause, permission]);
  const row = rows.get(key);
  rows.set(key, {
    service,
    where,
    cause,
    permission,
    code: row === undefined || row.code === code ? code : null,
    containers: (row?.containers ?? 0) + (container === null ? 0 : 1),
    count: (row?.count ?? 0) + count,
    places: placesOf(row?.places ?? [], isIncomplete(cause) ? container : null),
  });
}

function placesOf(places: readonly string[], container: string | null): readonly string[] {
  const full = places.length === MOST_NAMED;
  return container === null || full || places.includes(container) ? places : [...places, container];
}

const place = (row: CoverageRow) => SERVICES.findIndex(({ id }) => id === row.service);
const compare = (one: string | null, other: string | null) =>
  (one ?? "") < (other ?? "") ? -1 : Number((one ?? "") > (other ?? ""));

/** The directory first, then services in plan order. */
export const inOrder = (rows: GapRows): readonly CoverageRow[] => withPlaces(rows).map(({ places: _, ...row }) => row);

/** The same, with the places that each is to name. */
export function withPlaces(rows: GapRows): readonly GapRow[] {
  return [...rows.values()].sort(
    (one, other) =>
      place(one) - place(other) ||
      compare(one.where, other.where) ||
      GAP_CAUSES.indexOf(one.cause) - GAP_CAUSES.indexOf(other.cause) ||
      compare(one.permission, other.permission),
  );
}
