/**
 * The lanes that a request goes through: what it is counted with, and what waits when the service says to wait. The
 * last is the narrowest.
 */

import { type Family, familyOf } from "./families.ts";
import { teamsRateOf } from "./teams.ts";

export interface Visit {
  readonly method: string;
  /** As the description of the API writes it. */
  readonly route: string;
  /** By the names in the route. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly now: number;
}

export type LaneKind =
  | "sharepoint"
  | "mailbox"
  | "teams-row"
  | "teams-thing"
  | "directory"
  | "sign-ins"
  | "reports"
  | "report"
  | "calls"
  | "call-list"
  | "call"
  | "onenote"
  | "unlimited";

export interface Lane {
  readonly kind: LaneKind;
  readonly name: string;
  /** Requests a second, where that depends on the route. */
  readonly rate?: number;
}

export function lanesOf(visit: Visit, family: Family = familyOf(visit.route)): readonly Lane[] {
  return LANES[family](visit);
}

const lane = (kind: LaneKind, name = ""): Lane => ({ kind, name: name === "" ? kind : `${kind} ${name}` });
const SHAREPOINT = [lane("sharepoint")];
const DIRECTORY = [lane("directory")];
const SIGN_INS = [...DIRECTORY, lane("sign-ins")];
const ONENOTE = [lane("onenote")];
const unlimited = ({ route }: Visit) => [lane("unlimited", route)];

const LANES: Readonly<Record<Family, (visit: Visit) => readonly Lane[]>> = {
  batch: () => [],
  sharepoint: () => SHAREPOINT,
  outlook: ({ params }) => [lane("mailbox", (params["user-id"] ?? params["group-id"] ?? "").toLowerCase())],
  teams: teamsLanes,
  directory: ({ route, query }) =>
    /^\/users\b/.test(route) && /\bsignInActivity\b/.test(query.get("$select") ?? "") ? SIGN_INS : DIRECTORY,
  reports: ({ route }) => [lane("reports"), lane("report", route)],
  calls: ({ route, params }) => {
    if (/\/callRecords$/.test(route)) return [lane("calls"), lane("call-list")];
    const id = params["callRecord-id"];
    return id === undefined ? [lane("calls")] : [lane("calls"), lane("call", id)];
  },
  onenote: () => ONENOTE,
  other: unlimited,
};

function teamsLanes({ route, params }: Visit): readonly Lane[] {
  const { row, tenant, each } = teamsRateOf(route);
  const whole = { kind: "teams-row", name: `teams-row ${row}`, rate: tenant } as const;
  const thing = each?.of.map((name) => params[name]).find((value) => value !== undefined);
  if (each === null || thing === undefined) return [whole];
  return [whole, { kind: "teams-thing", name: `teams-thing ${row} ${thing}`, rate: each.rate }];
}
