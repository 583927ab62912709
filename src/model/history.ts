/**
 * What is kept of each finished scan for as long as the store is, so that two of them can be compared and the way of a year
 * told: figures of each space, what they were seen with, and what the plan said of each service. No name, and nothing found.
 */

import type { IsoDate } from "./dates.ts";
import type { Confidence } from "./finding.ts";
import type { PlanService, Unused } from "./plan-service.ts";
import type { ChosenWorkload, ContentModes, ServiceId } from "./service.ts";
import type { Action, DerogationStatus, Label } from "./verdict.ts";

/** How sure it is that what a scan does not name is gone: every list came whole, or some list of one of its places did not. */
export type Listing = "whole" | "in-part";

/** What the figures of a plan rest on beside the tenant; digests are SHA-256, in hexadecimal. */
export interface Provenance {
  /** Of the detectors whose findings it may hold, one for each set of them; null where that was not noted. */
  readonly detectors: readonly string[] | null;
  readonly thresholds: { readonly minConfidence: Confidence; readonly tolerances: string };
  readonly configuration: {
    /** What was to be visited and counted: places named or left out, contents closed. */
    readonly scope: string;
    /** Directorates in force on the plan's day. */
    readonly directorates: string;
    /** Facts of the project, decisions, quantities declared. */
    readonly project: string;
    /** All the rest that bears on a plan: waves, licences, sharing. */
    readonly planning: string;
  };
  readonly workloads: readonly ChosenWorkload[];
  /** Granted to the token that scanned, ascending; null where it does not say. */
  readonly permissions: readonly string[] | null;
  /** Services whose places were listed; the others were not, or nothing says so. */
  readonly listed: Readonly<Partial<Record<ServiceId, Listing>>>;
}

/** What a plan says of a service, as far as two plans are compared. */
export interface ServiceStand {
  readonly id: ServiceId;
  readonly label: Label;
  readonly action: Action;
  readonly status: DerogationStatus | null;
  /** How long a derogation may last at most; absent where an earlier version did not note it, as is `unused`. */
  readonly months?: number | null;
  readonly until: IsoDate | null;
  readonly unused?: Unused | null;
  readonly targets: readonly string[];
  readonly coverage: PlanService["coverage"]["status"];
}

/** What stands on one side of a comparison, but for its spaces. */
export interface Standing {
  readonly asOf: IsoDate;
  readonly content: ContentModes;
  readonly doctrine: { readonly edition: string; readonly sha256: string } | null;
  readonly provenance: Provenance | null;
  readonly services: readonly ServiceStand[];
}

/** Whose it is, and which scan. */
export interface Side extends Standing {
  readonly tenant: string;
  readonly scan: { readonly id: string; readonly startedAt: string; readonly finishedAt: string | null };
}

/** One space as one side tells it. */
export interface SpaceRow {
  readonly service: ServiceId;
  /** As a line of `containers.ndjson` tells it; absent where it was not kept. */
  readonly kind?: string;
  readonly id: string;
  readonly name: string | null;
  readonly unit: string | null;
  /** The directorate by the tenant's own word alone; absent where that was not kept. */
  readonly department?: string | null;
  readonly items: number | null;
  readonly bytes: number | null;
  readonly sensitive: number;
  readonly coverage: PlanService["coverage"]["status"];
  /** Absent where it was not kept. */
  readonly target?: string | null;
}

/** A space in the history; `gone`: the tenant has it no more, and that was counted. */
export interface KeptRow extends Omit<SpaceRow, "name" | "target"> {
  readonly gone?: boolean;
}

/** The same, with the number of its scan. */
export interface EarlierRow extends KeptRow {
  readonly scan: number;
}

/** How much there is of something, or by how much it changed. */
export interface Amount {
  readonly spaces: number;
  readonly items: number;
  readonly bytes: number;
  readonly sensitive: number;
}

export const NO_AMOUNT: Amount = { spaces: 0, items: 0, bytes: 0, sensitive: 0 };

export function plus(one: Amount, other: Amount): Amount {
  return {
    spaces: one.spaces + other.spaces,
    items: one.items + other.items,
    bytes: one.bytes + other.bytes,
    sensitive: one.sensitive + other.sensitive,
  };
}

/** What stood in a service at a scan, and what of the change since the one before is the tenant's alone. */
export interface KeptSum {
  readonly service: ServiceId;
  readonly stood: Amount;
  readonly moved: Amount;
}

/** A scan of the history. */
export interface KeptScan extends Standing {
  readonly number: number;
  readonly id: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly sums: readonly KeptSum[];
}

/** What a scan was made with, as it was noted while it went on. */
export interface Made {
  readonly detectors: Provenance["detectors"];
  readonly permissions: Provenance["permissions"];
  readonly listed: Provenance["listed"];
}

/**
 * What is left in the services that the plan is about, scan by scan, as if everything had been seen as the last scan saw
 * it: from one scan to the next it moves by what the tenant did, and by nothing else.
 */
export interface BurnDown {
  readonly scan: string;
  readonly day: IsoDate;
  readonly spaces: number;
  readonly items: number;
  readonly bytes: number;
  /** Null where other detectors, or another confidence, were asked than at the last scan. */
  readonly sensitive: number | null;
  /** Change of items since the scan before: the tenant's own, and what has other causes and is not counted. */
  readonly moved: { readonly spaces: number; readonly items: number; readonly bytes: number };
  readonly aside: { readonly spaces: number; readonly items: number; readonly bytes: number };
}
