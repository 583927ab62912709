/**
 * Every route that Bascule may ask of Graph, and what it may ask of it. What is not here does not leave. Properties after
 * `content` hold what people wrote, or to whom: they are asked for where the content of that workload is read.
 * Source: https://learn.microsoft.com/graph/api/overview
 */

import type { Of } from "./mandate.ts";

export interface Route {
  readonly path: string;
  readonly method: "GET" | "POST";
  /** Whose content mode decides; null where nobody's content can be had. */
  readonly of: Of | null;
  /** When it may be asked for at all. `messages`: where those of Teams are read, or fetched to be counted. */
  readonly when: "always" | "content" | "messages" | "labels" | "sharing";
  /** What `$select` may name, in lower case. */
  readonly select: ReadonlySet<string>;
  /** What it may name besides where content is read. */
  readonly content: ReadonlySet<string>;
  /** When it may be asked for without `$select`; `refused`: once Graph has refused one in this run, too. */
  readonly whole: "never" | "content" | "refused" | "always";
  /** Properties that `$filter` may compare. */
  readonly filter: ReadonlySet<string>;
  /** What `$expand` may be, to the letter, and when. */
  readonly expand: ReadonlyMap<string, "always" | "content">;
}

interface Given {
  readonly when?: Route["when"];
  readonly method?: Route["method"];
  readonly select?: string;
  readonly content?: string;
  readonly whole?: Route["whole"];
  readonly filter?: string;
  readonly expand?: Readonly<Record<string, "always" | "content">>;
}

const names = (text = "") =>
  new Set(
    text
      .toLowerCase()
      .split(" ")
      .filter((name) => name !== ""),
  );

function may(path: string, of: Of | null, given: Given): Route {
  const { when = "always", method = "GET", select, content, whole = "never", filter, expand = {} } = given;
  return {
    path,
    method,
    of,
    when,
    select: names(select),
    content: names(content),
    whole,
    filter: names(filter),
    expand: new Map(Object.entries(expand)),
  };
}

/** An extended property that every mailbox holds: the bytes of a folder, [MS-OXPROPS] PidTagMessageSizeExtended. */
const SIZE = "singleValueExtendedProperties($filter=id eq 'Long 0x0E08')";
/** And whether a message is private, PidTagSensitivity. */
const SENSITIVITY = "singleValueExtendedProperties($filter=id eq 'Integer 0x0036')";

const VERSION = "changeKey lastModifiedDateTime";
const MESSAGE = {
  select: "",
  content: `id subject body hasAttachments ${VERSION}`,
  expand: { [SENSITIVITY]: "content" },
} as const;
const EVENT = `sensitivity subject location body hasAttachments ${VERSION}`;
const CONTACT =
  `displayName companyName department jobTitle emailAddresses businessPhones homePhones mobilePhone homeAddress ` +
  `businessAddress birthday personalNotes ${VERSION}`;
const SITE = "id name displayName webUrl createdDateTime isPersonalSite";
const DRIVE = "id name webUrl createdDateTime lastModifiedDateTime";
const FILE =
  "id name size file folder package bundle remoteItem root deleted parentReference webUrl webDavUrl createdDateTime " +
  "lastModifiedDateTime shared publication malware retentionLabel";
const LIST_ITEM = "id contentType createdDateTime lastModifiedDateTime deleted";

