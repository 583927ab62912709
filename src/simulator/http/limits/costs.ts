/**
 * Units that a request costs where not all cost the same: SharePoint's and the directory's.
 * https://learn.microsoft.com/graph/throttling-limits and the note on SharePoint of 2 October 2025.
 */

import type { Visit } from "./lanes.ts";

/** Segments at the end of a path that name one thing, and not a list. */
const ONE =
  /\/(\{[^}]+\}|root|drive|list|content|settings|\$count|\$value|analytics|allTime|fields|extractSensitivityLabels|\{[^}]+\}\/microsoft\.graph\.sitePage)$/;

export function unitsOfSharePoint({ route, query }: Visit): number {
  if (/\/permissions$/.test(route) || /permissions/.test(query.get("$expand") ?? "")) return 5;
  const followed = ["token", "$skiptoken", "$deltatoken"].some((name) => query.has(name));
  if (/\/delta(\(|$)/.test(route)) return followed || route.includes("(token=") ? 1 : 2;
  return ONE.test(route) ? 1 : 2;
}

const DIRECTORY: readonly (readonly [RegExp, number])[] = [
  [/^\/groups\/[^/]+\/transitiveMembers$/, 5],
  [/^\/directoryObjects\/getByIds$/, 5],
  [/^\/(subscribedSkus|groups\/[^/]+\/members)$/, 3],
  [/^\/(users|applications|oauth2PermissionGrants)$/, 2],
  [/^\/servicePrincipals\/[^/]+\/appRoleAssignments$/, 2],
  [/^\/users\/[^/]+\/(memberOf|licenseDetails|ownedObjects|transitiveMemberOf)$/, 2],
];
/** A `$top` below this costs less. */
const FEW = 20;

export function unitsOfDirectory({ route, query }: Visit): number {
  const usual = DIRECTORY.find(([shape]) => shape.test(route))?.[1] ?? 1;
  if (route.endsWith("/getByIds")) return query.has("$select") ? 2 : usual;
  const top = query.get("$top");
  const less = (query.has("$select") ? 1 : 0) + (top !== null && Number(top) < FEW ? 1 : 0);
  return Math.max(1, usual - less + (query.has("$expand") ? 1 : 0));
}
