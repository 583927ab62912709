/** What a tenant lets an application ask, as `templates/limits.yaml` says it. Amounts of a service's own resource units. */

/** Graph's services, as its limits divide it. Source: https://learn.microsoft.com/graph/throttling-limits */
export const FAMILIES = [
  "directory",
  "outlook",
  "sharepoint",
  "teams",
  "reports",
  "calls",
  "planner",
  "onenote",
] as const;
export type Family = (typeof FAMILIES)[number];

/** So many in any span of so many seconds. */
export interface Rate {
  readonly requests: number;
  readonly seconds: number;
}

/** Below the Graph root, ids as `{id}`, a query left out. */
interface Routed {
  readonly path: string;
}

export interface LimitTable {
  /** Requests on their way at once: ours, but for mailboxes. `envelopes`: batches, whatever is in them; `downloads`: files. */
  readonly atOnce: Readonly<Record<Family | "envelopes" | "downloads", number>>;
  /** How many a service has at first, an envelope being one of them: more where that brings more. */
  readonly atFirst: number;
  readonly mailboxAtOnce: number;
  readonly sharepoint: {
    /** True where the service says by itself how much is left, from four fifths on. */
    readonly tells: boolean;
    /** Ascending; `licences` is the most that the tier is for, null for the last. */
    readonly tiers: readonly { readonly licences: number | null; readonly minute: number; readonly day: number }[];
    readonly units: Readonly<Record<"permissions" | "list" | "deltaFirst" | "deltaNext" | "other", number>>;
    readonly search: Rate;
  };
  /** Per mailbox. */
  readonly outlook: Rate;
  /** Requests a second. */
  readonly teams: {
    readonly sustained: number;
    readonly routes: readonly (Routed & { readonly tenant: number; readonly each: number | null })[];
    readonly other: { readonly tenant: number; readonly each: number };
  };
  readonly directory: {
    readonly tells: boolean;
    readonly seconds: number;
    readonly tiers: readonly { readonly people: number | null; readonly units: number }[];
    readonly units: readonly (Routed & { readonly units: number })[];
    readonly other: number;
  };
  readonly reports: { readonly each: number; readonly all: number; readonly seconds: number };
  readonly calls: { readonly list: Rate; readonly records: Rate; readonly events: Rate };
  readonly onenote: Rate;
}

/** What the tiers go by; null where it is not known, and the least is taken. */
export interface Scale {
  readonly licences: number | null;
  readonly people: number | null;
}

/** Resource units that SharePoint and OneDrive let through in a minute, and in any 24 hours. */
export function sharepointTier({ sharepoint }: LimitTable, licences: number | null): { minute: number; day: number } {
  const { tiers } = sharepoint;
  const tier = tiers.find(({ licences: most }) => most === null || (licences ?? 0) <= most) ?? tiers.at(-1);
  if (tier === undefined) throw new Error("the table of limits has no tier for SharePoint");
  return tier;
}

/** Resource units of the directory in its span of seconds. */
export function directoryUnits({ directory }: LimitTable, people: number | null): number {
  const tier = directory.tiers.find(({ people: most }) => most === null || (people ?? 0) <= most);
  if (tier === undefined) throw new Error("the table of limits has no tier for the directory");
  return tier.units;
}

/** How fast a scan goes: as fast as it may, as fast as it may all day long, or at night and on weekends alone. */
export const PACES = ["full", "sustained", "night"] as const;
export type Pace = (typeof PACES)[number];
