/** What a scan knows by now of the directory, and of a place: collectors go by it. */

import { CONFIDENCES, RESTRICTED_DETECTORS } from "../../model/finding.ts";
import type { Container, FactKind, FactOf, Item } from "../../model/records.ts";
import type { ServiceId } from "../../model/service.ts";
import { type Asking, type Engine, type Row, sql, sqlOfArrays } from "../asking.ts";
import type { RecordStore } from "../port.ts";
import { markedBy } from "./population.ts";
import { COUNTED, INCOMPLETE, quoted, sumOf } from "./words.ts";

type Known = Pick<
  RecordStore,
  | "fact"
  | "facts"
  | "deltaLink"
  | "closedItems"
  | "versions"
  | "protectedItems"
  | "unreadItems"
  | "files"
  | "container"
  | "notebooks"
  | "sharedSensitive"
  | "tellsRetention"
>;

/** Where something of it was refused, what was read of it may lack what was refused; what was not come to was not read. */
const READ_WHOLE = `NOT EXISTS (
  SELECT 1 FROM gap WHERE gap.service = place.service AND gap.container = place.id AND cause IN (${INCOMPLETE}) AND cause <> 'unfinished')`;

/** Of an item: something was found in it that the contract calls sensitive, for which at least medium confidence is needed. */
const SENSITIVE = `EXISTS (SELECT 1 FROM finding WHERE finding.place = item.place AND finding.item = item.id
  AND origin <> 'folder' AND category <> 'contact' AND confidence >= ${CONFIDENCES.indexOf("medium")}
  AND detector NOT IN (${quoted(RESTRICTED_DETECTORS)}))`;

const FACT = sqlOfArrays("SELECT body FROM fact WHERE kind = ? AND id = ? AND seen >= ?");
const FACTS = sql("SELECT body FROM fact WHERE kind = ? AND id > ? AND seen >= ? ORDER BY id LIMIT ?");
const DELTA = sql(
  `SELECT link FROM delta JOIN place ON place.place = delta.place
     WHERE place.service = ? AND place.id = ? AND part = ? AND (part = '' OR ${READ_WHOLE})`,
);
const CLOSED = sql(
  `SELECT COUNT(*) AS items FROM closed JOIN place ON place.place = closed.place
     WHERE place.service = :service AND place.id = :container AND (closed.seen = :scan OR EXISTS (
       SELECT 1 FROM delta WHERE delta.place = closed.place AND delta.part = closed.part AND delta.kept = :scan))`,
);
const VERSIONS = sql(
  `SELECT item, version FROM outcome JOIN place ON place.place = outcome.place
     WHERE place.service = ? AND place.id = ? AND version IS NOT NULL AND ${READ_WHOLE}`,
);
const PROTECTED = sql(
  `SELECT DISTINCT item FROM finding JOIN place ON place.place = finding.place
     WHERE place.service = ? AND place.id = ? AND origin = 'content' AND detector = 'marking'`,
);
const UNREAD = sql(
  `SELECT item.*, CASE WHEN ${markedBy("item.place", "item.id")} THEN 1 ELSE 0 END AS marked
     FROM item JOIN place ON place.place = item.place
     WHERE place.service = ? AND place.id = ? AND item.id > ? AND ${COUNTED} AND closed = 0
       AND NOT EXISTS (SELECT 1 FROM outcome WHERE outcome.place = item.place AND outcome.item = item.id)
     ORDER BY item.id LIMIT ?`,
);
const FILES = sql(
  `SELECT item.* FROM item JOIN place ON place.place = item.place
     WHERE place.service = ? AND place.id = ? AND item.id > ? AND ${COUNTED} AND closed = 0 ORDER BY item.id LIMIT ?`,
);
const PLACE = sql("SELECT body FROM place WHERE service = ? AND id = ? AND body IS NOT NULL");
const NOTEBOOKS = sql(
  `SELECT book.id, book.type, book.parent, book.name, book.created, book.modified, book.private, book.traits,
       (SELECT COALESCE(${sumOf("item.bytes")}, 0) FROM item
        WHERE item.place = book.place AND item.notebook = book.id AND item.type = 'file') AS bytes
     FROM item book JOIN place ON place.place = book.place
     WHERE place.service = ? AND place.id = ? AND book.id > ? AND book.type = 'notebook' AND book.notebook IS NULL
     ORDER BY book.id LIMIT ?`,
);
const SHARED_SENSITIVE = sql(
  `WITH RECURSIVE here (place) AS (SELECT place FROM place WHERE service = :service AND id = :container),
     open (id) AS (
       SELECT item.id FROM item JOIN here ON item.place = here.place WHERE shared IS NOT NULL
       UNION
       SELECT item.id FROM item JOIN here ON item.place = here.place JOIN open ON item.parent = open.id)
     SELECT item.id FROM item JOIN here ON item.place = here.place
     WHERE item.id > :after AND ${COUNTED} AND closed = 0 AND item.id IN (SELECT id FROM open) AND ${SENSITIVE}
     ORDER BY item.id LIMIT :limit`,
);
const TELLS_RETENTION = sql(
  `SELECT 1 AS found FROM item JOIN place ON place.place = item.place
     WHERE place.service = ? AND place.id = ? AND item.traits LIKE '%"retained":%' LIMIT 1`,
);

