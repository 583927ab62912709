/** What the store asks of its tables again and again, prepared once. */

import type { DatabaseSync } from "node:sqlite";
import { CONFIDENCES, RESTRICTED_DETECTORS } from "../../model/finding.ts";
import { COUNTED, INCOMPLETE, quoted, sumOf } from "../records/words.ts";
import { markedBy } from "./population.ts";

/** Where something of it was refused, what was read of it may lack what was refused; what was not come to was not read. */
const READ_WHOLE = `NOT EXISTS (
  SELECT 1 FROM gap WHERE gap.service = place.service AND gap.container = place.id AND cause IN (${INCOMPLETE}) AND cause <> 'unfinished')`;

/** Of an item: something was found in it that the contract calls sensitive, for which at least medium confidence is needed. */
const SENSITIVE = `EXISTS (SELECT 1 FROM finding WHERE finding.place = item.place AND finding.item = item.id
  AND origin <> 'folder' AND category <> 'contact' AND confidence >= ${CONFIDENCES.indexOf("medium")}
  AND detector NOT IN (${quoted(RESTRICTED_DETECTORS)}))`;

export type Statements = ReturnType<typeof statementsOf>;

export function statementsOf(database: DatabaseSync) {
  return {
    open: database.prepare("BEGIN IMMEDIATE"),
    close: database.prepare("COMMIT"),
    plant: database.prepare(
      "INSERT INTO task (collector, key, params, state) VALUES (?, ?, ?, 'waiting') ON CONFLICT (collector, key) DO NOTHING",
    ),
    waiting: database.prepare("SELECT * FROM task WHERE state = 'waiting' AND collector = ? ORDER BY position LIMIT ?"),
    begin: database.prepare("UPDATE task SET state = 'claimed' WHERE position = ?"),
    release: database.prepare(
      "UPDATE task SET state = 'waiting', unanswered = ? WHERE collector = ? AND key = ? AND state = 'claimed'",
    ),
    advance: database.prepare(
      "UPDATE task SET cursor = ?, state = ? WHERE collector = ? AND key = ? AND state <> 'done'",
    ),
    pending: database.prepare(
      "SELECT collector, COUNT(*) AS tasks FROM task WHERE state IN ('waiting', 'claimed') GROUP BY collector",
    ),
    delta: database.prepare(
      `SELECT link FROM delta JOIN place ON place.place = delta.place
       WHERE place.service = ? AND place.id = ? AND part = ? AND (part = '' OR ${READ_WHOLE})`,
    ),
    closed: database.prepare(
      `SELECT COUNT(*) AS items FROM closed JOIN place ON place.place = closed.place
       WHERE place.service = :service AND place.id = :container AND (closed.seen = :scan OR EXISTS (
         SELECT 1 FROM delta WHERE delta.place = closed.place AND delta.part = closed.part AND delta.kept = :scan))`,
    ),
    versions: database.prepare(
      `SELECT item, version FROM outcome JOIN place ON place.place = outcome.place
       WHERE place.service = ? AND place.id = ? AND version IS NOT NULL AND ${READ_WHOLE}`,
    ),
    addAccount: database.prepare(
      `INSERT INTO account (scan, workload, requests, throttled, units, bytes) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (scan, workload) DO UPDATE SET requests = account.requests + excluded.requests,
         throttled = account.throttled + excluded.throttled, units = account.units + excluded.units, bytes = account.bytes + excluded.bytes`,
    ),
    addSpent: database.prepare("INSERT INTO spent (since, units) VALUES (?, ?)"),
    addPause: database.prepare("INSERT INTO pause (lane, until) VALUES (?, ?)"),
    pauses: database.prepare("SELECT lane, until FROM pause ORDER BY lane"),
    spent: database.prepare("SELECT since, units FROM spent ORDER BY since"),
    addOddity: database.prepare(
      `INSERT INTO oddity (scan, workload, kind, count) VALUES (?, ?, ?, ?)
       ON CONFLICT (scan, workload, kind) DO UPDATE SET count = oddity.count + excluded.count`,
    ),
    oddities: database.prepare("SELECT workload, kind, count FROM oddity WHERE scan = ? ORDER BY workload, kind"),
    accounts: database.prepare("SELECT * FROM account WHERE scan = ? ORDER BY workload"),
    fact: database.prepare("SELECT body FROM fact WHERE kind = ? AND id = ? AND seen >= ?"),
    facts: database.prepare("SELECT body FROM fact WHERE kind = ? AND id > ? AND seen >= ? ORDER BY id LIMIT ?"),
    unread: database.prepare(
      `SELECT item.*, CASE WHEN ${markedBy("item.place", "item.id")} THEN 1 ELSE 0 END AS marked
       FROM item JOIN place ON place.place = item.place
       WHERE place.service = ? AND place.id = ? AND item.id > ? AND ${COUNTED} AND closed = 0
         AND NOT EXISTS (SELECT 1 FROM outcome WHERE outcome.place = item.place AND outcome.item = item.id)
       ORDER BY item.id LIMIT ?`,
    ),
    files: database.prepare(
      `SELECT item.* FROM item JOIN place ON place.place = item.place
       WHERE place.service = ? AND place.id = ? AND item.id > ? AND ${COUNTED} AND closed = 0 ORDER BY item.id LIMIT ?`,
    ),
    sharedSensitive: database.prepare(
      `WITH RECURSIVE here (place) AS (SELECT place FROM place WHERE service = :service AND id = :container),
       open (id) AS (
         SELECT item.id FROM item JOIN here ON item.place = here.place WHERE shared IS NOT NULL
         UNION
         SELECT item.id FROM item JOIN here ON item.place = here.place JOIN open ON item.parent = open.id)
       SELECT item.id FROM item JOIN here ON item.place = here.place
       WHERE item.id > :after AND ${COUNTED} AND closed = 0 AND item.id IN (SELECT id FROM open) AND ${SENSITIVE}
       ORDER BY item.id LIMIT :limit`,
    ),
    tellsRetention: database.prepare(
      `SELECT 1 FROM item JOIN place ON place.place = item.place
       WHERE place.service = ? AND place.id = ? AND item.traits LIKE '%"retained":%' LIMIT 1`,
    ),
    notebooks: database.prepare(
      `SELECT book.id, book.type, book.parent, book.name, book.created, book.modified, book.private, book.traits,
         (SELECT COALESCE(${sumOf("item.bytes")}, 0) FROM item
          WHERE item.place = book.place AND item.notebook = book.id AND item.type = 'file') AS bytes
       FROM item book JOIN place ON place.place = book.place
       WHERE place.service = ? AND place.id = ? AND book.id > ? AND book.type = 'notebook' AND book.notebook IS NULL
       ORDER BY book.id LIMIT ?`,
    ),
    place: database.prepare("SELECT body FROM place WHERE service = ? AND id = ? AND body IS NOT NULL"),
    protectedItems: database.prepare(
      `SELECT DISTINCT item FROM finding JOIN place ON place.place = finding.place
       WHERE place.service = ? AND place.id = ? AND origin = 'content' AND detector = 'marking'`,
    ),
    gaps: database.prepare("SELECT * FROM gap ORDER BY service, container, place, cause"),
    shut: database.prepare(
      `SELECT * FROM gap WHERE container <> '' AND cause IN (${INCOMPLETE}) ORDER BY container, service, place, cause`,
    ),
    pseudonymsOf: database.prepare("SELECT kind, number FROM pseudonym WHERE id = ?"),
    pseudonym: database.prepare(
      `INSERT INTO pseudonym (kind, id, number) VALUES (?, ?, (SELECT COALESCE(MAX(number), 0) + 1 FROM pseudonym WHERE kind = ?))
       ON CONFLICT (kind, id) DO UPDATE SET number = pseudonym.number RETURNING number`,
    ),
  };
}
