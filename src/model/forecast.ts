/** What a scan is expected to ask of a tenant, and of what size of tenant that was said. */

import type { Family, Pace } from "./limits.ts";
import type { Workload } from "./service.ts";

/** What a usage report adds up to. Figures are a few days old, and `day` says from when. */
export interface Reported {
  /** Mailboxes, drives, sites, teams or people that it has a row for, deleted ones left out. */
  readonly count: number;
  /** Items, files or messages. */
  readonly items: number;
  readonly bytes: number;
  readonly day: string | null;
  /** True where names stand as hashes. */
  readonly concealed: boolean;
}

/** Reports that a forecast is made of. `chats` is asked for only where messages of chats are to be counted. */
export const SIZED_BY = ["mailboxes", "drives", "sites", "teams", "chats"] as const;
export type SizedBy = (typeof SIZED_BY)[number];

/** Null where it could not be had, or was not asked for. */
export interface TenantSize extends Readonly<Record<SizedBy, Reported | null>> {
  /** Accounts, guests among them. */
  readonly people: number | null;
  readonly guests: number | null;
  readonly groups: number | null;
  /** Microsoft 365 groups: those with a mailbox, a site and plans. */
  readonly unified: number | null;
  /** Seats that are enabled of licences with mail, files or Teams; no more than there are accounts of people. */
  readonly licences: number | null;
  /** Reports that were asked for and did not come. */
  readonly unreported: readonly SizedBy[];
}

/** What holds a scan back: a limit of a service, or, where `amount` requests go at once, the way there and back. */
export interface Binding {
  readonly family: Family | "batches" | "downloads";
  readonly counts: "units" | "requests" | "at-once";
  readonly amount: number;
  /** The span that the amount is for; null for what goes at once. */
  readonly seconds: number | null;
}

export interface Cost {
  readonly requests: number;
  /** Resource units of SharePoint and OneDrive. */
  readonly units: number;
  /** Over the wire, for the inventory. */
  readonly bytes: number;
  /** Over the wire, for the contents that are read. */
  readonly contentBytes: number;
  /** Of this alone: workloads go at once. At night, the days between are in it. */
  readonly seconds: number;
  /** Null where nothing is asked. */
  readonly binding: Binding | null;
  /** True where something that counts is unknown, and is not in it. */
  readonly least: boolean;
}

export interface Forecast extends Cost {
  /** Day of the assumptions that it rests on. */
  readonly assumed: string;
  readonly pace: Pace;
  /** True where lists of places narrow the scan: the forecast is of the whole tenant all the same. */
  readonly narrowed: boolean;
  /** True after an earlier scan of any of the workloads, of which only the changes are asked for. */
  readonly again: boolean;
  readonly workloads: readonly (Cost & { readonly workload: Workload })[];
}
