/**
 * What the scan holds of one subject of a usage report: a mailbox, a personal drive, a collection of sites, a team. Several
 * places may make one (a site collection has libraries and subsites): the figures of places with the same key add up.
 */

import type { ServiceId } from "./service.ts";

export interface Weight {
  /** Id that the row of the report is stored under. */
  readonly key: string;
  /** What it is shown as: a space, or the account, the site or the team where no space was made of it. */
  readonly place: { readonly service: ServiceId; readonly id: string; readonly name: string | null } | null;
  /** More than 0 where a list of the tenant (accounts, sites, teams) names it. */
  readonly listed: number;
  /** More than 0 where the scope of the scan holds it. */
  readonly wanted: number;
  readonly places: number;
  /** Places refused, locked or cut short: their gaps say why they are small. */
  readonly shut: number;
  /** Places whose items, and whose sizes, cannot be told. */
  readonly uncounted: number;
  readonly unweighed: number;
  readonly items: number;
  /** Items that are there, and that the plan counts elsewhere or not at all: hidden folders, sections of notebooks. */
  readonly apart: number;
  /** Of the items, those created or changed since the day of the report. */
  readonly recent: number;
  readonly bytes: number;
  readonly recentBytes: number;
  /** Places that stood before that day. */
  readonly old: number;
}

export const WEIGHED_FIGURES = [
  "listed",
  "wanted",
  "places",
  "shut",
  "uncounted",
  "unweighed",
  "items",
  "apart",
  "recent",
  "bytes",
  "recentBytes",
  "old",
] as const satisfies readonly (keyof Weight)[];

export const NO_WEIGHT: Omit<Weight, "key"> = {
  place: null,
  listed: 0,
  wanted: 0,
  places: 0,
  shut: 0,
  uncounted: 0,
  unweighed: 0,
  items: 0,
  apart: 0,
  recent: 0,
  bytes: 0,
  recentBytes: 0,
  old: 0,
};

/** Sums of figures by key, kept off the memory while a plan is made: what is too many to hold. */
export interface Tally {
  add(weights: readonly Weight[]): Promise<void>;
  /** The sum under this key, which is then taken out. */
  take(key: string): Promise<Weight | null>;
  /** Those never taken, ascending by key. */
  left(): AsyncIterable<Weight>;
  close(): Promise<void>;
}
