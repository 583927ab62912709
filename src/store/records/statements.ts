/** What the store asks of its tables again and again. */

import { CONFIDENCES, RESTRICTED_DETECTORS } from "../../model/finding.ts";
import { sql } from "../asking.ts";
import { markedBy } from "./population.ts";
import { COUNTED, INCOMPLETE, quoted, sumOf } from "./words.ts";

/** Where something of it was refused, what was read of it may lack what was refused; what was not come to was not read. */
const READ_WHOLE = `NOT EXISTS (
  SELECT 1 FROM gap WHERE gap.service = place.service AND gap.container = place.id AND cause IN (${INCOMPLETE}) AND cause <> 'unfinished')`;

/** Of an item: something was found in it that the contract calls sensitive, for which at least medium confidence is needed. */
const SENSITIVE = `EXISTS (SELECT 1 FROM finding WHERE finding.place = item.place AND finding.item = item.id
  AND origin <> 'folder' AND category <> 'contact' AND confidence >= ${CONFIDENCES.indexOf("medium")}
  AND detector NOT IN (${quoted(RESTRICTED_DETECTORS)}))`;

export const SQL = {
  delta: sql(
    `SELECT link FROM delta JOIN place ON place.place = delta.place
       WHERE place.service = ? AND place.id = ? AND part = ? AND (part = '' OR ${READ_WHOLE})`,
  ),
  closed: sql(
    `SELECT COUNT(*) AS items FROM closed JOIN place ON place.place = closed.place
       WHERE place.service = :service AND place.id = :container AND (closed.seen = :scan OR EXISTS (
         SELECT 1 FROM delta WHERE delta.place = closed.place AND delta.part = closed.part AND delta.kept = :scan))`,
  ),
  versions: sql(
    `SELECT item, version FROM outcome JOIN place ON place.place = outcome.place
       WHERE place.service = ? AND place.id = ? AND version IS NOT NULL AND ${READ_WHOLE}`,
  ),
  addAccount: sql(
    `INSERT INTO account (scan, workload, requests, throttled, units, bytes) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (scan, workload) DO UPDATE SET requests = account.requests + excluded.requests,
         throttled = account.throttled + excluded.throttled, units = account.units + excluded.units, bytes = account.bytes + excluded.bytes`,
  ),
  addSpent: sql("INSERT INTO spent (since, units) VALUES (?, ?)"),
  addPause: sql("INSERT INTO pause (lane, until) VALUES (?, ?)"),
  forgetSpent: sql("DELETE FROM spent"),
  forgetPauses: sql("DELETE FROM pause"),
  pauses: sql("SELECT lane, until FROM pause ORDER BY lane"),
  spent: sql("SELECT since, units FROM spent ORDER BY since"),
  addOddity: sql(
    `INSERT INTO oddity (scan, workload, kind, count) VALUES (?, ?, ?, ?)
       ON CONFLICT (scan, workload, kind) DO UPDATE SET count = oddity.count + excluded.count`,
  ),
  oddities: sql("SELECT workload, kind, count FROM oddity WHERE scan = ? ORDER BY workload, kind"),
  accounts: sql("SELECT * FROM account WHERE scan = ? ORDER BY workload"),
  fact: sql("SELECT body FROM fact WHERE kind = ? AND id = ? AND seen >= ?"),
  facts: sql("SELECT body FROM fact WHERE kind = ? AND id > ? AND seen >= ? ORDER BY id LIMIT ?"),
  unread: sql(
    `SELECT item.*, CASE WHEN ${markedBy("item.place", "item.id")} THEN 1 ELSE 0 END AS marked
       FROM item JOIN place ON place.place = item.place
       WHERE place.service = ? AND place.id = ? AND item.id > ? AND ${COUNTED} AND closed = 0
         AND NOT EXISTS (SELECT 1 FROM outcome WHERE outcome.place = item.place AND outcome.item = item.id)
       ORDER BY item.id LIMIT ?`,
  ),
  files: sql(
    `SELECT item.* FROM item JOIN place ON place.place = item.place
       WHERE place.service = ? AND place.id = ? AND item.id > ? AND ${COUNTED} AND closed = 0 ORDER BY item.id LIMIT ?`,
  ),
  sharedSensitive: sql(
    `WITH RECURSIVE here (place) AS (SELECT place FROM place WHERE service = :service AND id = :container),
       open (id) AS (
         SELECT item.id FROM item JOIN here ON item.place = here.place WHERE shared IS NOT NULL
         UNION
         SELECT item.id FROM item JOIN here ON item.place = here.place JOIN open ON item.parent = open.id)
       SELECT item.id FROM item JOIN here ON item.place = here.place
       WHERE item.id > :after AND ${COUNTED} AND closed = 0 AND item.id IN (SELECT id FROM open) AND ${SENSITIVE}
       ORDER BY item.id LIMIT :limit`,
  ),
  tellsRetention: sql(
    `SELECT 1 AS found FROM item JOIN place ON place.place = item.place
       WHERE place.service = ? AND place.id = ? AND item.traits LIKE '%"retained":%' LIMIT 1`,
  ),
  notebooks: sql(
    `SELECT book.id, book.type, book.parent, book.name, book.created, book.modified, book.private, book.traits,
         (SELECT COALESCE(${sumOf("item.bytes")}, 0) FROM item
          WHERE item.place = book.place AND item.notebook = book.id AND item.type = 'file') AS bytes
       FROM item book JOIN place ON place.place = book.place
       WHERE place.service = ? AND place.id = ? AND book.id > ? AND book.type = 'notebook' AND book.notebook IS NULL
       ORDER BY book.id LIMIT ?`,
  ),
  place: sql("SELECT body FROM place WHERE service = ? AND id = ? AND body IS NOT NULL"),
  protectedItems: sql(
    `SELECT DISTINCT item FROM finding JOIN place ON place.place = finding.place
       WHERE place.service = ? AND place.id = ? AND origin = 'content' AND detector = 'marking'`,
  ),
  gaps: sql("SELECT * FROM gap ORDER BY service, container, place, cause"),
  shut: sql(
    `SELECT * FROM gap WHERE container <> '' AND cause IN (${INCOMPLETE}) ORDER BY container, service, place, cause`,
  ),
  pseudonymsOf: sql("SELECT kind, number FROM pseudonym WHERE id = ?"),
  pseudonym: sql(
    `INSERT INTO pseudonym (kind, id, number) VALUES (?, ?, (SELECT COALESCE(MAX(number), 0) + 1 FROM pseudonym WHERE kind = ?))
       ON CONFLICT (kind, id) DO UPDATE SET number = pseudonym.number RETURNING number`,
  ),
};
