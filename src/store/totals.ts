/** What the store tells of the places of a scan: sums, findings, what is shared, what may be read or drawn. */

import type { DrivePart } from "../model/drive-part.ts";
import type { Finding } from "../model/finding.ts";
import type { ItemFacts } from "../model/fit.ts";
import type { Gap } from "../model/gap.ts";
import type { Container, Sharing } from "../model/records.ts";
import type { ServiceId } from "../model/service.ts";

export interface ContainerTotals {
  readonly container: Container;
  readonly items: number | null;
  readonly bytes: number | null;
  /** Of a settled drive, what lies in each of its parts; those that hold nothing are left out. */
  readonly parts: Readonly<Partial<Record<DrivePart, { readonly items: number; readonly bytes: number | null }>>>;
  readonly itemsRead: number;
  /** Distinct items with a finding outside `contact`, `marking` and `secret`, at the asked confidence. */
  readonly sensitiveItems: number;
  /** Of these, the items whose only such findings are {@link INTIMATE}. */
  readonly intimateItems: number;
  /** Items by detector, at the asked confidence. */
  readonly byDetector: Readonly<Record<string, number>>;
  /** Items by category, at the asked confidence. */
  readonly byCategory: Readonly<Record<string, number>>;
  /** Items whose only sensitive findings are `marking` or `secret`. */
  readonly restrictedItems: number;
  /** Items not read, by reason: an {@link UnreadCode}, `private` or `excluded`; behind {@link PARTLY}, those read in part. */
  readonly unread: Readonly<Record<string, number>>;
  readonly gaps: readonly Gap[];
  /** Of its items, where some are listed and something was asked of them. */
  readonly facts: ItemFacts | null;
  /** What a comparison with a report asks beside, when a day was named: nought else. */
  readonly beside: Beside;
}

/** Of a container: items that are there and not counted (hidden folders, sections of notebooks), and what changed since a day. */
export interface Beside {
  readonly apart: number;
  readonly recent: number;
  readonly recentBytes: number;
}

/** Which findings are asked for. */
export interface FindingsWish {
  /** Services whose items are told by their names, too; absent for all. A name takes as long to look up as its findings. */
  readonly named?: ReadonlySet<ServiceId>;
  /** These alone; absent for all. */
  readonly detectors?: ReadonlySet<string>;
}

export interface StoredFinding {
  readonly service: ServiceId;
  readonly container: string;
  readonly item: string | null;
  readonly name: string | null;
  readonly finding: Finding;
}

/** Files of a place that are sensitive and shared, added up. */
export interface SharedPlace extends Sharing {
  readonly service: ServiceId;
  readonly container: string;
  readonly files: number;
  /** Of them, those that a guest may open, or whoever has the link. */
  readonly outside: number;
}

/** One thing that may be read, and what came of it. */
export interface Readable {
  readonly id: string;
  readonly name: string | null;
  readonly bytes: number | null;
  readonly created: string | null;
  readonly modified: string | null;
  /** False of what is counted without being listed (messages of a mailbox): it is known once it was drawn. */
  readonly listed: boolean;
  /** `in-part`: an attachment, a page or an entry of it could not be read. Null where nothing was tried. */
  readonly came: "read" | "in-part" | "unread" | null;
  /** Its name, or a label that was asked for apart, says what it holds. */
  readonly marked: boolean;
  /** It has a finding outside `contact`, `marking` and `secret`, at the asked confidence. */
  readonly sensitive: boolean;
}

/** Some of what may be read of a place. */
export interface Populated {
  readonly container: Container;
  /** How many there are that are counted without being listed: told once for each place. */
  readonly counted: number;
  /** Something of the place was refused, or its reading is not over. */
  readonly unseen: boolean;
  readonly items: readonly Readable[];
}
