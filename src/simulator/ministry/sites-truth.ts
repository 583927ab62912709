/**
 * What a scan must find in one place of this half of the tenant, as the contract counts: a line per container,
 * and what was refused. The same words for files, lists, pages, channels, chats and plans.
 */

import type { UnreadCode } from "../../model/finding.ts";
import type { ServiceId } from "../../model/service.ts";

export interface TruthLine {
  readonly service: ServiceId;
  readonly id: string;
  readonly kind: string;
  readonly items: number;
  /** Null where Graph tells no size. */
  readonly bytes: number | null;
  /** Items by detector, when all content that may be read is read; names of items included. */
  readonly sensitive: Readonly<Record<string, number>>;
  /** Distinct items with a detector other than a marking. */
  readonly sensitiveItems: number;
  /** Items whose only detector is a marking. */
  readonly restrictedItems: number;
  readonly privateItems: number;
  readonly unread: Readonly<Partial<Record<UnreadCode, number>>>;
  /** Detectors that the container's own name, or that of a folder in it, sets off. */
  readonly named: readonly string[];
  /** Of a personal drive: what Teams keeps in it, and what is open to the whole administration at least. */
  readonly parts?: Readonly<Record<"chat-files" | "recordings" | "widely-shared", Volume>>;
}

interface Volume {
  readonly items: number;
  readonly bytes: number;
}

export interface RefusedPlace {
  readonly service: ServiceId;
  /** Drive, site or chat id. */
  readonly id: string;
  readonly status: 403 | 423;
}

/** One item as a reader would find it. */
export interface ItemTruth {
  readonly detectors: readonly string[];
  readonly bytes?: number | null;
  readonly private?: boolean;
  readonly unread?: UnreadCode | null;
}

interface Head {
  readonly service: ServiceId;
  readonly id: string;
  readonly kind: string;
  readonly named?: readonly string[];
}

export function lineOf(head: Head, items: Iterable<ItemTruth>): TruthLine {
  const sensitive: Record<string, number> = {};
  const unread: Partial<Record<UnreadCode, number>> = {};
  const line = { items: 0, sensitiveItems: 0, restrictedItems: 0, privateItems: 0 };
  let bytes: number | null = null;
  for (const item of items) {
    const detectors = new Set(item.detectors);
    const sure = [...detectors].some((detector) => detector !== "marking");
    line.items++;
    if (sure) line.sensitiveItems++;
    else if (detectors.size > 0) line.restrictedItems++;
    if (item.private === true) line.privateItems++;
    if (item.bytes !== null && item.bytes !== undefined) bytes = (bytes ?? 0) + item.bytes;
    if (item.unread) unread[item.unread] = (unread[item.unread] ?? 0) + 1;
    for (const detector of detectors) sensitive[detector] = (sensitive[detector] ?? 0) + 1;
  }
  return {
    ...line,
    service: head.service,
    id: head.id,
    kind: head.kind,
    bytes,
    sensitive,
    unread,
    named: head.named ?? [],
  };
}
