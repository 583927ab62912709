/** Gaps as collectors tell them: what was refused, and what is out of sight for a known reason. */

import type { Refusal } from "../graph/graph.ts";
import type { Gap, GapCause } from "../model/gap.ts";
import type { ServiceId } from "../model/service.ts";

/** What a gap is about; `container` when it stands for one place, or for all that one person, group or site has there. */
export interface GapAbout {
  readonly service: ServiceId | null;
  readonly container?: string;
  /** A stable name: a route or a part of one, never a name of the tenant's. */
  readonly where: string;
  /** The permission that would open it. */
  readonly permission?: string;
}

/** What Graph refused, with its own code and request id for a support ticket. */
export function refused(refusal: Refusal, about: GapAbout): Gap {
  return {
    kind: "gap",
    service: about.service,
    container: about.container ?? null,
    where: about.where,
    cause: refusal.cause,
    permission: refusal.cause === "forbidden" ? (about.permission ?? null) : null,
    code: refusal.code,
    requestId: refusal.requestId,
    count: 1,
  };
}

/** Gone since it was listed, or never made: normal, and nothing to tell of. */
export function isAbsent({ cause }: Refusal): boolean {
  return cause === "vanished" || cause === "not-provisioned";
}

/** What was not seen without anything having been refused: left out, private, hidden, invisible to applications. */
export function unseen(cause: GapCause, count: number, about: GapAbout): Gap {
  return {
    kind: "gap",
    service: about.service,
    container: about.container ?? null,
    where: about.where,
    cause,
    permission: null,
    code: null,
    requestId: null,
    count,
  };
}
