/** What is written of a page: places, what they hold, gaps, and what was read and found there. */

import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { Finding } from "../../model/finding.ts";
import { CONFIDENCES } from "../../model/finding.ts";
import type { Container, Item, TenantRecord, ToldApart } from "../../model/records.ts";
import type { ServiceId } from "../../model/service.ts";
import type { KeptLink, Page, Place } from "../../model/task.ts";
import type { LabelFinding, NameFinding, ReadOutcome } from "../commit.ts";
import { partsOf } from "./parts.ts";

export interface Writing {
  /** Answers how many items and accounts this scan had said before, by service; null for accounts. */
  records(records: readonly TenantRecord[], scan: number): ReadonlyMap<ServiceId | null, number>;
  outcomes(outcomes: readonly ReadOutcome[], scan: number): void;
  nameFindings(findings: readonly NameFinding[], scan: number): void;
  labelFindings(found: readonly LabelFinding[], scan: number): void;
  keep(of: Place, scan: number): void;
  stand(of: NonNullable<Page["stands"]>[number], scan: number): void;
  goOnFrom(delta: KeptLink, scan: number): void;
}

const truth = (value: boolean) => (value ? 1 : 0);
const json = (value: Readonly<Record<string, unknown>>) =>
  Object.keys(value).length === 0 ? null : JSON.stringify(value);

const nameIn = (body: unknown): string | null =>
  typeof body === "string" ? (JSON.parse(body) as Container).name : null;

/** What several say of one place in a scan is the same whoever comes last. */
function ofSeveral(record: Container, known: Record<string, unknown> | undefined, scan: number): Container {
  if (record.department === undefined || known?.seen !== scan || typeof known.body !== "string") return record;
  const { department: before = null } = JSON.parse(known.body) as Container;
  const { department: now } = record;
  return { ...record, department: before === null || (now !== null && now < before) ? now : before };
}

/** Origins of findings in names: of the place itself, of a folder, of an item. Content has its own, and so have labels that the service told. */
const ORIGIN = { place: "place", folder: "folder", item: "name", content: "content", label: "label" } as const;

