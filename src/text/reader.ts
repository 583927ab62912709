/** What a reader of one format is, and the desk it works at. */

import type { UnreadCode } from "../model/finding.ts";
import type { Budget } from "./budget.ts";
import type { Storage } from "./compound-file.ts";
import type { Draft } from "./draft.ts";

export interface Source {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** A document that stands in a storage of another one's compound file: it then has no bytes of its own. */
  readonly storage?: Storage;
}

/** What a reader writes on, for one file. */
export interface Desk {
  readonly draft: Draft;
  readonly budget: Budget;
  /** A part of the file could not be read, and the reading goes on. */
  unread(code: UnreadCode): void;
  /** Reads a file that this one holds: an attachment, an embedded workbook. */
  inner(source: Source): Promise<void>;
  /** A file that this one holds could not be got out of it. */
  lost(name: string, code: UnreadCode): void;
}

export interface Reader {
  readonly format: string;
  /** Lower-case, without the dot. */
  readonly extensions: readonly string[];
  /** Content tells a binary format; a text format is told by its extension. */
  readonly kind: "binary" | "text";
  /** Throws a Refusal when it must stop; what the draft holds then counts as read. */
  read(source: Source, desk: Desk): void | Promise<void>;
}

export function defineReader(reader: Reader): Reader {
  return reader;
}