/**
 * @param scan the number of the scan that is on, or of the last. @param since facts of scans before that one are out of sight.
 */
export function knownIn(engine: Engine, scan: () => Asking<number>, since: () => number): Known {
  const items = async (service: ServiceId, container: string, rows: Promise<readonly Row[]>) =>
    (await rows).map((row) => itemOf(service, container, row));
  return {
    fact: async <K extends FactKind>(kind: K, id: string) => {
      const row = await engine.read(() => FACT.get<readonly [body: string]>(kind, id, since()));
      return row === undefined ? null : (JSON.parse(row[0]) as FactOf<K>);
    },
    facts: async <K extends FactKind>(kind: K, after: string | null, limit: number) =>
      (await engine.read(() => FACTS.all(kind, after ?? "", since(), limit))).map(
        (row) => JSON.parse(String(row.body)) as FactOf<K>,
      ),
    deltaLink: async (service, container, part = "") => {
      const row = await engine.read(() => DELTA.get(service, container, part));
      return row === undefined ? null : String(row.link);
    },
    closedItems: (service, container) =>
      engine.read(function* () {
        return Number((yield* CLOSED.get({ service, container, scan: yield* scan() }))?.items);
      }),
    versions: async (service, container) => {
      const rows = await engine.read(() => VERSIONS.all(service, container));
      return new Map(rows.map(({ item, version }) => [String(item), String(version)] as const));
    },
    protectedItems: async (service, container) =>
      new Set((await engine.read(() => PROTECTED.all(service, container))).map(({ item }) => String(item))),
    unreadItems: async (service, container, after, limit) =>
      (await engine.read(() => UNREAD.all(service, container, after ?? "", limit))).map((row) => ({
        ...itemOf(service, container, row),
        marked: row.marked === 1,
      })),
    files: (service, container, after, limit) =>
      items(
        service,
        container,
        engine.read(() => FILES.all(service, container, after ?? "", limit)),
      ),
    container: async (service, id) => {
      const row = await engine.read(() => PLACE.get(service, id));
      return row === undefined ? null : (JSON.parse(String(row.body)) as Container);
    },
    notebooks: (service, container, after, limit) =>
      items(
        service,
        container,
        engine.read(() => NOTEBOOKS.all(service, container, after ?? "", limit)),
      ),
    sharedSensitive: async (service, container, after, limit) =>
      (await engine.read(() => SHARED_SENSITIVE.all({ service, container, after: after ?? "", limit }))).map(({ id }) =>
        String(id),
      ),
    tellsRetention: async (service, container) =>
      (await engine.read(() => TELLS_RETENTION.get(service, container))) !== undefined,
  };
}

const itemOf = (service: ServiceId, container: string, row: Row): Item =>
  ({
    kind: "item",
    service,
    container,
    id: row.id,
    type: row.type,
    parent: row.parent,
    name: row.name,
    bytes: row.bytes,
    created: row.created,
    modified: row.modified,
    private: row.private === 1,
    traits: row.traits === null ? {} : JSON.parse(String(row.traits)),
  }) as Item;
