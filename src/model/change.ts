/** What may differ between two plans or two scans of a tenant, and the causes that it may have. */

import type { ServiceId } from "./service.ts";

export const CAUSES = ["tenant", "coverage", "detectors", "doctrine", "configuration", "day", "program"] as const;
export type Cause = (typeof CAUSES)[number];

export const CHANGE_KINDS = [
  "new",
  "gone",
  "moved-unit",
  "grown",
  "shrunk",
  "newly-sensitive",
  "more-sensitive",
  "less-sensitive",
  "no-longer-sensitive",
  "target",
  "coverage",
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export interface Change {
  readonly kind: ChangeKind;
  readonly causes: readonly Cause[];
}

export const STAND_ASPECTS = ["label", "status", "action", "months", "until", "targets", "unused", "coverage"] as const;
export type StandAspect = (typeof STAND_ASPECTS)[number];

export interface StandChange {
  readonly service: ServiceId;
  readonly aspect: StandAspect;
  readonly from: string | null;
  readonly to: string | null;
  readonly causes: readonly Cause[];
}
