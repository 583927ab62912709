/**
 * Applications of the pretend tenant: Microsoft's own, the three whose permissions open its data, and some of third
 * parties that hold such permissions, in their own name or in people's.
 */

import { randomOf } from "../random.ts";
import type { Ministry } from "./ministry.ts";

type Resource = "graph" | "exchange" | "sharepoint";

/** By Microsoft's fixed application ids, with some of the roles that each publishes. */
const RESOURCES = {
  graph: {
    appId: "00000003-0000-0000-c000-000000000000",
    name: "Microsoft Graph",
    roles: [
      "Mail.Read",
      "Mail.Send",
      "Calendars.Read",
      "Files.Read.All",
      "Sites.Read.All",
      "User.Read.All",
      "Group.Read.All",
      "ChannelMessage.Read.All",
    ],
  },
  exchange: {
    appId: "00000002-0000-0ff1-ce00-000000000000",
    name: "Office 365 Exchange Online",
    roles: ["full_access_as_app", "IMAP.AccessAsApp"],
  },
  sharepoint: {
    appId: "00000003-0000-0ff1-ce00-000000000000",
    name: "Office 365 SharePoint Online",
    roles: ["Sites.FullControl.All", "Sites.Read.All"],
  },
} as const;

interface Kind {
  readonly name: string;
  readonly publisher: string | null;
  readonly enabled?: boolean;
  /** `resource role`. */
  readonly own?: readonly string[];
  /** `resource scope`, in people's names; how many people consented, 0 for everybody at once. */
  readonly delegated?: readonly string[];
  readonly consents?: number;
  /** Day of its permissions in its own name. */
  readonly since?: string;
  /** Holds a role that its resource does not publish any more. */
  readonly outdated?: boolean;
}

const THIRD: readonly Kind[] = [
  {
    name: "Archivage du courriel",
    publisher: "Archives du Vallon",
    own: ["graph Mail.Read", "exchange full_access_as_app"],
    since: "2020-11-16",
  },
  {
    name: "Sauvegarde des espaces",
    publisher: "Coffre des Halles",
    own: ["graph Files.Read.All", "graph Sites.Read.All", "sharepoint Sites.FullControl.All"],
    since: "2022-01-10",
  },
  {
    name: "=Réservation de salles",
    publisher: null,
    own: ["graph Calendars.Read"],
    delegated: ["graph Calendars.Read"],
  },
  {
    name: "Signature électronique",
    publisher: "Plume et Sceau",
    delegated: ["graph Files.Read.All", "graph User.Read"],
    consents: 3,
  },
  { name: "Numérisation des bureaux", publisher: null, own: ["graph Mail.Send"], outdated: true },
  { name: "Ancien annuaire", publisher: "Annuaires du Plateau", enabled: false, own: ["graph User.Read.All"] },
  { name: "Enquêtes internes", publisher: "Sondages du Marais" },
];

const MICROSOFT = "f8cdef31-a31e-4b4a-93e4-5f571e91255a";
/** Of its own that no tenant sees anything of. */
const SERVICES = 40;

export interface Principal {
  readonly index: number;
  readonly id: string;
  readonly appId: string;
  readonly name: string;
  readonly publisher: string | null;
  readonly owner: string;
  readonly enabled: boolean;
  readonly resource: Resource | null;
  readonly kind: Kind | null;
}

export function principalsOf(ministry: Ministry): readonly Principal[] {
  const { seed, tenant } = ministry;
  const made = (index: number, name: string, rest: Partial<Principal>): Principal => {
    const random = randomOf(seed, "principal", name);
    return {
      index,
      id: random.guid(),
      appId: random.guid(),
      name,
      publisher: null,
      owner: MICROSOFT,
      enabled: true,
      resource: null,
      kind: null,
      ...rest,
    };
  };
  const doors = Object.entries(RESOURCES) as readonly [Resource, (typeof RESOURCES)[Resource]][];
  return [
    ...doors.map(([resource, { appId, name }], index) => made(index, name, { appId, resource })),
    ...Array.from({ length: SERVICES }, (_, at) => made(doors.length + at, `Microsoft Service ${at + 1}`, {})),
    ...THIRD.map((kind, at) =>
      made(doors.length + SERVICES + at, kind.name, {
        kind,
        publisher: kind.publisher,
        enabled: kind.enabled ?? true,
        owner: kind.publisher === null ? tenant : randomOf("publisher", kind.publisher).guid(),
      }),
    ),
  ];
}

