/** What a place holds and what was found there, added up. Sorted by service in plan order, then by id. */

import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { DrivePart } from "../../model/drive-part.ts";
import {
  CATEGORIES,
  type Category,
  CONFIDENCES,
  type Confidence,
  INTIMATE,
  PARTLY,
  RESTRICTED_DETECTORS,
} from "../../model/finding.ts";
import type { Marks } from "../../model/fit.ts";
import type { Container } from "../../model/records.ts";
import { SERVICES, type ServiceId } from "../../model/service.ts";
import type { Beside, ContainerTotals } from "../port.ts";
import type { Figures, KeptFigures } from "./figures.ts";
import { gapOf } from "./gaps.ts";
import { itemFacts, markColumns, NO_MARKS } from "./obstacles.ts";

/** Files and things that stand for themselves: no folder, no notebook, nothing inside a notebook. */
export const COUNTED = "type IN ('file', 'thing') AND notebook IS NULL";

/**
 * A sum as a number that has no end: whole and exact as far as a number is, near it beyond. Added up as integers, sizes
 * that make no sense would stop whoever asks.
 */
export const sumOf = (column: string) => `SUM(CAST(${column} AS DOUBLE PRECISION))`;

const WINDOW = 500;

export function* totalsOf(
  database: DatabaseSync,
  kept: KeptFigures,
  least: Confidence,
  only?: ServiceId,
  since?: string,
  marks?: ReadonlyMap<ServiceId, Marks>,
): Generator<ContainerTotals> {
  // Most places have rows in one or two tables: to look for what is not there would take most of the time of a plan.
  const stands = (name: string, table: string, same: string) =>
    `CASE WHEN EXISTS (SELECT 1 FROM ${table} WHERE ${same}) THEN 1 ELSE 0 END AS ${name}`;
  const below = (name: string, table: string) => stands(name, table, `${table}.place = place.place`);
  const page = database.prepare(
    `SELECT place, id, body, ${below("listed", "item")}, ${below("parted", "part")}, ${below("looked", "outcome")},
       ${below("struck", "finding")}, ${stands("refused", "gap", "gap.service = place.service AND gap.container = place.id")}
     FROM place WHERE service = ? AND id > ? AND body IS NOT NULL ORDER BY id LIMIT ?`,
  );
  const counting = (asked: Marks) =>
    database.prepare(
      `SELECT drive_part AS part, COUNT(*) AS items, ${sumOf("bytes")} AS bytes, COUNT(bytes) AS sized, SUM(closed) AS closed
         ${markColumns(asked)}
       FROM item WHERE place = ? AND ${COUNTED} GROUP BY drive_part ORDER BY drive_part`,
    );
  const parts = database.prepare(
    `SELECT COUNT(*) AS parts, COUNT(items) AS told, ${sumOf("items")} AS items, COUNT(bytes) AS sized, ${sumOf("bytes")} AS bytes
     FROM part WHERE place = ? AND counted = 1`,
  );
  const read = database.prepare("SELECT COUNT(*) AS items FROM outcome WHERE place = ? AND read = 1");
  const unread = database.prepare(
    "SELECT read, unread, COUNT(*) AS items FROM outcome WHERE place = ? AND (read = 0 OR unread <> '[]') GROUP BY read, unread",
  );
  const found = database.prepare(
    `SELECT DISTINCT item, detector, category FROM finding
     WHERE place = ? AND item <> '' AND origin <> 'folder' AND confidence >= ? ORDER BY item`,
  );
  const beside = besideOf(database);
  const gaps = database.prepare("SELECT * FROM gap WHERE service = ? AND container = ? ORDER BY place, cause");

  const figuresOf = (place: number, has: Has, { volume, asked }: Counting): Figures => {
    const reasons: Record<string, number> = {};
    for (const row of has.looked ? unread.all(place) : []) {
      for (const code of JSON.parse(String(row.unread)) as string[]) {
        const reason = row.read === 1 ? PARTLY + code : code;
        reasons[reason] = (reasons[reason] ?? 0) + Number(row.items);
      }
    }
    const pieces = has.listed ? (volume.all(place) as unknown as readonly Piece[]) : [];
    const own = together(pieces);
    if (own.closed > 0) reasons.private = own.closed;
    return {
      ...volumeOf(own, has.parted ? (parts.get(place) as never) : NO_PARTS),
      parts: Object.fromEntries(
        pieces.flatMap(({ part, items, bytes }) => (part === null ? [] : [[part, { items, bytes }]])),
      ),
      itemsRead: has.looked ? Number(read.get(place)?.items) : 0,
      ...tallyOf(has.struck ? (found.all(place, CONFIDENCES.indexOf(least)) as never) : []),
      unread: reasons,
      facts: has.listed && marks !== undefined ? itemFacts(pieces as never, asked) : null,
    };
  };
  const keptOf = (place: number, has: Has, counted: Counting): Figures => {
    // Of the others there is nothing that would take any time.
    if (!has.listed && !has.looked && !has.struck) return figuresOf(place, has, counted);
    const before = kept.get(place, counted.key);
    if (before !== null) return before;
    const figures = figuresOf(place, has, counted);
    kept.put(place, counted.key, figures);
    return figures;
  };

  for (const { id: service } of SERVICES) {
    if (only !== undefined && only !== service) continue;
    const asked = marks?.get(service) ?? NO_MARKS;
    const counted = { asked, volume: counting(asked), key: marks ? `${least} ${JSON.stringify(asked)}` : least };
    for (let after = ""; ; ) {
      kept.refresh();
      const rows = page.all(service, after, WINDOW);
      for (const { place, id, body, ...has } of rows as unknown as readonly PlaceRow[]) {
        yield {
          container: JSON.parse(body) as Container,
          ...keptOf(place, has, counted),
          gaps: has.refused ? gaps.all(service, id).map(gapOf) : [],
          beside: since === undefined ? NOTHING : beside(place, has, since),
        };
      }
      if (rows.length < WINDOW) break;
      after = String(rows.at(-1)?.id);
    }
  }
}

