/** What people decided, as the store keeps it over all scans: each change of it once, with what stood before. */

import type { IsoDate } from "./dates.ts";

/** Facts of the configuration that are decisions; and columns of the workbook, by the sheet that they stand in. */
export const CONFIGURED = ["label", "harm", "derogation", "stage", "engagedOn", "acceptableOffer"] as const;
export const FILLED = { plan: ["decision", "status", "chosenWave"], applications: ["agentsData"] } as const;
export type DecisionField = (typeof CONFIGURED)[number] | (typeof FILLED)[keyof typeof FILLED][number];

export interface Decision {
  readonly where: "configuration" | keyof typeof FILLED;
  /** The service or part; the row's identifier; `project` of what is decided of the whole. */
  readonly row: string;
  readonly field: DecisionField;
  /** A code of the configuration, or what was chosen in a list, a day, a wave; null once it is taken back. */
  readonly value: string | null;
  /** What the row was called. */
  readonly name: string | null;
  /** Null where the place in which it is written does not say. */
  readonly by: string | null;
  readonly on: IsoDate | null;
  readonly why: string | null;
}

/** A decision as it was first seen. */
export interface NotedDecision extends Decision {
  /** What stood there before; null where nothing did. */
  readonly former: string | null;
  /** Day of the plan that first told it. */
  readonly noted: IsoDate;
  /** Id of the scan that the plan was of. */
  readonly scan: string;
}
