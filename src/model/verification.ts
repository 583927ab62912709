/** What `verify` finds of a folder of outputs: each thing that it looks at is as it was written, is not, or could not be looked at. */

import type { JournalCheck } from "./command-journal.ts";
import type { SealCheck } from "./seal.ts";

/** Why something could not be held against what it rests on. */
export type Unchecked =
  /** There is no store at that place, or none that can be read here. */
  | "no-store"
  | "store-unreadable"
  /** The plan of the folder cannot be read as one. */
  | "no-plan"
  /** The plan is of another scan than the store's last. */
  | "other-scan"
  /** A scan has begun since. */
  | "begun-since"
  /** The plan was made while its scan went on. */
  | "underway"
  /** The store bears no seal: an earlier version made it. */
  | "unsealed"
  /** No outputs of that scan were noted as written: an earlier version wrote them, or the store could not be written then. */
  | "unnoted"
  /** Another version of Bascule wrote it. */
  | "other-version"
  /** Neither this version nor the configuration has that edition. */
  | "no-edition"
  /** The configuration is not the one that it was made with. */
  | "configuration"
  /** What it is judged by is not what it was. */
  | "doctrine";

export interface ManifestLine {
  readonly name: string;
  readonly digest: string;
  readonly state: "same" | "changed" | "missing";
}

/** A cell of evidence, as a workbook tells it now. */
export interface AlteredCell {
  readonly sheet: string;
  readonly line: number;
  /** What the row is called; null where nothing says. */
  readonly name: string | null;
  /** Null where it is not known which cell of the row. */
  readonly column: string | null;
  /** What was written there, its beginning; null where nothing was, or where it is not known. */
  readonly was: string | null;
}

/** A row that a workbook has and the plan has not, or the other way round. */
export interface ToldRow {
  readonly sheet: string;
  /** Null where it is gone. */
  readonly line: number | null;
  readonly name: string | null;
}

/** Rows of a sheet that are not shown. */
export interface HiddenRows {
  readonly sheet: string;
  readonly rows: number;
  /** Something is chosen in a filter of that sheet, as people do who work in it. */
  readonly filtered: boolean;
}

/** A workbook that was filled in. */
export interface WorkedBook {
  readonly file: string;
  /** Null where it cannot be read as a workbook of this plan. */
  readonly cells: {
    /** Cells to fill in that were filled in or changed: as they should be. */
    readonly filled: number;
    readonly altered: number;
    /** The first of them. */
    readonly named: readonly AlteredCell[];
    /** Rows whose marks are lost: nobody can tell what of them was changed. */
    readonly unmarked: number;
    /** Rows of the plan that are gone from it; none is known of where it is not held against the plan. */
    readonly missing: number;
    /** Rows that the plan has not, with marks as if it had; likewise. */
    readonly added: number;
    /** The first of both. */
    readonly rows: readonly ToldRow[];
    /** Sheets that it was written with and that no tab is called after. */
    readonly gone: readonly string[];
    /** Tabs that are not shown. */
    readonly hidden: readonly string[];
    readonly hiddenRows: readonly HiddenRows[];
    /** Whether its rows were held against the plan made again: those of a directorate's are not. */
    readonly held: boolean;
  } | null;
}

/** A line of a file that the store does not tell. */
export interface Differing {
  readonly file: string;
  /** From 1; of `plan.json`, keys. */
  readonly line: number | null;
  readonly keys: readonly string[];
}

export interface Verification {
  readonly folder: string;
  /** Null where no manifest tells what was written. */
  readonly files: readonly ManifestLine[] | null;
  /** Files that bear the name of an output and that no manifest knows; copies kept for what people wrote in them. */
  readonly beside: readonly string[];
  readonly kept: readonly string[];
  readonly signature:
    | { readonly state: "none" | "no-key" | "missing" }
    | { readonly state: "good" | "bad"; readonly fingerprint: string };
  /** Whether the store has seen that manifest being written; null where there is none. */
  readonly manifest: { readonly state: "written" | "other" } | { readonly unchecked: Unchecked } | null;
  readonly doctrine: { readonly state: "same" | "other"; readonly edition: string } | { readonly unchecked: Unchecked };
  /** The seal of the store, and whether the plan was made of that state. */
  readonly records:
    | (Extract<SealCheck, { kind: "sealed" }> & { readonly inPlan: "same" | "purged" | "other" })
    | { readonly unchecked: Unchecked };
  /** `plan.json` and both lists, made again from the store. */
  readonly plan: { readonly differing: readonly Differing[] } | { readonly unchecked: Unchecked };
  readonly workbooks: readonly WorkedBook[];
  /** The journal beside the store, each line held against the one before; null where there is none. */
  readonly journal: JournalCheck | null;
  /** Nothing was changed that is not there to be filled in, and nothing was left unchecked. */
  readonly whole: boolean;
}
