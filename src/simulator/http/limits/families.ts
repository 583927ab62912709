/** The services behind Graph, each with limits of its own: which one a route is answered by. */

export const FAMILIES = [
  "batch",
  "sharepoint",
  "outlook",
  "teams",
  "directory",
  "reports",
  "calls",
  "onenote",
  "other",
] as const;
export type Family = (typeof FAMILIES)[number];

/** The first that fits. */
const SHAPES: readonly (readonly [Family, RegExp])[] = [
  ["batch", /^\/\$batch$/],
  ["onenote", /\/onenote\//],
  ["other", /\/planner\//],
  ["teams", /^\/(teams|chats|teamwork|appCatalogs)\b|^\/users\/[^/]+\/(chats|joinedTeams|teamwork)\b/],
  [
    "sharepoint",
    /^\/(drives|sites|shares)\b|^\/(users|groups)\/[^/]+\/(drives?|sites)\b|^\/(admin\/sharepoint|search)\//,
  ],
  [
    "outlook",
    /^\/(users|groups)\/[^/]+\/(messages|mail|calendar|events|contact|outlook|threads|conversations|photo|settings\/exchange)/,
  ],
  ["reports", /^\/reports\//],
  ["calls", /^\/communications\//],
  [
    "directory",
    /^\/(users|groups|applications|servicePrincipals|oauth2PermissionGrants|directory|directoryObjects|domains|organization|subscribedSkus|groupSettings|devices|contacts)\b/,
  ],
];

const known = new Map<string, Family>();

/** @param route as the description of the API writes it */
export function familyOf(route: string): Family {
  const found = known.get(route);
  if (found !== undefined) return found;
  const family = SHAPES.find(([, shape]) => shape.test(route))?.[0] ?? "other";
  known.set(route, family);
  return family;
}
