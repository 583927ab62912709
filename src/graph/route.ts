/**
 * A request's route as it may stand in a message or a log: the words of Graph stay, whatever names a person or
 * a thing becomes `{id}`, and the query is dropped.
 */

const WORDS = new Set(
  `$batch $count .well-known $value admin allChannels allMembers allTime analytics appCatalogs appRoleAssignedTo appRoleAssignments
  applications archived attachments attendanceReports beta calendar calendarGroups calendarPermissions calendarView
  calendars callRecords channels chats childFolders children columns common communications contactFolders contacts content
  contentTypes conversations dataSecurityAndGovernance delta deletedItems deletedTeams details devicecode directory discovery
  directoryObjects domains drive drives events exchange extractSensitivityLabels fields filesFolder folders
  getAllMessages getAllRecordings getAllRetainedMessages getAllSites getAllTranscripts getByIds getByUserIdAndRole
  groupSettings groups hostedContents identity inbox incomingChannels informationProtection installedApps instance instances items
  joinedTeams labels licenseDetails list lists mailFolders mailboxSettings mailboxes masterCategories me memberOf metadata
  members messageRules messages notebooks oauth2 oauth2PermissionGrants onenote onlineMeetings openid-configuration organization outlook
  ownedObjects owners pages participants_v2 permissions photo places planner plans posts primaryChannel query
  recordings registrations replies reportSettings reports retentionLabel root search security sensitivityLabels
  servicePrincipals sessions settings sharedWithTeams sharepoint sites solutions subscribedSkus tabs tasks team
  teams teamsApps teamwork termStore threads token townhalls transcripts transitiveMemberOf transitiveMembers userPurpose
  users v1.0 v2.0 versions virtualEvents webParts webinars`.split(/\s+/),
);

/** Reports and casts are named by families, not one by one. */
const NAMED = /^(get[A-Z][A-Za-z0-9]{3,60}|microsoft\.graph\.[A-Za-z]{2,60}|oneDrive\.getAllSites)$/;

/** `/users/{id}/messages` for an address or a path below the Graph root; never a query. */
export function routeOf(pathOrUrl: string): string {
  const path = pathOrUrl.startsWith("/") ? null : (URL.parse(pathOrUrl)?.pathname ?? null);
  return (path ?? pathOrUrl.split(/[?#]/, 1)[0] ?? "").split("/").map(wordOf).join("/") || "/";
}

function wordOf(segment: string): string {
  if (segment === "" || WORDS.has(segment) || NAMED.test(segment)) return segment;
  const call = /^([A-Za-z.0-9_]+)\(/.exec(segment)?.[1];
  return call !== undefined && (WORDS.has(call) || NAMED.test(call)) ? `${call}()` : "{id}";
}
