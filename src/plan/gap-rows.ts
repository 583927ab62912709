/**
 * Gaps as people read them: the same cause at the same place, counted once. Ids of containers and requests drop out, and
 * Graph's code with them where there were several: it tells a reader nothing that the cause does not.
 */

import type { CoverageRow } from "../model/book.ts";
import { GAP_CAUSES, type Gap } from "../model/gap.ts";
import { SERVICES } from "../model/service.ts";

/** Grows with the kinds of place that Bascule knows, not with the tenant. */
export type GapRows = Map<string, CoverageRow>;

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
  });
}

const place = (row: CoverageRow) => SERVICES.findIndex(({ id }) => id === row.service);
const compare = (one: string | null, other: string | null) =>
  (one ?? "") < (other ?? "") ? -1 : Number((one ?? "") > (other ?? ""));

/** The directory first, then services in plan order. */
export function inOrder(rows: GapRows): readonly CoverageRow[] {
  return [...rows.values()].sort(
    (one, other) =>
      place(one) - place(other) ||
      compare(one.where, other.where) ||
      GAP_CAUSES.indexOf(one.cause) - GAP_CAUSES.indexOf(other.cause) ||
      compare(one.permission, other.permission),
  );
}
