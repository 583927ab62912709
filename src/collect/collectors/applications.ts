/**
 * Applications that hold permissions on the tenant's mail, files, sites, teams or groups: those granted to the
 * application itself (`appRoleAssignedTo` of Graph, Exchange and SharePoint) and those granted in the name of
 * people (`oauth2PermissionGrants`). Which workload each permission touches is said by a dated table, later. Consents are
 * counted: whoever gave one is named to nobody.
 */

import { z } from "zod";
import type { Graph } from "../../graph/graph.ts";
import type { Application, Consent } from "../../model/directory-records.ts";
import type { Gap } from "../../model/gap.ts";
import { ownOf } from "../../model/own.ts";
import type { TenantRecord } from "../../model/records.ts";
import { ROOT } from "../blocks.ts";
import { defineCollector } from "../collector.ts";
import { refused, unseen } from "../gaps.ts";
import { countedOn, type Lately, NONE } from "../lately.ts";
import { several } from "../several.ts";

type Permission = Application["permissions"][number];

/** The three doors to the tenant's data, by Microsoft's fixed application ids. */
const RESOURCES: Readonly<Record<string, string>> = {
  "00000003-0000-0000-c000-000000000000": "graph",
  "00000002-0000-0ff1-ce00-000000000000": "exchange",
  "00000003-0000-0ff1-ce00-000000000000": "sharepoint",
};
/** Tenants that own Microsoft's applications: its services, and the company itself. */
const MICROSOFT = new Set(["f8cdef31-a31e-4b4a-93e4-5f571e91255a", "72f988bf-86f1-41af-91ab-2d7cd011db47"]);

const Resource = z.object({
  id: z.string(),
  appId: z.string().nullish(),
  appRoles: several(z.object({ id: z.string().nullish(), value: z.string().nullish() })),
});
const Assignment = z.object({
  appRoleId: z.string().nullish(),
  principalId: z.string().nullish(),
  principalType: z.string().nullish(),
  createdDateTime: z.string().nullish(),
});
const Grant = z.object({
  id: z.string().nullish(),
  clientId: z.string().nullish(),
  consentType: z.string().nullish(),
  resourceId: z.string().nullish(),
  scope: z.string().nullish(),
});
const Principal = z.object({
  id: z.string(),
  appId: z.string().nullish(),
  displayName: z.string().nullish(),
  appOwnerOrganizationId: z.string().nullish(),
  accountEnabled: z.boolean().nullish(),
  verifiedPublisher: z.object({ displayName: z.string().nullish() }).nullish(),
});

/** The walk is short and joins its lists in memory (applications, not people): it starts again when it is cut. */
const AGAIN = "again";

export const applications = defineCollector({
  id: "applications",
  title: "Applications et consentements",
  services: [],
  needs: [
    {
      permission: "Application.Read.All",
      reason: {
        fr: "Trouver les applications tierces qui dépendent de la messagerie, des fichiers ou des équipes",
        en: "Find the third-party applications that depend on mail, files or teams",
      },
    },
    {
      permission: "Directory.Read.All",
      reason: {
        fr: "Lister les consentements donnés au nom des agents (oauth2PermissionGrants), que rien de moins n’ouvre",
        en: "List the consents given in people’s names (oauth2PermissionGrants), which nothing less opens",
      },
    },
  ],
  after: ["organisation"],
  plants: [],
  roots: () => [ROOT],
  async *run(_task, { graph, known }) {
    const [tenant] = await known.facts("organisation", null, 1);
    const gaps: Gap[] = [];
    const resources = await resourcesOf(graph, gaps);
    const held = new Held();
    for (const resource of resources) await assignedTo(graph, resource, held, gaps);
    await granted(graph, resources, held, gaps);
    yield { records: gaps, cursor: AGAIN };
    const path =
      "/servicePrincipals?$select=id,appId,displayName,appOwnerOrganizationId,accountEnabled,verifiedPublisher&$top=999";
    for await (const answer of graph.pages(path, Principal)) {
      const records: readonly TenantRecord[] = answer.ok
        ? answer.value.items.flatMap((principal) => applicationOf(principal, held, tenant?.id ?? null))
        : [refused(answer.refusal, about("servicePrincipals", "Application.Read.All"))];
      yield { records, cursor: answer.ok && answer.value.next !== null ? AGAIN : null };
    }
  },
});

const CONSENTS: ReadonlySet<string> = new Set(["AllPrincipals", "Principal"]);

/** Who holds a role and is no application. */
const PEOPLE: ReadonlySet<string> = new Set(["User", "Group"]);

/** A role or a consent that does not say whose it is, or of what. */
const INCOMPLETE = unseen("untold", 1, { service: null, where: "servicePrincipals/consents" });

const about = (where: string, permission: string) => ({ service: null, where, permission });

/** What each principal holds: a permission once, however many people consented, and how many they are. */
class Held {
  readonly #held = new Map<string, Map<string, Permission>>();
  readonly #own = new Map<string, string | null>();
  readonly #everyone = new Set<string>();
  /** By principal and resource: a person consents to each resource once. */
  readonly #people = new Map<string, Lately>();

  add(principal: string, permission: Permission): void {
    const held = this.#held.get(principal) ?? new Map<string, Permission>();
    held.set(`${permission.resource} ${permission.name} ${permission.delegated}`, permission);
    this.#held.set(principal, held);
  }

  assigned(principal: string, instant: string | null): void {
    const first = this.#own.get(principal) ?? null;
    this.#own.set(principal, first === null || (instant !== null && instant < first) ? instant : first);
  }

