/** Rates of Teams by route: requests a second of one application in a tenant, and for one team, channel or chat. */

interface Rate {
  readonly tenant: number;
  /** Requests a second of one thing, and which of the names in the route says what thing that is. */
  readonly each: { readonly rate: number; readonly of: readonly string[] } | null;
}

const TEAM = { rate: 4, of: ["team-id"] } as const;
const PLACE = { rate: 1, of: ["channel-id", "chat-id"] } as const;

/** The first that fits. */
const RATES: readonly (readonly [RegExp, Rate])[] = [
  [/\/getAll(Retained)?Messages$/, { tenant: 200, each: null }],
  [/^\/teams\/\{team-id\}$/, { tenant: 30, each: TEAM }],
  [/\/joinedTeams$|\/schedule\b/, { tenant: 30, each: null }],
  [/^\/teams\/\{team-id\}\/channels$/, { tenant: 60, each: TEAM }],
  [/\/channels\/\{channel-id\}$/, { tenant: 30, each: PLACE }],
  [/\/channels\/\{channel-id\}\/members$/, { tenant: 60, each: PLACE }],
  [/^\/teams\/\{team-id\}\/members$/, { tenant: 60, each: TEAM }],
  [/\/channels\/\{channel-id\}\/messages$/, { tenant: 20, each: PLACE }],
  [/^(\/users\/\{user-id\})?\/chats$/, { tenant: 20, each: null }],
  [/^\/chats\/\{chat-id\}$/, { tenant: 200, each: PLACE }],
  [/^\/chats\/\{chat-id\}\/messages$/, { tenant: 20, each: PLACE }],
  [/\/hostedContents$/, { tenant: 50, each: PLACE }],
  [/\/hostedContents\/[^/]+\/\$value$/, { tenant: 60, each: PLACE }],
  [/\/(installedApps|permissionGrants)$|^\/appCatalogs\b/, { tenant: 30, each: PLACE }],
  [/\/tabs$/, { tenant: 30, each: PLACE }],
  [/^/, { tenant: 30, each: PLACE }],
];

export interface TeamsRate extends Rate {
  /** What tells this row of the table from the others. */
  readonly row: number;
}

const known = new Map<string, TeamsRate>();

export function teamsRateOf(route: string): TeamsRate {
  const found = known.get(route);
  if (found !== undefined) return found;
  const row = RATES.findIndex(([shape]) => shape.test(route));
  const rate = { row, ...(RATES[row]?.[1] ?? { tenant: 30, each: PLACE }) };
  known.set(route, rate);
  return rate;
}
