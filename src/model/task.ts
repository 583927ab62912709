/**
 * A task is the unit of a scan: one collector at one place, with the cursor of its next page. Its pages are
 * committed one by one, each in a single transaction with its cursor, so that a killed scan goes on where it was.
 */

import type { TenantRecord } from "./records.ts";
import type { ServiceId } from "./service.ts";

export interface TaskSeed {
  readonly collector: string;
  /** Unique within the collector: `root`, a user id, a drive id. Planting a seed twice changes nothing. */
  readonly key: string;
  /** What the collector needs to know to start; plain JSON, no content. */
  readonly params: Readonly<Record<string, unknown>>;
}

export interface Task extends TaskSeed {
  /** Where to go on, as the collector said on the last committed page; null at the start. */
  readonly cursor: string | null;
}

export interface Labelled {
  readonly service: ServiceId;
  readonly container: string;
  readonly item: string;
  /** Ids, lower case; none: it bears none. */
  readonly labels: readonly string[];
}

/** A container, or one part of it that is walked by itself: a mail folder. */
export interface Place {
  readonly service: ServiceId;
  readonly container: string;
  readonly part?: string;
}

export interface KeptLink extends Place {
  readonly link: string;
}

/** One committed step of a task. */
export interface Page {
  readonly records: readonly TenantRecord[];
  /** Further tasks that this page made known. */
  readonly follow?: readonly TaskSeed[];
  /** Contents to be read and searched before the page is committed; never stored. */
  readonly readings?: readonly Reading[];
  /** Sensitivity labels of things, as the service told them: all of each thing's. */
  readonly labelled?: readonly Labelled[];
  /** The tree of this container is whole: flags of folders may be handed down to what they hold. */
  readonly settle?: Omit<Place, "part">;
  /** This walk tells only what changed since the last scan: items of the container that it does not say again stand. */
  readonly keep?: Place | readonly Place[];
  /** Where a second scan goes on from in this container; kept as long as its items are. */
  readonly delta?: KeptLink | readonly KeptLink[];
  /** Things that have not changed since they were read: what was found in them stands. */
  readonly stands?: readonly (Place & { readonly items: readonly string[] })[];
  /** Where the task goes on; null when this was its last page. */
  readonly cursor: string | null;
}

/** One item whose content is to be read. */
export interface Reading {
  readonly service: ServiceId;
  readonly container: string;
  readonly item: string;
  /** The part of the container that holds it, where parts are walked by themselves. */
  readonly part?: string;
  /** By which a later scan knows that it has not changed; null where the service tells none. */
  readonly version?: string | null;
  /** Stands in `findings.ndjson`; null where the contract wants none. */
  readonly name: string | null;
  readonly contents: readonly Content[];
}

/** A text or bytes at hand, or a route of Graph that answers with bytes. Lives in memory only. */
export type Content =
  | { readonly kind: "text"; readonly format: "text" | "html"; readonly text: string }
  | { readonly kind: "bytes"; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: "fetch"; readonly name: string; readonly path: string; readonly size: number | null }
  /** A file or a message attached that is private: it is told, and not read. */
  | { readonly kind: "private" };
