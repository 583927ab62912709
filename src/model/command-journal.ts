/**
 * One line of `journal.ndjson`: a command that was run on a store, by whom and with what. No secret, no address, no path beyond its
 * last part, and nothing that was found. Each line has the digest of the line before it.
 */

import type { IsoDate } from "./dates.ts";
import type { ContentModes } from "./service.ts";

/** Options whose value is a day, a number, or one of a closed list: a new one is not told until it stands here. */
export const TOLD_OPTIONS: ReadonlySet<string> = new Set([
  ...["asOf", "content", "doctrine", "labels", "limits", "maxDuration", "maxRequests", "minConfidence", "olderThan"],
  ...["pace", "size", "split", "workload"],
]);

export interface CommandRun {
  /** In Paris: the hour is nobody's business. */
  readonly day: IsoDate;
  /** Of the operating system. */
  readonly account: string;
  readonly command: string;
  /** Options by name: their value where it comes from a closed list, else how many values were given, or that one was. */
  readonly options: Readonly<Record<string, string | number | boolean>>;
  readonly version: string;
  /** The file of the store, without its folders. */
  readonly store: string;
  /** What a scan was to read; null of any other command. */
  readonly content: ContentModes | null;
  /** SHA-256, in hexadecimal, of what the command went by and of what it wrote. */
  readonly digests: Readonly<Partial<Record<"configuration" | "manifest" | "doctrine", string>>>;
  /** Null of a scan that has begun to ask the tenant: it has another line once it is over, unless it was killed. */
  readonly exit: number | null;
  /** Lines of a journal that were deleted for their age, and the digest of the last of them. */
  readonly dropped?: { readonly lines: number; readonly last: string } | undefined;
}

export interface JournalLine extends CommandRun {
  /** Version of the form. */
  readonly journal: 1;
  /** Digest of the line before, to its last character; null of the first one. */
  readonly previous: string | null;
}

export interface JournalCheck {
  readonly lines: number;
  /** Digest of the last line: written down elsewhere, it shows that none was taken off the end. */
  readonly head: string | null;
  /** The first line, from 1 on, that does not follow from the one before it; null where all do. */
  readonly broken: number | null;
  /** Lines that were cut while they were written (a power cut), from 1 on: they are part of the chain. */
  readonly cut: readonly number[];
  /** True where earlier lines were deleted for their age, and a later line says so. */
  readonly shortened: boolean;
}
