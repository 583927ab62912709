/** One thing that waits for somebody. */

import type { IsoDate } from "../../model/dates.ts";

export const POINTS = [
  "escalate",
  "eligibility",
  "acceptable-offer",
  "request",
  "label",
  "harm",
  "unfit",
  "directorate",
  "authority",
  "calendar",
  "contract",
  "application",
  "reading",
  "assumption",
  "offer",
] as const;
export type PointKind = (typeof POINTS)[number];

export interface OpenPoint {
  /** Stable from one plan to the next: what people write beside it is carried. */
  readonly id: string;
  readonly kind: PointKind;
  /** The service, the licence, the offer; null for the whole. */
  readonly about: string | null;
  readonly question: string;
  readonly who: string;
  readonly changes: readonly string[];
  /** What is done while nobody has answered; null where nothing is. */
  readonly meanwhile: string | null;
  /** A day that something dates, `at-once`, or null where nothing does. */
  readonly by: IsoDate | "at-once" | null;
  readonly where: string;
}

/** What a point has that nothing else is known of. */
export const NOTHING = { about: null, changes: [], meanwhile: null, by: null } as const;
