/** One space of the plan: its line of `containers.ndjson`, what sheets show beside, and why it is in its wave. */

import type { Root } from "./cluster.ts";
import type { SpaceFit, Use } from "./fit.ts";
import type { PlanService } from "./plan-service.ts";
import type { ServiceId } from "./service.ts";
import type { Action, Label } from "./verdict.ts";

/** One line of `containers.ndjson`, exactly these keys in this order. */
export interface ContainerLine {
  readonly id: string;
  readonly service: ServiceId;
  readonly kind: string;
  readonly name: string | null;
  readonly owner: string | null;
  readonly unit: string | null;
  readonly volume: { readonly items: number | null; readonly bytes: number | null };
  readonly sensitive: {
    readonly items: number;
    readonly itemsRead: number;
    readonly byDetector: Readonly<Record<string, number>>;
  };
  readonly label: Label;
  readonly action: Action;
  readonly target: string | null;
  readonly wave: number | null;
  readonly coverage: PlanService["coverage"]["status"];
}

/** What sheets show of a container beside its line. */
export interface ContainerRow {
  readonly line: ContainerLine;
  /** Refused or locked with nothing seen of it: it has a row, and is in no count. */
  readonly shut?: boolean;
  /** Of one person's own space, its sensitive items that readers are told by directorate alone; null of any other. */
  readonly grouped: number | null;
  /** In a copy for publication, where the lines for programs are read too: they tell nothing intimate of a person's own space. */
  readonly published?: boolean;
  readonly group: string | null;
  readonly groupName: string | null;
  readonly site: string | null;
  /** Display name of that site, where the row's own name is another (its libraries and lists). */
  readonly siteName?: string | null;
  readonly url: string | null;
  readonly created: string | null;
  readonly lastActivity: string | null;
  readonly owners: number | null;
  readonly guests: number | null;
  readonly unread: Readonly<Record<string, number>>;
  readonly traits: Readonly<Record<string, string | number | boolean>>;
  /** Why it is in its wave; null where it is in none. */
  readonly placing: Placing | null;
  /**
   * Where it can go and what stands in the way, as readers are told: of a person’s own space, without its contents. Null where
   * nothing is proposed.
   */
  readonly fit: SpaceFit | null;
  readonly use: Use;
}

/**
 * Why a space leaves when it does. Without waiting: `closed`, the text excludes a derogation; `answered`, people decided it; a
 * derogation that is `refused`, `expired` or `not-eligible`; `chat`, nothing of it is carried. `choice` waits for one, and
 * `follows` goes with what it belongs to once it is made. After those that leave without waiting: what a derogation may keep,
 * by its status. `shut`: nothing was seen of it, and it is in no wave.
 */
export const CAUSES = [
  "closed",
  "answered",
  "refused",
  "expired",
  "not-eligible",
  "chat",
  "choice",
  "follows",
  "to-establish",
  "to-request",
  "requested",
  "granted",
  "shut",
] as const;

/**
 * What sets the order of those that leave without waiting, the first first: something sensitive `found` in what moves together;
 * nothing, where contents were read; nothing but what readers are told by directorate; contents that nobody read.
 */
export const RANKS = ["found", "none", "grouped", "unread"] as const;

/** Why a space is in its wave. */
export interface Placing {
  readonly because: (typeof CAUSES)[number];
  /** Null of what does not leave without waiting, and of what is not carried. */
  readonly rank: (typeof RANKS)[number] | null;
  readonly root: Root;
  /** Spaces that move together, itself included. */
  readonly together: number;
}
