/** What a scan can count, weigh and read of each service, as the published contract says under « Counting ». */

import type { ServiceId } from "../model/service.ts";

/** Services with containers or counts of their own. The others are told from licences, reports or the configuration. */
export const COUNTED: ReadonlySet<ServiceId> = new Set([
  "exchange.mail",
  "exchange.calendar",
  "exchange.contacts",
  "exchange.group-mailboxes",
  "onedrive.files",
  "teams.chat",
  "teams.channel-messages",
  "teams.files",
  "teams.meetings-audio",
  "teams.meetings-video",
  "teams.webinars",
  "sharepoint.documents",
  "sharepoint.lists",
  "sharepoint.pages",
  "other.planner",
  "other.onenote",
]);

/** Services of which Graph tells sizes. */
export const WEIGHED: ReadonlySet<ServiceId> = new Set([
  "exchange.mail",
  "onedrive.files",
  "teams.files",
  "sharepoint.documents",
  "other.onenote",
]);

/** Calls have no words to read, webinars none that may be; notebooks are not read. */
const UNREADABLE: ReadonlySet<ServiceId> = new Set([
  "teams.meetings-audio",
  "teams.meetings-video",
  "teams.webinars",
  "other.onenote",
]);

export const isReadable = (service: ServiceId) => COUNTED.has(service) && !UNREADABLE.has(service);

/** Services whose messages can only be fetched whole: without leave to fetch, their containers alone are counted. */
export const FETCHED_WHOLE: ReadonlySet<ServiceId> = new Set(["teams.chat", "teams.channel-messages"]);

/** Services whose items bear a name that may stand in `findings.ndjson`. */
export const NAMED: ReadonlySet<ServiceId> = new Set([
  "teams.files",
  "sharepoint.documents",
  "sharepoint.lists",
  "sharepoint.pages",
]);
