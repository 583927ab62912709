/** A gap as its row has it; the empty text stands for nothing in the key. */

import type { Gap, GapCause } from "../../model/gap.ts";
import type { ServiceId } from "../../model/service.ts";

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
