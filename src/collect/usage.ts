/** Names under which rows of usage reports are stored, so that those who come after find them again. */

import type { ServiceId } from "../model/service.ts";

/** Graph's report functions, by what a row is about. The last of them are stored as the tenant's totals, of `apps` with who uses a computer. */
export const REPORTS = {
  mailbox: "getMailboxUsageDetail",
  drive: "getOneDriveUsageAccountDetail",
  site: "getSharePointSiteUsageDetail",
  team: "getTeamsTeamActivityDetail",
  teamsPeople: "getTeamsUserActivityUserDetail",
  apps: "getM365AppUserDetail",
  activePeople: "getOffice365ActiveUserDetail",
} as const;

export type ReportName = keyof typeof REPORTS;

/** Subject of the row that adds up a whole report; its figure `rows` says of how many rows. */
export const WHOLE_TENANT = "tenant";

/**
 * Id of a usage fact. The subject is the principal name for `mailbox` and `drive`, the site collection's GUID
 * for `site`, the team's id for `team`.
 */
export function usageId(report: ReportName, subject: string): string {
  return `${REPORTS[report]}/${subject.toLowerCase()}`;
}

/** Report name of the facts that tell how many accounts hold a plan which opens a service; figure `accounts`. */
export const ASSIGNED = "assigned";

/** Id of the fact that tells how many accounts hold a plan which opens this service. */
export function assignedId(service: ServiceId): string {
  return `${ASSIGNED}/${service}`;
}

/** Lists of the directory that are compared with the count that Graph gives of them. */
export const COUNTED_LISTS = ["users", "groups"] as const;

/** Id of the setting that holds the count of a list: a number, or false where it could not be had. */
export function countId(list: (typeof COUNTED_LISTS)[number]): string {
  return `${list}.counted`;
}
