/** What was found, item by item: one line for each item and detector. Sorted by service in plan order, then by id. */

import type { DatabaseSync } from "node:sqlite";
import { type Category, CONFIDENCES, type Confidence, RESTRICTED_DETECTORS } from "../../model/finding.ts";
import { SERVICES, type ServiceId } from "../../model/service.ts";
import type { StoredFinding } from "../totals.ts";
import { quoted } from "./words.ts";

const WINDOW = 500;

/** A label that both the file and the service tell is one. One line for each item and detector, at its best confidence; names of places and folders have `item` null. */
export function* findingsOf(database: DatabaseSync, least: Confidence): Generator<StoredFinding> {
  const rows = database.prepare(
    `SELECT place.id AS container, CASE WHEN origin IN ('place', 'folder') THEN '' ELSE finding.item END AS item,
       COALESCE(item.name, outcome.name) AS name, detector, category,
       CASE WHEN detector = 'label' THEN MAX(count) ELSE SUM(count) END AS count, MAX(confidence) AS confidence
     FROM finding JOIN place ON place.place = finding.place
       LEFT JOIN item ON item.place = finding.place AND item.id = finding.item AND origin NOT IN ('place', 'folder')
       LEFT JOIN outcome ON outcome.place = finding.place AND outcome.item = finding.item AND origin NOT IN ('place', 'folder')
     WHERE place.service = ? AND place.id = ? AND confidence >= ?
     GROUP BY 1, 2, 3, 4, 5 ORDER BY 2, 4, 7 DESC, 5`,
  );
  const places = database.prepare(
    "SELECT id FROM place WHERE service = ? AND id > ? AND EXISTS (SELECT 1 FROM finding WHERE finding.place = place.place) ORDER BY id LIMIT ?",
  );
  for (const { id: service } of SERVICES) {
    for (let after = ""; ; ) {
      const window = places.all(service, after, WINDOW);
      for (const { id: container } of window as { id: string }[]) {
        yield* merged(rows.iterate(service, container, CONFIDENCES.indexOf(least)) as Iterable<FindingRow>, service);
      }
      if (window.length < WINDOW) break;
      after = String(window.at(-1)?.id);
    }
  }
}

/** See {@link RecordStore.restricted}: counted by the database, as there may be millions of findings, and few of these. */
export function restrictedIn(
  database: DatabaseSync,
  least: Confidence,
): { readonly any: boolean; readonly items: ReadonlyMap<ServiceId, number> } {
  const struck = `detector IN (${quoted(RESTRICTED_DETECTORS)}) AND confidence >= ?`;
  const items = database.prepare(
    `SELECT place.service AS service, COUNT(*) AS items
     FROM (SELECT DISTINCT place, item FROM finding WHERE ${struck} AND origin NOT IN ('place', 'folder')) AS those
       JOIN place ON place.place = those.place GROUP BY place.service`,
  );
  const any = database.prepare(`SELECT 1 FROM finding WHERE ${struck} LIMIT 1`);
  const at = CONFIDENCES.indexOf(least);
  return {
    any: any.get(at) !== undefined,
    items: new Map(items.all(at).map((row) => [String(row.service) as ServiceId, Number(row.items)] as const)),
  };
}

interface FindingRow {
  readonly container: string;
  readonly item: string;
  readonly name: string | null;
  readonly detector: string;
  readonly category: Category;
  readonly count: number;
  readonly confidence: number;
}

/** An item and a detector have one line; where the category differs inside an item, that of the surest stands. */
function* merged(rows: Iterable<FindingRow>, service: StoredFinding["service"]): Generator<StoredFinding> {
  let held: FindingRow | undefined;
  for (const row of rows) {
    if (held !== undefined && held.item === row.item && held.detector === row.detector) {
      held = { ...held, count: held.count + row.count };
      continue;
    }
    if (held !== undefined) yield storedFinding(held, service);
    held = row;
  }
  if (held !== undefined) yield storedFinding(held, service);
}

function storedFinding(row: FindingRow, service: StoredFinding["service"]): StoredFinding {
  const { container, item, name, detector, category, count, confidence } = row;
  return {
    service,
    container,
    item: item === "" ? null : item,
    name: item === "" ? null : name,
    finding: { detector, category, count, confidence: CONFIDENCES[confidence] as Confidence },
  };
}
