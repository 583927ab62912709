/** What could not be seen, with a known and lasting cause. What passes is retried in `graph/`; what is unknown is thrown. */

import type { ServiceId } from "./service.ts";

export const GAP_CAUSES = [
  /** 403: permission not consented, access policy, site closed to the application. */
  "forbidden",
  /** 423, or a site archived or closed: there, but shut. */
  "locked",
  /** Given up after every retry: outage, endless throttling. */
  "given-up",
  /** Answers that make no sense: of another shape, an error that Graph does not document, links that lead nowhere. */
  "unexpected",
  /** In the middle of its walk when its scan was left for another one. */
  "unfinished",
  /** An account without mailbox or drive; a group without site; a channel never opened. Normal. */
  "not-provisioned",
  /** Deleted between the listing and the visit. Normal. */
  "vanished",
  /** Graph shows this to nobody who signs in as an application. */
  "invisible",
  /** Left out on purpose: workload, `--include`, `--exclude`, content mode, configuration. */
  "left-out",
  /** Private correspondence: counted, never read. */
  "private",
  /** Hidden folder or list: told, never counted. */
  "hidden",
  /** Files whose sensitivity label was asked for and not told: encrypted by other means, locked, of another format. */
  "unlabelled",
  /** A detail that was not asked for, since it needs contents to be read, or that the service does not tell. */
  "untold",
  /** Names are concealed in the usage reports: they cannot be joined to people. */
  "concealed",
  /** A delegated sign-in sees only what its user sees. */
  "delegated",
  /** Reached twice by different ways, or differs from what the tenant's own reports say. */
  "uncertain",
] as const;
export type GapCause = (typeof GAP_CAUSES)[number];

/** Causes that make a scan incomplete (exit 1). The others are told, and are no incompleteness. */
const INCOMPLETE = [
  "forbidden",
  "locked",
  "given-up",
  "unexpected",
  "unfinished",
] as const satisfies readonly GapCause[];
export type IncompleteCause = (typeof INCOMPLETE)[number];
export const INCOMPLETE_CAUSES: ReadonlySet<GapCause> = new Set(INCOMPLETE);

export const isIncomplete = (cause: GapCause): cause is IncompleteCause => INCOMPLETE_CAUSES.has(cause);

/** Routes of the directory without which no service is whole: who is there is not known. */
export const FOUNDATIONS: ReadonlySet<string> = new Set(["users", "groups"]);

/** Of those, what passes: an outage, an answer without sense. The others are the state of the tenant itself. */
export const PASSING_CAUSES: ReadonlySet<GapCause> = new Set(["given-up", "unexpected"]);

/** Stands behind the collector whose tasks a run had to leave, as their service did not answer: they are gone on with. */
export const UNANSWERED = "/*";

/** The same, as it has ordered to be left alone for longer than a run waits: it is waited for, by as many runs as it takes. */
export const ORDERED = "/**";

const OF_SITES = ["sharepoint.documents", "sharepoint.lists", "sharepoint.pages", "other.onenote"] as const;

/**
 * Lists of what one person, group or site has, and the services whose places they name. One that did not come hides
 * places that nothing else names: who compares two scans cannot say that they are gone.
 */
export const HIDING: ReadonlyMap<string, readonly ServiceId[]> = new Map<string, readonly ServiceId[]>([
  ["users/drive", ["onedrive.files"]],
  ["users/chats", ["teams.chat"]],
  ["users/chats/getAllMessages", ["teams.chat"]],
  ["solutions/virtualEvents/webinars", ["teams.webinars"]],
  ["solutions/virtualEvents/townhalls", ["teams.webinars"]],
  ["groups/planner/plans", ["other.planner"]],
  ["groups/drive", ["teams.files", ...OF_SITES]],
  ["groups/sites/root", ["teams.files", ...OF_SITES]],
  ["teams/channels", ["teams.channel-messages", "teams.files", ...OF_SITES]],
  ["teams/channels/filesFolder", ["teams.files", ...OF_SITES]],
  ["sites/sites", OF_SITES],
  ["sites/drive", ["onedrive.files"]],
  ["sites/drives", ["teams.files", "sharepoint.documents", "other.onenote"]],
  ["sites/lists", ["sharepoint.lists"]],
  ["sites/pages", ["sharepoint.pages"]],
  ["drives", ["teams.files"]],
  ["sites/getAllSites", ["onedrive.files", ...OF_SITES]],
]);

export interface Gap {
  readonly kind: "gap";
  /** The service it takes something from; null for a part of the directory. */
  readonly service: ServiceId | null;
  /**
   * The container it stands for when it is one; the person, group or site whose places it hides, when those could not
   * be listed. Null when it is a whole route or a property.
   */
  readonly container: string | null;
  /** Stable name of what was not seen: a route, a part (`reports/getMailboxUsageDetail`), a folder count. */
  readonly where: string;
  readonly cause: GapCause;
  /** The permission that would open it, when one would. */
  readonly permission: string | null;
  /** Graph's own error code, and its request id for a support ticket; null when there was none. */
  readonly code: string | null;
  readonly requestId: string | null;
  /** How many things this gap stands for (4 hidden folders). */
  readonly count: number;
}
