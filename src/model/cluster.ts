/**
 * What moves together: a team with its site, its channels and its group's mailbox; a site with its libraries, lists and
 * pages; a person's mailbox, calendar, contacts and personal drive. Of one such thing, what leaves without waiting, what
 * waits for a choice and what a derogation may keep are three clusters with the same root.
 */

import type { IsoDate } from "./dates.ts";
import { WORKLOADS, type Workload } from "./service.ts";
import type { Action } from "./verdict.ts";

/** In the order in which they are planned. */
export const STAGES = ["move", "decide", "keep"] as const;
export type Stage = (typeof STAGES)[number];

const STAGE: Readonly<Record<Action, Stage | null>> = {
  "move-now": "move",
  decide: "decide",
  "establish-eligibility": "keep",
  request: "keep",
  await: "keep",
  "keep-until": "keep",
  none: null,
};

/** Null where nothing moves. */
export const stageOf = (action: Action): Stage | null => STAGE[action];

/** What holds a cluster together. `alone`: a space that belongs to nothing else. */
export type Root = "team" | "site" | "person" | "chats" | "alone";

/** Root of the chats of a directorate. Nothing of a chat is carried: its people go on elsewhere when their directorate moves. */
export const chatsOf = (unit: string | null) => `chats/${unit ?? ""}`;
export const areChats = ({ root }: Pick<ClusterKey, "root">) => root.startsWith("chats/");

export interface ClusterKey {
  /** The root and its id: `team/…`. */
  readonly root: string;
  readonly stage: Stage;
}

/** A space, or all of a cluster added up. */
export interface Cluster extends ClusterKey {
  readonly unit: string | null;
  readonly people: number;
  readonly spaces: number;
  readonly bytes: number;
  /** Spaces of which a size is known. */
  readonly weighed: number;
  /** Items found sensitive; none of what is told to the security officer alone. */
  readonly sensitive: number;
  /** The latest sign of life, ISO 8601; null where none is known. */
  readonly lastActivity: string | null;
  /** The last day that a derogation leaves to any of it. */
  readonly until: IsoDate | null;
}

/** A space, with the workload that it is of. */
export interface Share extends Cluster {
  readonly workload: Workload;
}

/** Waves by which what is of a workload leaves: the first of them, and the one after which nothing of it is left; null where some is in none. */
export interface Leaving {
  readonly first: number | null;
  readonly last: number | null;
}

/** A workload as a bit, so that a cluster says in one number of which it holds spaces. */
export const bitOf = (workload: Workload): number => 1 << WORKLOADS.indexOf(workload);

/** Clusters of a plan, kept off the memory while it is made and written: they are as many as the people. */
export interface Clusters {
  /** Figures of the same key add up; people do not, for a cluster is one person's at the most. */
  add(spaces: readonly Share[]): Promise<void>;
  /** Directorates, null among them, and how many spaces each has in clusters. */
  units(): Promise<ReadonlyMap<string | null, number>>;
  /**
   * In a stage, those where something sensitive was found or the others, of one directorate; those that were used since
   * that day first, then by root. What waits for a choice and has a root that leaves without waiting is none of them: it
   * follows, and is counted with that root. They may be placed while they are walked.
   */
  inOrder(
    stage: Stage,
    which: { readonly sensitive: boolean | null; readonly unit: string | null; readonly usedSince: string },
  ): AsyncIterable<Cluster>;
  of(key: ClusterKey): Promise<Cluster | null>;
  place(places: readonly (ClusterKey & { readonly wave: number })[]): Promise<void>;
  /** Once all are placed. */
  leaving(workload: Workload): Promise<Leaving>;
  /** Its wave, that of what it follows included; null where it was never placed. */
  placed(key: ClusterKey): Promise<Placed | null>;
}

export interface Placed {
  readonly wave: number;
  /** Something sensitive was found in the cluster. */
  readonly sensitive: boolean;
  /** Spaces that move with it, itself included. */
  readonly spaces: number;
  /** It waits for a choice, and goes with the rest of its root. */
  readonly follows: boolean;
}