/** A place, and which tables have rows of it. */
interface PlaceRow extends Has {
  readonly place: number;
  readonly id: string;
  readonly body: string;
}

interface Has {
  /** 1 or 0, of `item`, `part`, `outcome`, `finding` and `gap`. */
  readonly listed: number;
  readonly parted: number;
  readonly looked: number;
  readonly struck: number;
  readonly refused: number;
}

/** How the items of a service are counted, and under what their figures are kept. */
interface Counting {
  readonly asked: Marks;
  readonly volume: StatementSync;
  readonly key: string;
}

const NOTHING: Beside = { apart: 0, recent: 0, recentBytes: 0 };

function besideOf(database: DatabaseSync): (place: number, has: Has, since: string) => Beside {
  const within = database.prepare(
    `SELECT COUNT(notebook) AS apart, COUNT(changed) AS recent, ${sumOf("changed")} AS recentBytes
     FROM (SELECT notebook, CASE WHEN notebook IS NULL AND (created >= :since OR modified >= :since)
             THEN COALESCE(bytes, 0) END AS changed
           FROM item WHERE place = :place AND type IN ('file', 'thing')) AS things`,
  );
  const hidden = database.prepare(`SELECT ${sumOf("items")} AS items FROM part WHERE place = ? AND counted = 0`);
  return (place, { listed, parted }, since) => {
    const told = listed ? within.get({ place, since }) : undefined;
    const apart = Number(told?.apart ?? 0) + (parted ? Number(hidden.get(place)?.items ?? 0) : 0);
    return { apart, recent: Number(told?.recent ?? 0), recentBytes: Number(told?.recentBytes ?? 0) };
  };
}

interface Items {
  readonly items: number;
  readonly bytes: number | null;
  readonly sized: number;
}

interface Piece extends Items {
  /** Null for what lies in no part that is told apart. */
  readonly part: DrivePart | null;
  readonly closed: number;
}

function together(pieces: readonly Piece[]): Items & { readonly closed: number } {
  const sum = (figure: (piece: Piece) => number) => pieces.reduce((total, piece) => total + figure(piece), 0);
  const sized = sum((piece) => piece.sized);
  return {
    items: sum(({ items }) => items),
    bytes: sized === 0 ? null : sum(({ bytes }) => bytes ?? 0),
    sized,
    closed: sum(({ closed }) => closed),
  };
}

interface Parts extends Items {
  readonly parts: number;
  readonly told: number;
}

const NO_PARTS: Parts = { parts: 0, told: 0, items: 0, bytes: null, sized: 0 };

/** Listed items and counted parts together: null as soon as one part cannot be told; of files, the sizes of those that have one. */
function volumeOf(own: Items, shares: Parts): { items: number | null; bytes: number | null } {
  const told = shares.told === shares.parts;
  const sized = shares.sized === shares.parts && (own.sized > 0 || own.items === 0);
  return {
    items: told ? own.items + (shares.items ?? 0) : null,
    bytes: sized ? (own.bytes ?? 0) + (shares.bytes ?? 0) : null,
  };
}

interface Hit {
  readonly item: string;
  readonly detector: string;
  readonly category: Category;
}

/** Items by detector and category; an item counts once in each, however many values it holds. */
function tallyOf(hits: readonly Hit[]) {
  const byDetector: Record<string, number> = {};
  const byCategory: Record<string, number> = {};
  let [sensitiveItems, intimateItems, restrictedItems] = [0, 0, 0];
  for (let at = 0; at < hits.length; ) {
    const { item } = hits[at] as Hit;
    const detectors = new Set<string>();
    const categories = new Set<Category>();
    let [open, plain] = [false, false];
    for (; at < hits.length && hits[at]?.item === item; at += 1) {
      const { detector, category } = hits[at] as Hit;
      detectors.add(detector);
      categories.add(category);
      if (category === "contact" || RESTRICTED_DETECTORS.has(detector)) continue;
      open = true;
      plain ||= !INTIMATE.has(category);
    }
    for (const detector of detectors) byDetector[detector] = (byDetector[detector] ?? 0) + 1;
    for (const category of categories) byCategory[category] = (byCategory[category] ?? 0) + 1;
    if (open) sensitiveItems += 1;
    if (open && !plain) intimateItems += 1;
    if (!open && [...categories].some((category) => category !== "contact")) restrictedItems += 1;
  }
  return {
    sensitiveItems,
    intimateItems,
    restrictedItems,
    byDetector: sorted(byDetector),
    byCategory: ordered(byCategory),
  };
}

const sorted = (counts: Record<string, number>) =>
  Object.fromEntries(Object.entries(counts).sort(([one], [other]) => (one < other ? -1 : 1)));
const ordered = (counts: Record<string, number>) =>
  Object.fromEntries(CATEGORIES.flatMap((id) => (counts[id] === undefined ? [] : [[id, counts[id]]])));
