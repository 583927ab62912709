/**
 * What the tenant shows of where a project stood on the day that a derogation asks about, and of what was opened after the
 * text came. Only what is still there can be counted: Graph tells nothing of what was deleted.
 */

import { dayOf, type IsoDate } from "./dates.ts";
import type { LicensedService } from "./directory-records.ts";
import type { ServiceId } from "./service.ts";
import type { Label } from "./verdict.ts";

export const EVIDENCE_KINDS = ["account", "drive", "team", "site"] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** Things of a kind, by the day on which they were created, in Paris. */
export interface Created {
  readonly kind: EvidenceKind;
  /** Before the day of the question. */
  readonly before: number;
  /** From then on, and before the day after the text's own; none where the text is the earlier of the two. */
  readonly between: number;
  /** After both days. */
  readonly after: number;
  /** Graph tells no day. */
  readonly unknown: number;
  readonly first: IsoDate | null;
  /** How many in each month, `2021-07`, those without any left out; ascending. */
  readonly months: readonly { readonly month: string; readonly created: number }[];
}

/** Spaces opened after the text, in services that it closes to derogation; by service in plan order, then directorate. */
export interface OpenedAfter {
  readonly service: ServiceId;
  readonly unit: string | null;
  readonly spaces: number;
}

export interface Evidence {
  /** The day on which the project must have been advanced, or engaged. */
  readonly engagedOn: IsoDate;
  /** The day of the text that closes services to derogation. */
  readonly textOn: IsoDate;
  readonly created: readonly Created[];
  readonly openedAfter: readonly OpenedAfter[];
  /** First assignments of plans that Graph still tells, by service: not the day of a purchase. */
  readonly licensed: readonly { readonly service: LicensedService; readonly first: IsoDate }[];
  /** Spaces of such services whose day of creation Graph does not tell. */
  readonly undated: number;
}

/** Opened after that day in a service that the text closes. */
export function isOpenedAfter(created: string | null, label: Label, textOn: IsoDate): boolean {
  const day = dayOf(created);
  return label === "move-now" && day !== null && day > textOn;
}