  /** Those of one page. */
  consented(grants: readonly (z.infer<typeof Grant> & { readonly door: string })[]): void {
    const people = new Map<string, string[]>();
    for (const [at, { id, clientId, consentType, door }] of grants.entries()) {
      if (!clientId) continue;
      if (consentType === "AllPrincipals") this.#everyone.add(clientId);
      if (consentType !== "Principal") continue;
      const key = `${clientId} ${door}`;
      const ids = people.get(key) ?? [];
      people.set(key, ids);
      ids.push(id ?? `${this.#people.get(key)?.count ?? 0} ${at}`);
    }
    for (const [key, ids] of people) this.#people.set(key, countedOn(this.#people.get(key) ?? NONE, ids));
  }

  by(principal: string): readonly Permission[] {
    const held = [...(this.#held.get(principal) ?? [])].sort(([one], [other]) => (one < other ? -1 : 1));
    return held.map(([, permission]) => permission);
  }

  /** Whoever consents to several resources is one person: the resource with the most says how many there are at least. */
  consentOf(principal: string): Consent {
    const people = Object.values(RESOURCES).map((name) => this.#people.get(`${principal} ${name}`)?.count ?? 0);
    return {
      own: this.#own.has(principal),
      everyone: this.#everyone.has(principal),
      people: Math.max(...people),
      first: this.#own.get(principal) ?? null,
    };
  }
}

interface Door {
  readonly id: string;
  readonly name: string;
  readonly roles: ReadonlyMap<string, string>;
}

async function resourcesOf(graph: Graph, gaps: Gap[]): Promise<readonly Door[]> {
  const ids = Object.keys(RESOURCES).map((id) => `'${id}'`);
  const path = `/servicePrincipals?$select=id,appId,appRoles&$filter=appId%20in%20(${ids.join(",")})`;
  const doors: Door[] = [];
  for await (const answer of graph.pages(path, Resource)) {
    if (!answer.ok) {
      gaps.push(refused(answer.refusal, about("servicePrincipals", "Application.Read.All")));
      continue;
    }
    for (const { id, appId, appRoles } of answer.value.items) {
      if (!appId) gaps.push(INCOMPLETE);
      const name = ownOf(RESOURCES, appId?.toLowerCase() ?? "");
      const roles = new Map(appRoles.flatMap(({ id: role, value }) => (role && value ? [[role, value] as const] : [])));
      if (name !== undefined) doors.push({ id, name, roles });
    }
  }
  return doors;
}

async function assignedTo(graph: Graph, { id, name, roles }: Door, held: Held, gaps: Gap[]): Promise<void> {
  const path = `/servicePrincipals/${encodeURIComponent(id)}/appRoleAssignedTo?$select=appRoleId,principalId,principalType,createdDateTime&$top=999`;
  for await (const answer of graph.pages(path, Assignment)) {
    if (!answer.ok) {
      gaps.push(refused(answer.refusal, about(`servicePrincipals/appRoleAssignedTo/${name}`, "Application.Read.All")));
      continue;
    }
    for (const { principalId, principalType, appRoleId, createdDateTime } of answer.value.items) {
      if (!principalId || !appRoleId) gaps.push(INCOMPLETE);
      if (!principalId || !appRoleId || PEOPLE.has(principalType ?? "")) continue;
      // A role that the resource no longer publishes still opens a door: it is told by its id.
      held.add(principalId, { resource: name, name: roles.get(appRoleId) ?? appRoleId, delegated: false });
      held.assigned(principalId, createdDateTime ?? null);
    }
  }
}

async function granted(graph: Graph, doors: readonly Door[], held: Held, gaps: Gap[]): Promise<void> {
  const names = new Map(doors.map(({ id, name }) => [id, name]));
  const path = "/oauth2PermissionGrants?$select=id,clientId,consentType,resourceId,scope&$top=999";
  for await (const answer of graph.pages(path, Grant)) {
    if (!answer.ok) {
      gaps.push(refused(answer.refusal, about("oauth2PermissionGrants", "Directory.Read.All")));
      continue;
    }
    if (
      answer.value.items.some((grant) => !grant.clientId || !grant.resourceId || !CONSENTS.has(grant.consentType ?? ""))
    )
      gaps.push(INCOMPLETE);
    const grants = answer.value.items.flatMap((grant) => {
      const door = names.get(grant.resourceId ?? "");
      return door === undefined ? [] : [{ ...grant, door }];
    });
    held.consented(grants);
    for (const { clientId, door: resource, scope } of grants) {
      if (!clientId) continue;
      for (const name of (scope ?? "").split(/\s+/)) if (name) held.add(clientId, { resource, name, delegated: true });
    }
  }
}

function applicationOf(principal: z.infer<typeof Principal>, held: Held, tenant: string | null): Application[] {
  const permissions = held.by(principal.id);
  if (permissions.length === 0) return [];
  const owner = principal.appOwnerOrganizationId?.toLowerCase() ?? null;
  return [
    {
      kind: "application",
      id: principal.id,
      appId: principal.appId ?? principal.id,
      name: principal.displayName ?? principal.appId ?? principal.id,
      publisher: principal.verifiedPublisher?.displayName ?? null,
      microsoft: MICROSOFT.has(owner ?? ""),
      inHouse: owner === null || tenant === null ? null : owner === tenant.toLowerCase(),
      enabled: principal.accountEnabled !== false,
      consent: held.consentOf(principal.id),
      permissions,
    },
  ];
}
