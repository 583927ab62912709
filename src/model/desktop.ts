/** Who uses Office installed on a computer, by directorate: what the subscription still gives once the cloud services have left. */

import type { IsoDate } from "./dates.ts";

export interface DesktopFigures {
  /** Accounts with a licence that gives the installed programs. */
  readonly licensed: number;
  /** Accounts that used them in the report's period, and on which system; both count for each. */
  readonly used: number;
  readonly windows: number;
  readonly mac: number;
}

export interface DesktopRow extends DesktopFigures {
  readonly unit: string | null;
}

export interface Desktop {
  readonly total: DesktopFigures;
  /** Last day of the report. */
  readonly day: IsoDate | null;
  /** None where the report names nobody: names are concealed, or a report of an earlier version is stored. */
  readonly units: readonly DesktopRow[];
}
