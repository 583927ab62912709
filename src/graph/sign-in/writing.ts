/**
 * Which permissions let something be changed, by their names: those of Graph that only read say so. What is not
 * known to read is taken for writing, `Sites.Selected` too: each site may grant it writing, and the token does not say.
 * Source: https://learn.microsoft.com/graph/permissions-reference
 */

/** Permissions of the sign-in itself. */
const OF_SIGN_IN = new Set(["openid", "profile", "email", "offline_access"]);
const READS = /(^|\.)Read(Basic|ForUser|ForTeam|ForChat|All|Hidden)?(\.|$)/;

export function writingOf(permissions: readonly string[]): string[] {
  return permissions.filter((name) => !OF_SIGN_IN.has(name) && (!READS.test(name) || /write/i.test(name))).sort();
}