export function rolesOf(
  { seed }: Ministry,
  resource: Resource,
): readonly { readonly id: string; readonly value: string }[] {
  return RESOURCES[resource].roles.map((value) => ({ id: randomOf(seed, "role", resource, value).guid(), value }));
}

export interface Assignment {
  readonly principal: Principal;
  readonly resource: Principal;
  readonly roleId: string;
  readonly since: string;
}

/** Day of permissions of which nothing else is said. */
const SINCE = "2023-05-02";

export function assignmentsOf(ministry: Ministry): readonly Assignment[] {
  const all = principalsOf(ministry);
  return all.flatMap((principal) => {
    const since = `${principal.kind?.since ?? SINCE}T07:00:00Z`;
    const held = (principal.kind?.own ?? []).flatMap((text) => {
      const [name, role] = text.split(" ") as [Resource, string];
      const resource = all.find((each) => each.resource === name);
      const roleId = rolesOf(ministry, name).find(({ value }) => value === role)?.id;
      return resource === undefined || roleId === undefined ? [] : [{ principal, resource, roleId, since }];
    });
    const [graph] = all;
    if (principal.kind?.outdated !== true || graph === undefined) return held;
    return [
      ...held,
      { principal, resource: graph, roleId: randomOf(ministry.seed, "role", "withdrawn").guid(), since },
    ];
  });
}

export interface Grant {
  readonly client: Principal;
  readonly resource: Principal;
  /** Number of who consented; null for everybody. */
  readonly person: number | null;
  readonly scope: string;
}

export function grantsOf(ministry: Ministry): readonly Grant[] {
  const all = principalsOf(ministry);
  return all.flatMap((client) => {
    const { delegated = [], consents = 0 } = client.kind ?? {};
    const names = [...new Set(delegated.map((text) => text.split(" ")[0]))];
    return names.flatMap((name) => {
      const resource = all.find((each) => each.resource === name);
      const scopes = delegated.flatMap((text) =>
        text.startsWith(`${name} `) ? [text.slice(text.indexOf(" ") + 1)] : [],
      );
      const people =
        consents === 0 ? [null] : Array.from({ length: Math.min(consents, ministry.people) }, (_, at) => at);
      return resource === undefined
        ? []
        : people.map((person) => ({ client, resource, person, scope: ` ${scopes.join(" ")}` }));
    });
  });
}

export interface ApplicationTruth {
  readonly appId: string;
  readonly name: string;
  readonly enabled: boolean;
  readonly publisher: string | null;
  readonly inHouse: boolean;
  readonly consent: {
    readonly own: boolean;
    readonly everyone: boolean;
    readonly people: number;
    readonly first: string | null;
  };
  /** `graph Mail.Read`, sorted; a withdrawn role by its id; those in people's names end with ` (delegated)`. */
  readonly permissions: readonly string[];
}

export function truthOfApplications(ministry: Ministry): readonly ApplicationTruth[] {
  const assignments = assignmentsOf(ministry);
  const grants = grantsOf(ministry);
  return principalsOf(ministry).flatMap(({ id, appId, name, enabled, publisher, owner }) => {
    const own = assignments.flatMap(({ principal, resource, roleId }) => {
      if (principal.id !== id || resource.resource === null) return [];
      const role = rolesOf(ministry, resource.resource).find((each) => each.id === roleId);
      return [`${resource.resource} ${role?.value ?? roleId}`];
    });
    const delegated = grants.flatMap(({ client, resource, scope }) =>
      client.id === id
        ? scope
            .trim()
            .split(" ")
            .map((each) => `${resource.resource} ${each} (delegated)`)
        : [],
    );
    const permissions = [...new Set([...own, ...delegated])].sort();
    if (permissions.length === 0) return [];
    const given = grants.filter(({ client }) => client.id === id);
    const days = assignments.flatMap(({ principal, since }) => (principal.id === id ? [since] : [])).sort();
    const consent = {
      own: days.length > 0,
      everyone: given.some(({ person }) => person === null),
      people: new Set(given.flatMap(({ person }) => person ?? [])).size,
      first: days[0] ?? null,
    };
    return [{ appId, name, enabled, publisher, inHouse: owner === ministry.tenant, consent, permissions }];
  });
}
