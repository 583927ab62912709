/** What drives, sites and Teams have to know of the pretend directory: who is in it, and which groups are teams. */

import type { Stock } from "./files-specimens.ts";

export interface GroundPerson {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  /** Has an account of the ministry, enabled and licensed: keeps files, chats and calls. */
  readonly active: boolean;
  readonly guest: boolean;
}

export interface GroundGroup {
  readonly id: string;
  readonly name: string;
  readonly nickname: string;
  readonly unified: boolean;
  readonly team: boolean;
  readonly archived: boolean;
  readonly created: string;
  /** Detectors that the name sets off. */
  readonly named: readonly string[];
}

export interface Ground {
  readonly seed: string;
  readonly tenant: string;
  /** `ministere.sharepoint.example`; personal sites stand on the same with `-my`. */
  readonly host: string;
  readonly personalHost: string;
  readonly people: number;
  readonly groups: number;
  person(index: number): GroundPerson;
  /** By id or principal name. */
  personIndex(id: string): number | null;
  group(index: number): GroundGroup;
  groupIndex(id: string): number | null;
  /** Numbers of the people in a group; owners first. */
  members(group: number): readonly { readonly person: number; readonly owner: boolean }[];
  readonly stock: Stock;
  /** 0 as first seen, 1 some weeks later: what a second scan meets. */
  readonly state: 0 | 1;
  /** Share of all items that have changed by state 1; null: a few in every place, whatever its size. */
  readonly changes: number | null;
  /** Personal drives cut to measure; null: as they come. */
  readonly shape: Shape | null;
}

/** Exactly so many people have a personal drive, each with exactly so many ordinary files. */
export interface Shape {
  readonly drives: number;
  readonly filesPerDrive: number;
}