export function writingOf(database: DatabaseSync): Writing {
  const sql = statementsOf(database);

  // A page tells most often of one place alone. Forgotten with every page: a sweep, or a page undone, may take it away.
  let last: { readonly service: string; readonly id: string; readonly place: number } | null = null;
  const placeOf = (service: string, id: string, scan: number): number => {
    if (last?.service === service && last.id === id) return last.place;
    const row = sql.findPlace.get(service, id) ?? sql.addPlace.get(service, id, scan);
    last = { service, id, place: Number(row?.place) };
    return last.place;
  };

  /** True when this scan had said it before. */
  const writeItem = (item: Item, scan: number): boolean => {
    const place = placeOf(item.service, item.container, scan);
    // What was read of a thing that has changed since is not known any more, nor what its name said before. One in which a
    // protection marking was found is not fetched again: what is known of it stands.
    if (scan > 1) for (const statement of sql.forgetRead) statement.run(place, item.id, item.modified, item.bytes);
    sql.forgetName.run(place, item.id, item.name);
    const { id, type, parent, name, bytes, created, modified, private: own, traits, shared, teamsFolder } = item;
    const told = [id, type, parent, name, bytes, created, modified, truth(own), json(traits)] as const;
    return sql.item.get(place, ...told, shared ?? null, teamsFolder ?? null, truth(own), scan)?.again === 1;
  };

  type Writer<K extends TenantRecord["kind"]> = (record: Extract<TenantRecord, { kind: K }>, scan: number) => unknown;
  /** True where a row is one that the same walk had said before; where several walks may say the same, nothing is. */
  const writers: { [K in TenantRecord["kind"]]: Writer<K> } = {
    container: (record: Container, scan) => {
      const known = sql.findBody.get(record.service, record.id);
      if (known !== undefined && nameIn(known.body) !== record.name) sql.forgetPlaceName.run(known.place as number);
      sql.place.run(record.service, record.id, JSON.stringify(ofSeveral(record, known, scan)), scan);
    },
    part: ({ service, container, id, items, bytes, counted }, scan) =>
      sql.part.run(placeOf(service, container, scan), id, items, bytes, truth(counted), scan),
    item: writeItem,
    apart: ({ service, container, item, told }, scan) => {
      if (item === null) {
        const body = sql.findBody.get(service, container)?.body;
        if (typeof body !== "string") return;
        const record = JSON.parse(body) as Container;
        sql.rewrite.run(JSON.stringify({ ...record, traits: { ...record.traits, ...told } }), service, container);
        return;
      }
      const place = placeOf(service, container, scan);
      const before = sql.findApart.get(place, item)?.apart;
      const known = typeof before === "string" ? (JSON.parse(before) as ToldApart) : {};
      // What it is shared with may change without itself: it is known of the scan that asked alone.
      const { sharing, ...rest } = told;
      sql.apart.run(
        JSON.stringify({ ...known, ...rest, ...(sharing && { sharing: { ...sharing, scan } }) }),
        place,
        item,
      );
    },
    removed: ({ service, container, part, id }, scan) => {
      const place = placeOf(service, container, scan);
      if (part !== undefined) {
        sql.parts.leave(place, part, id);
        return;
      }
      // What a folder held goes with it once the tree is whole: some of it may have been moved out, or it be told again.
      if (Number(sql.emptyFolder.run(place, id).changes) > 0) return;
      for (const statement of sql.forgetItem) statement.run(place, id);
    },
    closed: ({ service, container, part, id }, scan) =>
      sql.parts.close(placeOf(service, container, scan), part, id, scan),
    reset: ({ service, container, part }, scan) => {
      const place = placeOf(service, container, scan);
      if (part === undefined) for (const statement of sql.forgetPlace) statement.run(place);
      else sql.parts.reset(place, part);
    },
    gap: (gap, scan) => {
      // What was read before it was closed is not to be known any more.
      const closed = gap.cause === "left-out" && gap.where === "content" && gap.container !== null;
      const known = closed ? sql.findPlace.get(gap.service ?? "", gap.container) : undefined;
      if (known !== undefined) for (const statement of sql.forgetContent) statement.run(known.place as number);
      return sql.gap.run(
        gap.service ?? "",
        gap.container ?? "",
        gap.where,
        gap.cause,
        gap.permission,
        gap.code,
        gap.requestId,
        gap.count,
        scan,
      );
    },
    organisation: fact,
    licence: fact,
    person: (record, scan) => {
      const again = sql.sameFact.get(record.kind, record.id, scan) !== undefined;
      fact(record, scan);
      return again;
    },
    group: fact,
    site: fact,
    "team-library": fact,
    "personal-space": fact,
    usage: fact,
    application: fact,
    label: fact,
    "closed-place": fact,
    setting: fact,
    draw: fact,
  };
  function fact(record: { kind: string; id: string }, scan: number): void {
    sql.fact.run(record.kind, record.id, JSON.stringify(record), scan);
  }

  const writeFinding = (place: number, item: string, origin: string, finding: Finding) => {
    const { detector, category, confidence, count } = finding;
    sql.finding.run(place, item, origin, detector, category, CONFIDENCES.indexOf(confidence), count);
  };

  return {
    records: (records, scan) => {
      last = null;
      const again = new Map<ServiceId | null, number>();
      for (const record of records) {
        if ((writers[record.kind] as (record: TenantRecord, scan: number) => unknown)(record, scan) !== true) continue;
        const service = record.kind === "item" ? record.service : null;
        // A message of a chat comes by each of its members.
        if (service === "teams.chat") continue;
        again.set(service, (again.get(service) ?? 0) + 1);
      }
      return again;
    },
    outcomes: (outcomes, scan) => {
      for (const { service, container, item, part, version, name, read, unread, findings } of outcomes) {
        const place = placeOf(service, container, scan);
        sql.outcome.run(place, item, name, truth(read), JSON.stringify(unread), scan, part ?? "", version ?? null);
        if (part !== undefined) sql.parts.open(place, item);
        sql.forgetFindings.run(place, item, ORIGIN.content);
        for (const finding of findings) writeFinding(place, item, ORIGIN.content, finding);
      }
    },
    nameFindings: (findings, scan) => {
      for (const { service, container, of, finding } of findings) {
        const place = placeOf(service, container, scan);
        if (of === "place") writeFinding(place, "", ORIGIN.place, finding);
        else if ("folder" in of) writeFinding(place, of.folder, ORIGIN.folder, finding);
        else writeFinding(place, of.item, ORIGIN.item, finding);
      }
    },
    labelFindings: (found, scan) => {
      for (const { service, container, item, findings } of found) {
        const place = placeOf(service, container, scan);
        sql.forgetFindings.run(place, item, ORIGIN.label);
        for (const finding of findings) writeFinding(place, item, ORIGIN.label, finding);
      }
    },
    keep: ({ service, container, part }, scan) => {
      const place = placeOf(service, container, scan);
      if (part === undefined) sql.keep.run(scan, place);
      else sql.parts.keep(place, part, scan);
    },
    stand: ({ service, container, items }, scan) => {
      const place = placeOf(service, container, scan);
      for (const item of items) sql.stand.run(scan, place, item);
    },
    goOnFrom: ({ service, container, part, link }, scan) =>
      void sql.delta.run(placeOf(service, container, scan), part ?? "", link, scan),
  };
}

