/** A service's containers added up. What is unknown stays unknown: a sum of nothing known is null, never 0. */

import { type DrivePart, REACHES, type Reach } from "../model/drive-part.ts";
import type { Category } from "../model/finding.ts";
import type { Volume } from "../model/plan-service.ts";
import type { PartRule } from "../model/verdict.ts";
import { type Coverage, isShut, type Told, untouched, volumeOf } from "./told.ts";

export interface ServiceSum {
  volume: Volume;
  readonly parts: Map<string, Volume>;
  readonly coverages: Set<Coverage>;
  itemsRead: number;
  sensitiveContainers: number;
  sensitiveItems: number;
  readonly byDetector: Map<string, number>;
  readonly byCategory: Map<Category, number>;
  readonly unread: Map<string, number>;
}

const NOTHING: Volume = { containers: 0, items: 0, bytes: 0 };

export function emptySum(): ServiceSum {
  return {
    volume: NOTHING,
    parts: new Map(),
    coverages: new Set(),
    itemsRead: 0,
    sensitiveContainers: 0,
    sensitiveItems: 0,
    byDetector: new Map(),
    byCategory: new Map(),
    unread: new Map(),
  };
}

export function add(sum: ServiceSum, told: Told, coverage: Coverage, parts: readonly PartRule[]): void {
  sum.coverages.add(coverage);
  if (isShut(told)) return;
  const own = { containers: told.container.listed ? 1 : 0, ...volumeOf(told) };
  sum.volume = together(sum.volume, own);
  for (const part of parts) {
    const share = part.types.includes(told.container.type) ? own : insideOf(told, part);
    if (share !== null) sum.parts.set(part.id, together(sum.parts.get(part.id) ?? NOTHING, share));
  }
  sum.itemsRead += told.itemsRead;
  sum.sensitiveItems += told.sensitiveItems;
  if (told.sensitiveItems > 0) sum.sensitiveContainers += 1;
  count(sum.byDetector, told.byDetector);
  count(sum.byCategory as Map<string, number>, told.byCategory);
  count(sum.unread, told.unread);
  count(sum.unread, untouched(told));
}

/** What of a container lies in such a part; null when nothing does. */
function insideOf({ parts }: Told, { inside }: PartRule): Volume | null {
  const held = inside.map((id) => parts[id]).filter((each) => each !== undefined);
  if (held.length === 0) return null;
  const volume = held.reduce((all: Volume, each) => together(all, { containers: 0, ...each }), NOTHING);
  return { ...volume, containers: 1 };
}

/** Files that are shared less far than this make no part. */
export function sharedFrom(wide: Reach, parts: readonly PartRule[]): readonly PartRule[] {
  const nearer = new Set<DrivePart>(REACHES.slice(0, REACHES.indexOf(wide)).map((reach) => `shared-${reach}` as const));
  return parts.map((part) => ({ ...part, inside: part.inside.filter((id) => !nearer.has(id)) }));
}

/** Where nothing says what is in it nothing is known of a part; else, what was met. */
export function partVolume(sum: ServiceSum, { id, types, inside }: PartRule): Volume {
  if ((types.length === 0 && inside.length === 0) || sum.volume.containers === null)
    return { containers: null, items: null, bytes: null };
  return sum.parts.get(id) ?? NOTHING;
}

function together(sum: Volume, own: Volume): Volume {
  const first = sum.containers === 0 && sum.items === 0 && sum.bytes === 0;
  return {
    containers: plus(sum.containers, own.containers, false),
    items: plus(sum.items, own.items, first),
    bytes: plus(sum.bytes, own.bytes, first),
  };
}

/** What Graph tells is added up; null only while it has told nothing at all. */
function plus(sum: number | null, own: number | null, first: boolean): number | null {
  if (own === null) return first ? null : sum;
  return (sum ?? 0) + own;
}

function count(counts: Map<string, number>, own: Readonly<Record<string, number>>): void {
  for (const [key, items] of Object.entries(own)) counts.set(key, (counts.get(key) ?? 0) + items);
}
