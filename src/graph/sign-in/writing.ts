/**
 * Which permissions let something be changed, by their names: those of Graph that only read say so. What is not known to
 * read is taken for writing, and so is what names an act beside reading.
 * Source: https://learn.microsoft.com/graph/permissions-reference
 */

/** Permissions of the sign-in itself. */
const OF_SIGN_IN = new Set(["openid", "profile", "email", "offline_access"]);
const READS = /(^|\.)Read(Basic|ForUser|ForTeam|ForChat|All|Hidden)?(\.|$)/;

/** What follows the resource that a permission is of: `DeviceManagementApps.Read.All` manages nothing. */
const ACTS =
  /write|manage|fullcontrol|full_access|send|create|delete|invite|update|upload|import|join|initiate|enable|disable|revoke|assign|migrate|command|access(as|review)/i;

/** Whose extent is granted place by place, reading or writing: the token does not say. */
const BY_PLACE = /^(Sites|Lists|ListItems|Files)\.(Selected|SelectedOperations\.Selected)$/;

/** Sorted. @param permissions roles and scopes, as a token names them. */
export function writingOf(permissions: readonly string[]): string[] {
  return permissions.filter((name) => !OF_SIGN_IN.has(name) && !BY_PLACE.test(name) && mayWrite(name)).sort();
}

/** Those of which nobody knows but who granted them, sorted. */
export function untoldOf(permissions: readonly string[]): string[] {
  return permissions.filter((name) => BY_PLACE.test(name)).sort();
}

function mayWrite(name: string): boolean {
  const [, ...verbs] = name.split(".");
  return !READS.test(name) || verbs.some((verb) => ACTS.test(verb));
}
