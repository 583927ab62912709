/** A gap as its row has it; the empty text stands for nothing in the key. */

import type { Gap, GapCause } from "../../model/gap.ts";
import type { ServiceId } from "../../model/service.ts";
import { type Ask, Out, sql, type Walk } from "../asking.ts";
import { INCOMPLETE } from "./words.ts";

const textOrNull = (value: unknown) => (value === null || value === "" ? null : String(value));

export function gapOf(row: Record<string, unknown>): Gap {
  return {
    kind: "gap",
    service: textOrNull(row.service) as ServiceId | null,
    container: textOrNull(row.container),
    where: String(row.place),
    cause: row.cause as GapCause,
    permission: textOrNull(row.permission),
    code: textOrNull(row.code),
    requestId: textOrNull(row.request),
    count: Number(row.count),
  };
}

const ALL = sql("SELECT * FROM gap ORDER BY service, container, place, cause");
const SHUT = sql(
  `SELECT * FROM gap WHERE container <> '' AND cause IN (${INCOMPLETE}) ORDER BY container, service, place, cause`,
);

export function* allGaps(): Walk<Gap> {
  yield* ALL.each<Record<string, unknown>, Ask | Out<Gap>>([], function* (row) {
    yield new Out(gapOf(row));
  });
}

/** What makes a scan incomplete at a place. */
export type Shut = Pick<Gap, "service" | "cause"> & { readonly container: string };

export function* shutPlaces(): Walk<Shut> {
  yield* SHUT.each<Record<string, unknown>, Ask | Out<Shut>>([], function* (row) {
    const { service, container, cause } = gapOf(row);
    if (container !== null) yield new Out({ service, container, cause });
  });
}