const DIRECTORY: readonly Route[] = [
  may("/organization", null, { select: "id displayName verifiedDomains assignedPlans createdDateTime" }),
  may("/subscribedSkus", null, {
    select: "skuId skuPartNumber consumedUnits prepaidUnits servicePlans appliesTo",
  }),
  may("/users", null, {
    select:
      "id displayName userPrincipalName mail proxyAddresses userType accountEnabled assignedLicenses createdDateTime department",
    filter: "mail proxyAddresses",
  }),
  may("/users/$count", null, { whole: "always", filter: "userType" }),
  may("/users/{}", null, { select: "id" }),
  may("/groups", null, {
    select: "id displayName mail groupTypes visibility resourceProvisioningOptions assignedLabels createdDateTime",
    filter: "displayName mail proxyAddresses",
  }),
  may("/groups/$count", null, { whole: "always", filter: "groupTypes" }),
  may("/groups/{}", null, { select: "id groupTypes" }),
  may("/groups/{}/members", null, { select: "id userType" }),
  may("/groups/{}/members/$count", null, { whole: "always" }),
  may("/groups/{}/owners", null, { select: "id" }),
  may("/groups/{}/transitiveMembers", null, { select: "id" }),
  // The values of secrets never come: when they were made, and how the one that is used begins.
  may("/applications", null, { select: "passwordCredentials", filter: "appId" }),
  may("/servicePrincipals", null, {
    select: "id appId displayName appOwnerOrganizationId accountEnabled verifiedPublisher appRoles",
    filter: "appId",
  }),
  may("/servicePrincipals/{}/appRoleAssignedTo", null, {
    select: "appRoleId principalId principalType createdDateTime",
  }),
  may("/oauth2PermissionGrants", null, { select: "id clientId consentType resourceId scope" }),
  may("/security/dataSecurityAndGovernance/sensitivityLabels", null, {
    whole: "always",
    expand: { sublabels: "always" },
  }),
  may("/admin/reportSettings", null, { whole: "always" }),
  may("/admin/sharepoint/settings", null, { select: "sharingCapability" }),
];

/** Usage by account, site or team: counts, bytes and days. */
const REPORTS: readonly Route[] = [
  "getMailboxUsageDetail",
  "getOneDriveUsageAccountDetail",
  "getSharePointSiteUsageDetail",
  "getTeamsTeamActivityDetail",
  "getTeamsUserActivityUserDetail",
  "getM365AppUserDetail",
  "getOffice365ActiveUserDetail",
].map((name) => may(`/reports/${name}()`, null, { whole: "always" }));

const EXCHANGE: readonly Route[] = [
  may("/users/{}/mailboxSettings/userPurpose", "exchange", { whole: "always" }),
  may("/users/{}/mailFolders/delta", "exchange", {
    select: "id parentFolderId totalItemCount isHidden",
    content: "displayName",
    expand: { [SIZE]: "always" },
  }),
  may("/users/{}/mailFolders/{}/messages", "exchange", { when: "content", ...MESSAGE }),
  may("/users/{}/mailFolders/{}/messages/delta", "exchange", { when: "content", ...MESSAGE }),
  may("/users/{}/messages/{}", "exchange", { when: "content", ...MESSAGE }),
  may("/users/{}/messages/{}/attachments", "exchange", {
    when: "content",
    content: "id name size contentType isInline",
  }),
  may("/users/{}/messages/{}/attachments/{}/$value", "exchange", { when: "content", whole: "content" }),
  // Rules name whom mail is forwarded to.
  may("/users/{}/mailFolders/inbox/messageRules", "exchange", { when: "content", content: "id isEnabled actions" }),
  may("/users/{}/calendars", "exchange", { select: "id owner canShare isDefaultCalendar", content: "name" }),
  may("/users/{}/calendars/{}/events", "exchange", { select: "id", content: EVENT }),
  may("/users/{}/events/{}", "exchange", { when: "content", content: `id ${EVENT}` }),
  may("/users/{}/events/{}/attachments", "exchange", { when: "content", whole: "content" }),
  may("/users/{}/contactFolders", "exchange", { select: "id" }),
  may("/users/{}/contactFolders/{}/childFolders", "exchange", { select: "id" }),
  may("/users/{}/contactFolders/{}/contacts", "exchange", { select: "id parentFolderId", content: CONTACT }),
  may("/users/{}/contacts", "exchange", { select: "id parentFolderId", content: CONTACT }),
  may("/groups/{}/threads", "exchange", { select: "id", content: "topic" }),
  may("/groups/{}/threads/{}/posts", "exchange", { select: "id", content: `body hasAttachments ${VERSION}` }),
  may("/groups/{}/threads/{}/posts/{}/attachments", "exchange", { when: "content", whole: "content" }),
];

