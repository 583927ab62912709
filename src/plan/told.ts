/** What the store tells of one container, and what can be said of how well it was seen. */

import type { DrivePart } from "../model/drive-part.ts";
import { PARTLY } from "../model/finding.ts";
import type { ItemFacts } from "../model/fit.ts";
import { type Gap, INCOMPLETE_CAUSES } from "../model/gap.ts";
import { isIndividual } from "../model/individual.ts";
import type { PlanService } from "../model/plan-service.ts";
import type { Container } from "../model/records.ts";
import { type ContentModes, chosenWorkloadOf } from "../model/service.ts";
import { FETCHED_WHOLE, isReadable, WEIGHED } from "./countable.ts";

export type Coverage = PlanService["coverage"]["status"];

export interface Told {
  readonly container: Container;
  readonly items: number | null;
  readonly bytes: number | null;
  /** What lies in the parts of a drive that are told apart. */
  readonly parts: Readonly<Partial<Record<DrivePart, { readonly items: number; readonly bytes: number | null }>>>;
  readonly itemsRead: number;
  readonly sensitiveItems: number;
  readonly intimateItems: number;
  readonly byDetector: Readonly<Record<string, number>>;
  readonly byCategory: Readonly<Record<string, number>>;
  readonly unread: Readonly<Record<string, number>>;
  readonly gaps: readonly Gap[];
  readonly facts: ItemFacts | null;
}

/** Refused or locked with nothing seen of it: it has a line, and is in no count. */
export function isShut({ items, bytes, gaps }: Told): boolean {
  return gaps.some(({ cause }) => INCOMPLETE_CAUSES.has(cause)) && (items ?? 0) === 0 && (bytes ?? 0) === 0;
}

/** Sensitive items that readers are told by directorate alone; null of a space that is nobody's own. */
export function groupedOf(told: Told): number | null {
  if (!isIndividual(told.container)) return null;
  return isShut(told) ? 0 : told.intimateItems;
}

/** Null where Graph cannot tell, and for what was shut. */
export function volumeOf(told: Told): { readonly items: number | null; readonly bytes: number | null } {
  if (isShut(told)) return { items: null, bytes: null };
  return { items: told.items, bytes: WEIGHED.has(told.container.service) ? told.bytes : null };
}

export function coverageOf(told: Told, content: ContentModes): Coverage {
  const { service } = told.container;
  if (isShut(told)) return "not-scanned";
  if (told.gaps.some(({ cause }) => INCOMPLETE_CAUSES.has(cause))) return "partial";
  if (told.items === null && FETCHED_WHOLE.has(service)) return "not-scanned";
  if (content[chosenWorkloadOf(service)] !== "sample" || !isReadable(service)) return "complete";
  return drawnItems(told) < readableItems(told) ? "sampled" : "complete";
}

/** Items that were to be read: those that could be, and those that could not (encrypted, damaged, of another format). */
function drawnItems(told: Told): number {
  return told.itemsRead + sum(wholly(told.unread)) - closedItems(told);
}

/** Left out of reading as a whole, by the configuration. */
function isExcluded({ gaps }: Told): boolean {
  return gaps.some(({ cause, where }) => cause === "left-out" && where === "content");
}

/** Items whose content may be read, whether it was or not. */
function readableItems(told: Told): number {
  return isExcluded(told) ? 0 : Math.max(0, (told.items ?? 0) - Math.max(closedItems(told), passedOver(told)));
}

/** Private or excluded items, where items are listed one by one. */
function closedItems({ unread }: Told): number {
  return (unread.private ?? 0) + (unread.excluded ?? 0);
}

/** Private items where whole folders were passed over, and only their count is known. */
function passedOver({ gaps }: Told): number {
  return gaps.reduce((items, { cause, count }) => items + (cause === "private" ? count : 0), 0);
}

/** Items that were not to be read, where they are not told one by one: private ones, and those left out as a whole. */
export function untouched(told: Told): Readonly<Record<string, number>> {
  const closed = Math.max(0, passedOver(told) - (told.unread.private ?? 0));
  const rest = (told.items ?? 0) - (told.unread.private ?? 0) - (told.unread.excluded ?? 0) - closed;
  return {
    ...(closed > 0 && { private: closed }),
    ...(isExcluded(told) && rest > 0 && { excluded: rest }),
  };
}

/** What is read in part is among the read. */
const wholly = (counts: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(counts).filter(([reason]) => !reason.startsWith(PARTLY)));

/** Every reason of this container, whether its items are told one by one or not. */
export function unreadIn(told: Told): Readonly<Record<string, number>> {
  const all: Record<string, number> = { ...told.unread };
  for (const [reason, items] of Object.entries(untouched(told))) all[reason] = (all[reason] ?? 0) + items;
  return all;
}

const sum = (counts: Readonly<Record<string, number>>) =>
  Object.values(counts).reduce((total, count) => total + count, 0);
