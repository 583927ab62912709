/**
 * What the tenant's own reports and counts say otherwise than the scan does. A difference is told, and is no
 * incompleteness: nothing was refused. Sources of the reports: `REPORTS` in collect; of counts, `/users/$count` and the like.
 */

import type { ServiceId } from "./service.ts";
import type { Wording } from "./verdict.ts";

/** What a scan is compared with: usage reports by what a row is about, and counts of the directory. */
export const SOURCES = ["mailbox", "drive", "site", "team", "users", "groups"] as const;
export type Source = (typeof SOURCES)[number];
export type ReportSource = Exclude<Source, "users" | "groups">;

export const DIFFERENCE_KINDS = [
  /** The report tells of more, or fewer, items of a space than the scan counted. */
  "items",
  /** The same of sizes, where the items agree. */
  "bytes",
  /** A row of the report about something listed and in the scope, of which the scan made no space. */
  "absent",
  /** Rows of the report about what no list of the tenant named. */
  "unlisted",
  /** Spaces older than the report that it has no row of. */
  "unreported",
  /** The whole report against the whole scan: all that can be compared where names are concealed. */
  "total-spaces",
  "total-items",
  /** A list against the count that Graph gives of it. */
  "listed",
  /** What could not be compared, and why: no report, one without rows, concealed names, rows of another day, an old report. */
  "no-report",
  /** The report tells together what the scan was to see a part of: sites of teams, of Teams or SharePoint alone. */
  "half-scanned",
  "empty-report",
  "concealed",
  "other-day",
  "late",
  "no-count",
] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

export interface Difference {
  readonly kind: DifferenceKind;
  readonly source: Source;
  /** Day of the report; null of a count, and where the report does not say it. */
  readonly day: string | null;
  /** The space that it is about; null where several are told together, or the whole. */
  readonly place: { readonly service: ServiceId; readonly id: string; readonly name: string | null } | null;
  /** What the tenant's own figure says, and what the scan counted; null where there is no such figure. */
  readonly told: number | null;
  readonly counted: number | null;
  /** Spaces, rows or accounts that it stands for. */
  readonly spaces: number;
}

/** How far two figures may stand apart before it is told. */
export interface Bound {
  readonly share: number;
  readonly least: number;
}

interface Bounds {
  readonly under: Bound | null;
  readonly over: Bound | null;
}

/** Tolerances, as data: `templates/completeness.yaml`. */
export interface Tolerances {
  readonly lateAfterDays: number;
  readonly sources: Readonly<
    Record<ReportSource, { figures: Bounds; bytes: Bounds | null; rows: Bound; beside: Wording }> &
      Record<"users" | "groups", { rows: Bound }>
  >;
}

/** Service under which a source is told; null for the directory. */
export const SERVICE_OF: Readonly<Record<Source, ServiceId | null>> = {
  mailbox: "exchange.mail",
  drive: "onedrive.files",
  site: "sharepoint.documents",
  team: "teams.channel-messages",
  users: null,
  groups: null,
};

/** Graph's own name of what a scan is compared with: a report, or the count of a list. */
const NAMES: Readonly<Record<Source, string>> = {
  mailbox: "reports/getMailboxUsageDetail",
  drive: "reports/getOneDriveUsageAccountDetail",
  site: "reports/getSharePointSiteUsageDetail",
  team: "reports/getTeamsTeamActivityDetail",
  users: "users/$count",
  groups: "groups/$count",
};

export function sourceName(source: Source): string {
  return NAMES[source];
}
