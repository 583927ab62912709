/** Groups of the directory, and who is in them. */

import {
  type Asked,
  found,
  get,
  type Json,
  listed,
  missing,
  type Reply,
  type Route,
  slots,
  wrong,
} from "../http/route.ts";
import type { Ministry } from "../ministry/ministry.ts";
import { randomOf } from "../random.ts";
import { eventual, filtered, filterOf, keptOf, personJson } from "./people.ts";

const PAGES = { usual: 100, most: 999 };
const DEFAULT = ["displayName", "userPrincipalName", "mail", "givenName", "surname", "jobTitle", "businessPhones"];
const MEMBERS = { usual: [...DEFAULT, "mobilePhone", "officeLocation", "preferredLanguage"] };

export const GROUP_ROUTES: readonly Route[] = [
  get("/groups", allGroups),
  get("/groups/delta", (asked) => everyGroup(asked, true)),
  get("/groups/$count", countedGroups),
  get(
    "/groups/{group-id}",
    ofGroup(({ ministry }, index) => found(groupJson(ministry, index))),
  ),
  get(
    "/groups/{group-id}/owners",
    ofGroup(({ ministry }, index) => people(ministry, index, true)),
    MEMBERS,
  ),
  get(
    "/groups/{group-id}/members",
    ofGroup(({ ministry }, index) => people(ministry, index, false)),
    MEMBERS,
  ),
  get(
    "/groups/{group-id}/transitiveMembers",
    ofGroup(({ ministry }, index) => people(ministry, index, false)),
    MEMBERS,
  ),
  get(
    "/groups/{group-id}/members/$count",
    ofGroup((asked, index) => counted(asked, asked.ministry.members(index).length)),
  ),
  get("/directory/deletedItems/microsoft.graph.group", ({ ministry }) => listed([goneJson(ministry)])),
];

export function ofGroup(answer: (asked: Asked, index: number) => Reply): Route["answer"] {
  return (asked) => {
    const id = asked.params["group-id"] ?? "";
    const index = asked.ministry.groupIndex(id);
    return index === null ? missing(`Resource '${id}' does not exist.`) : answer(asked, index);
  };
}

function allGroups(asked: Asked): Reply {
  const filter = asked.query.get("$filter");
  if (filter === null) return everyGroup(asked);
  const kept = filterOf(filter);
  if (kept === null) return wrong(`Unsupported query: ${filter}`, "Request_UnsupportedQuery");
  const { ministry } = asked;
  return filtered(ministry.groups, (index) => groupJson(ministry, index), kept);
}

function countedGroups(asked: Asked): Reply {
  const { ministry, query } = asked;
  const filter = query.get("$filter");
  if (filter === null) return counted(asked, ministry.groups);
  const kept = filterOf(filter);
  if (kept === null) return wrong(`Unsupported query: ${filter}`, "Request_UnsupportedQuery");
  return counted(
    asked,
    keptOf(ministry.groups, (index) => groupJson(ministry, index), kept),
  );
}

function everyGroup({ ministry }: Asked, delta = false): Reply {
  const at = (index: number) => groupJson(ministry, index);
  return { kind: "slots", slots: { count: ministry.groups, at, pages: PAGES, delta } };
}

function counted(asked: Asked, count: number): Reply {
  return eventual(asked)
    ? { kind: "text", text: String(count) }
    : wrong("Request with $count is only supported with ConsistencyLevel eventual.", "Request_BadRequest");
}

/** Owners are members too. */
function people(ministry: Ministry, index: number, owners: boolean): Reply {
  const members = ministry.members(index).filter(({ owner }) => owner || !owners);
  return slots(members.length, (at) => (members[at] ? personJson(ministry, members[at].person) : null), PAGES);
}

function groupJson({ group, label, domain }: Ministry, index: number): Json {
  const { id, name, nickname, unified, team, created, visibility, labelled } = group(index);
  return {
    id,
    displayName: name,
    description: null,
    mail: unified ? `${nickname}@${domain}` : null,
    mailEnabled: unified,
    mailNickname: nickname,
    securityEnabled: !unified,
    groupTypes: unified ? ["Unified"] : [],
    visibility: unified ? visibility : null,
    resourceProvisioningOptions: team ? ["Team"] : [],
    assignedLabels: labelled && unified ? [{ labelId: label.id, displayName: label.name }] : [],
    createdDateTime: created,
    renewedDateTime: created,
    isAssignableToRole: null,
    membershipRule: null,
    onPremisesSyncEnabled: null,
    proxyAddresses: unified ? [`SMTP:${nickname}@${domain}`] : [],
  };
}

/** Deleted last month: kept for thirty days, and in no list of groups. */
function goneJson({ seed }: Ministry): Json {
  const id = randomOf(seed, "gone", "group").guid();
  return { id, displayName: "Équipe dissoute", groupTypes: ["Unified"], deletedDateTime: "2026-10-20T08:00:00Z" };
}