function statementsOf(database: DatabaseSync) {
  const prepare = (text: string): StatementSync => database.prepare(text);
  return {
    fact: prepare(
      "INSERT INTO fact (kind, id, body, seen) VALUES (?, ?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body, seen = excluded.seen",
    ),
    sameFact: prepare("SELECT 1 FROM fact WHERE kind = ? AND id = ? AND seen = ?"),
    findPlace: prepare("SELECT place FROM place WHERE service = ? AND id = ?"),
    findBody: prepare("SELECT place, body, seen FROM place WHERE service = ? AND id = ?"),
    addPlace: prepare("INSERT INTO place (service, id, seen) VALUES (?, ?, ?) RETURNING place"),
    place: prepare(
      "INSERT INTO place (service, id, body, seen) VALUES (?, ?, ?, ?) ON CONFLICT (service, id) DO UPDATE SET body = excluded.body, seen = excluded.seen",
    ),
    keep: prepare("UPDATE place SET kept = ? WHERE place = ?"),
    rewrite: prepare("UPDATE place SET body = ? WHERE service = ? AND id = ?"),
    findApart: prepare("SELECT apart FROM item WHERE place = ? AND id = ?"),
    apart: prepare("UPDATE item SET apart = ? WHERE place = ? AND id = ?"),
    part: prepare(
      "INSERT INTO part (place, id, items, bytes, counted, seen) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (place, id) DO UPDATE SET items = excluded.items, bytes = excluded.bytes, counted = excluded.counted, seen = excluded.seen",
    ),
    item: prepare(
      `INSERT INTO item (place, id, type, parent, name, bytes, created, modified, private, traits, shared, teams_folder, closed, seen)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (place, id) DO UPDATE SET type = excluded.type, parent = excluded.parent, name = excluded.name,
         apart = CASE WHEN item.modified IS NOT DISTINCT FROM excluded.modified AND item.bytes IS NOT DISTINCT FROM excluded.bytes
           THEN item.apart END,
         bytes = excluded.bytes, created = excluded.created, modified = excluded.modified, private = excluded.private,
         traits = excluded.traits, shared = excluded.shared, teams_folder = excluded.teams_folder, closed = excluded.closed,
         again = CASE WHEN item.seen = excluded.seen THEN 1 ELSE 0 END, seen = excluded.seen
       RETURNING again`,
    ),
    forgetRead: ["outcome", "finding"].map((table) =>
      prepare(
        `DELETE FROM ${table} WHERE place = ? AND item = ? ${table === "finding" ? `AND origin IN ('${ORIGIN.content}', '${ORIGIN.label}')` : ""} AND EXISTS (
           SELECT 1 FROM item WHERE item.place = ${table}.place AND item.id = ${table}.item
             AND (item.modified IS DISTINCT FROM ? OR item.bytes IS DISTINCT FROM ?))
           AND NOT EXISTS (SELECT 1 FROM finding marked WHERE marked.place = ${table}.place AND marked.item = ${table}.item
             AND marked.origin = '${ORIGIN.content}' AND marked.detector = 'marking')`,
      ),
    ),
    forgetName: prepare(
      `DELETE FROM finding WHERE place = ? AND item = ? AND origin IN ('${ORIGIN.item}', '${ORIGIN.folder}') AND EXISTS (
         SELECT 1 FROM item WHERE item.place = finding.place AND item.id = finding.item AND item.name IS DISTINCT FROM ?)`,
    ),
    forgetPlaceName: prepare(`DELETE FROM finding WHERE place = ? AND item = '' AND origin = '${ORIGIN.place}'`),
    delta: prepare(
      "INSERT INTO delta (place, part, link, seen) VALUES (?, ?, ?, ?) ON CONFLICT (place, part) DO UPDATE SET link = excluded.link, seen = excluded.seen",
    ),
    emptyFolder: prepare(
      "UPDATE item SET type = 'gone' WHERE place = ? AND id = ? AND type IN ('folder', 'notebook', 'gone')",
    ),
    forgetItem: [
      prepare("DELETE FROM item WHERE place = ? AND id = ?"),
      prepare("DELETE FROM outcome WHERE place = ? AND item = ?"),
      prepare("DELETE FROM finding WHERE place = ? AND item = ?"),
    ],
    forgetContent: [
      prepare("DELETE FROM outcome WHERE place = ?"),
      prepare(`DELETE FROM finding WHERE place = ? AND origin IN ('${ORIGIN.content}', '${ORIGIN.label}')`),
    ],
    forgetPlace: [
      prepare("DELETE FROM item WHERE place = ?"),
      prepare("DELETE FROM part WHERE place = ?"),
      prepare("DELETE FROM outcome WHERE place = ?"),
      prepare("DELETE FROM finding WHERE place = ? AND item <> ''"),
      prepare("DELETE FROM closed WHERE place = ?"),
      prepare("DELETE FROM delta WHERE place = ?"),
    ],
    gap: prepare(
      `INSERT INTO gap (service, container, place, cause, permission, code, request, count, seen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (service, container, place, cause) DO UPDATE SET permission = excluded.permission, code = excluded.code,
         request = excluded.request, count = excluded.count, seen = excluded.seen`,
    ),
    outcome: prepare(
      `INSERT INTO outcome (place, item, name, read, unread, seen, part, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (place, item) DO UPDATE SET name = excluded.name, read = excluded.read, unread = excluded.unread, seen = excluded.seen,
         part = excluded.part, version = excluded.version`,
    ),
    stand: prepare("UPDATE outcome SET seen = ? WHERE place = ? AND item = ?"),
    parts: partsOf(database),
    forgetFindings: prepare("DELETE FROM finding WHERE place = ? AND item = ? AND origin = ?"),
    finding: prepare(
      `INSERT INTO finding (place, item, origin, detector, category, confidence, count) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (place, item, origin, detector, category, confidence) DO UPDATE SET count = excluded.count`,
    ),
  };
}