const TEAMS: readonly Route[] = [
  may("/teams/{}/channels", "teams", { select: "id displayName membershipType createdDateTime isArchived" }),
  may("/teams/{}/channels/{}/filesFolder", "teams", { select: "id webUrl parentReference" }),
  // A message of Teams can only be fetched whole.
  may("/teams/{}/channels/getAllMessages", "teams", {
    when: "messages",
    whole: "always",
    filter: "lastModifiedDateTime",
  }),
  may("/users/{}/chats/getAllMessages", "teams", { when: "messages", whole: "always", filter: "lastModifiedDateTime" }),
  may("/chats/{}/messages", "teams", { when: "messages", whole: "always" }),
  // Graph may take no `$select` on these four lists: a topic or a title then comes along, and is dropped as it is parsed.
  may("/users/{}/chats", "teams", { select: "id chatType createdDateTime lastUpdatedDateTime", whole: "refused" }),
  may("/solutions/virtualEvents/townhalls", "teams", { select: "id startDateTime createdBy", whole: "refused" }),
  may("/solutions/virtualEvents/townhalls/getByUserIdAndRole()", "teams", {
    select: "id startDateTime",
    whole: "refused",
  }),
  may("/solutions/virtualEvents/webinars/getByUserIdAndRole()", "teams", {
    select: "id startDateTime",
    whole: "refused",
  }),
  // Whole, a call record names those who took part.
  may("/communications/callRecords", "teams", {
    select: "id startDateTime modalities",
    whole: "content",
    filter: "startDateTime",
  }),
];

const SITES: readonly Route[] = [
  may("/sites/getAllSites", "sharepoint", { select: SITE }),
  may("/sites/{}", "sharepoint", { select: SITE }),
  may("/sites/{address}", "sharepoint", { select: "id" }),
  may("/sites/{}/sites", "sharepoint", { select: SITE }),
  may("/groups/{}/sites/root", "sharepoint", { select: SITE }),
  may("/sites/{}/lists", "sharepoint", {
    select: "id name displayName list system webUrl createdDateTime lastModifiedDateTime",
  }),
  may("/sites/{}/lists/{}/items", "sharepoint", { select: LIST_ITEM, expand: { fields: "content" } }),
  may("/sites/{}/lists/{}/items/delta", "sharepoint", { select: LIST_ITEM, expand: { fields: "content" } }),
  may("/sites/{}/pages", "sharepoint", { select: "id name createdDateTime lastModifiedDateTime" }),
  may("/sites/{}/pages/{}/sitePage", "sharepoint", {
    when: "content",
    content: "id title",
    expand: { canvasLayout: "content" },
  }),
  may("/groups/{}/planner/plans", "sharepoint", { select: "id title createdDateTime" }),
  may("/planner/plans/{}/tasks", "sharepoint", {
    select: "id createdDateTime",
    content: "title",
    expand: { details: "content" },
  }),
  may("/planner/tasks/{}/details", "sharepoint", { when: "content", content: "description checklist" }),
];

const FILES: readonly Route[] = [
  may("/users/{}/drive", "files", { select: "id webUrl createdDateTime lastModifiedDateTime quota" }),
  may("/groups/{}/drive", "files", { select: DRIVE }),
  may("/sites/{}/drive", "files", { select: `${DRIVE} quota owner` }),
  may("/sites/{}/drives", "files", { select: `${DRIVE} system` }),
  may("/drives/{}", "files", { select: DRIVE }),
  may("/drives/{}/root/delta", "files", { select: FILE, expand: { retentionLabel: "always" } }),
  may("/drives/{}/items/{}/content", "files", { when: "content", whole: "content" }),
  may("/drives/{}/items/{}/permissions", "files", {
    when: "sharing",
    select: "id link grantedToV2 grantedToIdentitiesV2 expirationDateTime",
  }),
  // SharePoint may renew what it keeps of the label as it reads it.
  may("/drives/{}/items/{}/extractSensitivityLabels", "files", { when: "labels", method: "POST", whole: "always" }),
];

export const ROUTES: readonly Route[] = [...DIRECTORY, ...REPORTS, ...EXCHANGE, ...TEAMS, ...SITES, ...FILES];
