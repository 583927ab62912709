/** What is asked of the tables to write a page of a scan. */

import { sql } from "../asking.ts";

/** Origins of findings in names: of the place itself, of a folder, of an item. Content has its own, and so have labels that the service told. */
export const ORIGIN = { place: "place", folder: "folder", item: "name", content: "content", label: "label" } as const;

export const SQL = {
  fact: sql(
    "INSERT INTO fact (kind, id, body, seen) VALUES (?, ?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body, seen = excluded.seen",
  ),
  sameFact: sql("SELECT 1 AS found FROM fact WHERE kind = ? AND id = ? AND seen = ?"),
  findPlace: sql("SELECT place FROM place WHERE service = ? AND id = ?"),
  findBody: sql("SELECT place, body, seen FROM place WHERE service = ? AND id = ?"),
  // Another of those that work at the scan may have named it meanwhile.
  addPlace: sql(
    "INSERT INTO place (service, id, seen) VALUES (?, ?, ?) ON CONFLICT (service, id) DO UPDATE SET seen = place.seen RETURNING place",
  ),
  place: sql(
    "INSERT INTO place (service, id, body, seen) VALUES (?, ?, ?, ?) ON CONFLICT (service, id) DO UPDATE SET body = excluded.body, seen = excluded.seen",
  ),
  keep: sql("UPDATE place SET kept = ? WHERE place = ?"),
  rewrite: sql("UPDATE place SET body = ? WHERE service = ? AND id = ?"),
  findApart: sql("SELECT apart FROM item WHERE place = ? AND id = ?"),
  apart: sql("UPDATE item SET apart = ? WHERE place = ? AND id = ?"),
  part: sql(
    "INSERT INTO part (place, id, items, bytes, counted, seen) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (place, id) DO UPDATE SET items = excluded.items, bytes = excluded.bytes, counted = excluded.counted, seen = excluded.seen",
  ),
  item: sql(
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
    sql(
      `DELETE FROM ${table} WHERE place = ? AND item = ? ${table === "finding" ? `AND origin IN ('${ORIGIN.content}', '${ORIGIN.label}')` : ""} AND EXISTS (
           SELECT 1 FROM item WHERE item.place = ${table}.place AND item.id = ${table}.item
             AND (item.modified IS DISTINCT FROM ? OR item.bytes IS DISTINCT FROM ?))
           AND NOT EXISTS (SELECT 1 FROM finding marked WHERE marked.place = ${table}.place AND marked.item = ${table}.item
             AND marked.origin = '${ORIGIN.content}' AND marked.detector = 'marking')`,
    ),
  ),
  forgetName: sql(
    `DELETE FROM finding WHERE place = ? AND item = ? AND origin IN ('${ORIGIN.item}', '${ORIGIN.folder}') AND EXISTS (
         SELECT 1 FROM item WHERE item.place = finding.place AND item.id = finding.item AND item.name IS DISTINCT FROM ?)`,
  ),
  forgetPlaceName: sql(`DELETE FROM finding WHERE place = ? AND item = '' AND origin = '${ORIGIN.place}'`),
  delta: sql(
    "INSERT INTO delta (place, part, link, seen) VALUES (?, ?, ?, ?) ON CONFLICT (place, part) DO UPDATE SET link = excluded.link, seen = excluded.seen",
  ),
  emptyFolder: sql(
    "UPDATE item SET type = 'gone' WHERE place = ? AND id = ? AND type IN ('folder', 'notebook', 'gone')",
  ),
  forgetItem: [
    sql("DELETE FROM item WHERE place = ? AND id = ?"),
    sql("DELETE FROM outcome WHERE place = ? AND item = ?"),
    sql("DELETE FROM finding WHERE place = ? AND item = ?"),
  ],
  forgetContent: [
    sql("DELETE FROM outcome WHERE place = ?"),
    sql(`DELETE FROM finding WHERE place = ? AND origin IN ('${ORIGIN.content}', '${ORIGIN.label}')`),
  ],
  forgetPlace: [
    sql("DELETE FROM item WHERE place = ?"),
    sql("DELETE FROM part WHERE place = ?"),
    sql("DELETE FROM outcome WHERE place = ?"),
    sql("DELETE FROM finding WHERE place = ? AND item <> ''"),
    sql("DELETE FROM closed WHERE place = ?"),
    sql("DELETE FROM delta WHERE place = ?"),
  ],
  gap: sql(
    `INSERT INTO gap (service, container, place, cause, permission, code, request, count, seen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (service, container, place, cause) DO UPDATE SET permission = excluded.permission, code = excluded.code,
         request = excluded.request, count = excluded.count, seen = excluded.seen`,
  ),
  outcome: sql(
    `INSERT INTO outcome (place, item, name, read, unread, seen, part, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (place, item) DO UPDATE SET name = excluded.name, read = excluded.read, unread = excluded.unread, seen = excluded.seen,
         part = excluded.part, version = excluded.version`,
  ),
  stand: sql("UPDATE outcome SET seen = ? WHERE place = ? AND item = ?"),
  forgetFindings: sql("DELETE FROM finding WHERE place = ? AND item = ? AND origin = ?"),
  finding: sql(
    `INSERT INTO finding (place, item, origin, detector, category, confidence, count) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (place, item, origin, detector, category, confidence) DO UPDATE SET count = excluded.count`,
  ),
};
