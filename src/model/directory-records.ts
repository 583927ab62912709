/** What a scan keeps of the directory: the organisation, its licences, labels and applications, people, groups, sites and what belongs to them. */

import type { Finding } from "./finding.ts";

/** What bears a name that others repeat: a mailbox that of its account, pages that of their site. */
interface Named {
  readonly name: string;
  /** What was found in the name before it was masked; set when it is stored. */
  readonly named?: readonly Finding[];
}

export interface Organisation {
  readonly kind: "organisation";
  readonly id: string;
  readonly displayName: string;
  readonly defaultDomain: string;
  readonly domains: readonly string[];
  readonly created: string | null;
  /** Of each service, the earliest assignment of a plan that is still told; absent where nobody asked. */
  readonly licensed?: readonly {
    readonly service: LicensedService;
    readonly first: string;
  }[];
}

/** Services by whose licences one may show since when they were used. */
export const LICENSED_SERVICES = ["exchange", "sharepoint", "teams", "skype", "office"] as const;

export type LicensedService = (typeof LICENSED_SERVICES)[number];

export interface Licence {
  readonly kind: "licence";
  readonly id: string;
  /** `skuPartNumber`, `ENTERPRISEPACK`. */
  readonly name: string;
  readonly enabled: number;
  readonly consumed: number;
  /** Names of the service plans it holds. */
  readonly plans: readonly string[];
}

export interface Person extends Named {
  readonly kind: "person";
  readonly id: string;
  /** User principal name. */
  readonly address: string;
  /** Every SMTP address, lower case, without the `smtp:` prefix; the principal name included. */
  readonly addresses: readonly string[];
  readonly guest: boolean;
  readonly enabled: boolean;
  readonly department: string | null;
  /** Ids of the licences assigned. */
  readonly licences: readonly string[];
  readonly created: string | null;
}

export interface Group extends Named {
  readonly kind: "group";
  readonly id: string;
  readonly address: string | null;
  /** A Microsoft 365 group: it has a mailbox and a site. */
  readonly unified: boolean;
  /** A team stands on it. */
  readonly team: boolean;
  readonly visibility: string | null;
  readonly created: string | null;
  /** Ids of the owners; null when they could not be read. Empty is « sans propriétaire ». */
  readonly owners: readonly string[] | null;
  readonly guests: number | null;
  /** Ids of the sensitivity labels set on it. */
  readonly labels: readonly string[];
}

export interface Site extends Named {
  readonly kind: "site";
  readonly id: string;
  readonly url: string;
  readonly parent: string | null;
  readonly personal: boolean;
  readonly created: string | null;
  /** The Microsoft 365 group it belongs to, when it is a team's or group's site. */
  readonly group: string | null;
}

/** A library known to belong to a team: the group's default one, or that of a private or shared channel. */
export interface TeamLibrary {
  readonly kind: "team-library";
  /** Drive id. */
  readonly id: string;
  readonly group: string;
  /** Null for the group's default library. */
  readonly channel: string | null;
  /** Site that it stands in, when an answer told it. */
  readonly site: string | null;
  /** What the answer that led to it told of it; null where it is still to be asked for. */
  readonly drive: {
    readonly name: string | null;
    readonly url: string | null;
    readonly created: string | null;
    readonly lastActivity: string | null;
  } | null;
  /** What was found in its name before it was masked; set when it is stored. */
  readonly named?: readonly Finding[];
}

/**
 * Whose a personal site is, by the last part of its address, lower case: `alienor_casquevel_ministere_example` where an
 * account's drive led there, or was refused; `account/…` where an account that led to no drive would have its site.
 */
export interface PersonalSpace {
  readonly kind: "personal-space";
  readonly id: string;
  readonly person: string;
}

/** An application that holds permissions on the tenant's mail, files, sites, teams or groups. */
export interface Application {
  readonly kind: "application";
  /** Service principal id. */
  readonly id: string;
  readonly appId: string;
  readonly name: string;
  readonly publisher: string | null;
  readonly microsoft: boolean;
  /** Registered by the administration itself; null where Graph tells no owner, or the tenant's own id is unknown. */
  readonly inHouse: boolean | null;
  readonly enabled: boolean;
  readonly consent: Consent;
  readonly permissions: readonly { readonly resource: string; readonly name: string; readonly delegated: boolean }[];
}

/** Under which consents an application holds its permissions. Who gave them is told by no list of Graph's. */
export interface Consent {
  /** It holds some in its own name, whoever uses it. */
  readonly own: boolean;
  /** An administrator consented in the name of everybody. */
  readonly everyone: boolean;
  /** People who consented for themselves: a number, no identity. */
  readonly people: number;
  /** Instant of the first permission in its own name; of consents in people's names Graph tells no day. */
  readonly first: string | null;
}

/** A sensitivity or retention label of the tenant. */
export interface Label {
  readonly kind: "label";
  readonly id: string;
  readonly type: "sensitivity" | "retention";
  readonly name: string;
  readonly priority: number | null;
  readonly protects: boolean | null;
}
