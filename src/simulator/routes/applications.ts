/** Service principals, what they were granted in their own name, and in people's. */

import { type Asked, found, get, type Json, listed, missing, type Reply, type Route, wrong } from "../http/route.ts";
import {
  type Assignment,
  assignmentsOf,
  type Grant,
  grantsOf,
  type Principal,
  principalsOf,
  rolesOf,
} from "../ministry/applications.ts";
import type { Ministry } from "../ministry/ministry.ts";
import { randomOf } from "../random.ts";
import { eventual, filterOf } from "./people.ts";

const DAY = 86_400_000;
const ONE = "/servicePrincipals/{servicePrincipal-id}";

export const APPLICATION_ROUTES: readonly Route[] = [
  get("/applications", registrations),
  get("/servicePrincipals", principals),
  get("/servicePrincipals/$count", (asked) =>
    eventual(asked)
      ? { kind: "text", text: String(principalsOf(asked.ministry).length) }
      : wrong("Request with $count is only supported with ConsistencyLevel eventual.", "Request_BadRequest"),
  ),
  get(
    ONE,
    ofPrincipal(({ ministry }, principal) => found(principalJson(ministry, principal))),
  ),
  get(
    `${ONE}/appRoleAssignedTo`,
    ofPrincipal(({ ministry }, { id }) => assigned(ministry, ({ resource }) => resource.id === id)),
  ),
  get(
    `${ONE}/appRoleAssignments`,
    ofPrincipal(({ ministry }, { id }) => assigned(ministry, ({ principal }) => principal.id === id)),
  ),
  get(
    `${ONE}/oauth2PermissionGrants`,
    ofPrincipal(({ ministry }, { id }) => granted(ministry, ({ client }) => client.id === id)),
  ),
  get(
    `${ONE}/owners`,
    ofPrincipal(() => listed([])),
  ),
  get("/oauth2PermissionGrants", ({ ministry }) => granted(ministry, () => true)),
];

function ofPrincipal(answer: (asked: Asked, principal: Principal) => Reply): Route["answer"] {
  return (asked) => {
    const id = asked.params["servicePrincipal-id"] ?? "";
    const principal = principalsOf(asked.ministry).find((each) => each.id === id);
    return principal === undefined ? missing(`Resource '${id}' does not exist.`) : answer(asked, principal);
  };
}

/** The one registration of this tenant is that of who asks; its secret was made twelve days and a half ago. */
function registrations({ ministry, query, appId = "", now }: Asked): Reply {
  const filter = query.get("$filter");
  const kept = filter === null ? () => true : filterOf(filter);
  if (kept === null) return wrong("Unsupported query", "Request_UnsupportedQuery");
  const [start, end] = [now - 12.5 * DAY, now + 77.5 * DAY].map((instant) => new Date(instant).toISOString());
  const random = randomOf(ministry.seed, "registration");
  const secret = { keyId: random.guid(), displayName: "Bascule", hint: null, startDateTime: start, endDateTime: end };
  const own = { id: random.guid(), appId, displayName: "Bascule", passwordCredentials: [secret], keyCredentials: [] };
  return listed([own].filter(kept));
}

function principals({ ministry, query }: Asked): Reply {
  const filter = query.get("$filter");
  const all = principalsOf(ministry).map((principal) => principalJson(ministry, principal));
  if (filter === null) return listed(all);
  const kept = filterOf(filter);
  return kept === null ? wrong(`Unsupported query: ${filter}`, "Request_UnsupportedQuery") : listed(all.filter(kept));
}

function assigned(ministry: Ministry, kept: (assignment: Assignment) => boolean): Reply {
  return listed(
    assignmentsOf(ministry)
      .filter(kept)
      .map((assignment) => assignmentJson(assignment)),
  );
}

function granted(ministry: Ministry, kept: (grant: Grant) => boolean): Reply {
  return listed(
    grantsOf(ministry)
      .filter(kept)
      .map((grant) => grantJson(ministry, grant)),
  );
}

function principalJson(ministry: Ministry, { id, appId, name, publisher, owner, enabled, resource }: Principal): Json {
  return {
    id,
    appId,
    displayName: name,
    appDisplayName: name,
    servicePrincipalType: "Application",
    appOwnerOrganizationId: owner,
    accountEnabled: enabled,
    replyUrls: [],
    tags: ["WindowsAzureActiveDirectoryIntegratedApp"],
    appRoles:
      resource === null ? [] : rolesOf(ministry, resource).map(({ id: roleId, value }) => roleJson(roleId, value)),
    oauth2PermissionScopes: [],
    verifiedPublisher:
      publisher === null ? {} : { displayName: publisher, verifiedPublisherId: String(publisher.length) },
  };
}

function roleJson(id: string, value: string): Json {
  return { id, value, displayName: value, description: value, isEnabled: true, allowedMemberTypes: ["Application"] };
}

function assignmentJson({ principal, resource, roleId, since }: Assignment): Json {
  return {
    id: randomOf("assignment", principal.id, roleId).hex(43),
    appRoleId: roleId,
    createdDateTime: since,
    principalDisplayName: principal.name,
    principalId: principal.id,
    principalType: "ServicePrincipal",
    resourceDisplayName: resource.name,
    resourceId: resource.id,
  };
}

function grantJson(ministry: Ministry, { client, resource, person, scope }: Grant): Json {
  const principalId = person === null ? null : ministry.person(person).id;
  return {
    id: randomOf("grant", client.id, resource.id, principalId ?? "").hex(43),
    clientId: client.id,
    consentType: person === null ? "AllPrincipals" : "Principal",
    principalId,
    resourceId: resource.id,
    scope,
  };
}
