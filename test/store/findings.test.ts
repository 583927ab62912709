/** Findings as a store tells them: whatever the windows that they are read by, what one statement of the database would say. */

import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { expect, test } from "vitest";
import { CONFIDENCES, type Confidence } from "../../src/model/finding.ts";
import { SERVICES } from "../../src/model/service.ts";
import { findingsOf } from "../../src/store/records/findings.ts";
import { engineOn } from "../../src/store/sqlite/engine.ts";
import { SCHEMA } from "../../src/store/sqlite/schema.ts";

const service = fc.constantFrom("onedrive.files", "sharepoint.documents");
const item = fc.constantFrom("a", "b", "c", "é");
const kind = {
  detector: fc.constantFrom("nir", "label", "birth-date"),
  category: fc.constantFrom("citizen-personal-data", "state-agent-data", "marked-document"),
  confidence: fc.integer({ min: 0, max: 2 }),
  count: fc.integer({ min: 1, max: 9 }),
};
const where = fc.oneof(
  fc.record({ item, origin: fc.constantFrom("content", "item", "label", "folder") }),
  fc.constant({ item: "", origin: "place" }),
);
const row = fc.record({ service, place: fc.constantFrom("1", "2", "3"), where, ...kind });
type Row = typeof row extends fc.Arbitrary<infer T> ? T : never;

function filled(rows: readonly Row[]): DatabaseSync {
  const database = new DatabaseSync(":memory:");
  database.exec(SCHEMA);
  const place = database.prepare(
    "INSERT INTO place (service, id, body, seen) VALUES (?, ?, '{}', 1) ON CONFLICT DO NOTHING",
  );
  const placeOf = database.prepare("SELECT place FROM place WHERE service = ? AND id = ?");
  const listed = database.prepare(
    "INSERT INTO item (place, id, type, name, private, closed, seen) VALUES (?, ?, 'file', ?, 0, 0, 1) ON CONFLICT DO NOTHING",
  );
  const looked = database.prepare(
    "INSERT INTO outcome (place, item, name, read, unread, seen) VALUES (?, ?, ?, 1, '[]', 1) ON CONFLICT DO NOTHING",
  );
  const finding = database.prepare("INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING");
  for (const { service, place: id, where, detector, category, confidence, count } of rows) {
    place.run(service, id);
    const number = placeOf.get(service, id)?.place as number;
    // One is told by its list, another by its reading alone, the last by neither.
    if (where.item === "a") listed.run(number, "a", "A listed");
    if (where.item === "b") looked.run(number, "b", "B looked at");
    finding.run(number, where.item, where.origin, detector, category, confidence, count);
  }
  return database;
}

/** The same, grouped and sorted by the database; then one line for each item and detector. */
function grouped(database: DatabaseSync, least: Confidence) {
  const elsewhere = "origin NOT IN ('place', 'folder')";
  const rows = database.prepare(
    `SELECT place.id AS container, CASE WHEN ${elsewhere} THEN finding.item ELSE '' END AS item,
       COALESCE(item.name, outcome.name) AS name, detector, category,
       CASE WHEN detector = 'label' THEN MAX(count) ELSE SUM(count) END AS count, MAX(confidence) AS confidence
     FROM finding JOIN place ON place.place = finding.place
       LEFT JOIN item ON item.place = finding.place AND item.id = finding.item AND ${elsewhere}
       LEFT JOIN outcome ON outcome.place = finding.place AND outcome.item = finding.item AND ${elsewhere}
     WHERE place.service = ? AND confidence >= ?
     GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 4, 7 DESC, 5`,
  );
  return SERVICES.flatMap(({ id: service }) => {
    const lines = Map.groupBy(rows.all(service, CONFIDENCES.indexOf(least)), ({ container, item, detector }) =>
      JSON.stringify([container, item, detector]),
    );
    return [...lines.values()].map((those) => {
      const [first] = those;
      const count = those.reduce((sum, each) => sum + Number(each.count), 0);
      const confidence = CONFIDENCES[Number(first?.confidence)];
      return {
        ...{ service, container: first?.container, item: first?.item || null, name: first?.item ? first.name : null },
        finding: { detector: first?.detector, category: first?.category, count, confidence },
      };
    });
  });
}

const told = (database: DatabaseSync, ...asked: Parameters<typeof findingsOf>) => [
  ...engineOn(database).walk(() => findingsOf(...asked)),
];

test.each([
  ["as a store reads them", undefined],
  ["place by place, row by row", { places: 1, rows: 1, more: 1 }],
  ["in windows that cut items", { places: 2, rows: 3, more: 2 }],
])("findings are one line for each item and detector: %s", (_case, window) => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 40 }), fc.constantFrom(...CONFIDENCES), (rows, least) => {
      const database = filled(rows);
      expect(told(database, least, {}, window).flat()).toEqual(grouped(database, least));
      database.close();
    }),
    { numRuns: 40 },
  );
});

test("findings of some detectors, and names of some services, are those of all but for the rest", () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 40 }), fc.constantFrom(...CONFIDENCES), (rows, least) => {
      const database = filled(rows);
      const window = { places: 2, rows: 3, more: 2 };
      const wish = { detectors: new Set(["label"]), named: new Set(["onedrive.files" as const]) };
      const all = told(database, least)
        .flat()
        .filter(({ finding }) => finding.detector === "label");
      expect(told(database, least, wish, window).flat()).toEqual(
        all.map((found) => (found.service === "onedrive.files" ? found : { ...found, name: null })),
      );
      database.close();
    }),
    { numRuns: 40 },
  );
});

test("a page holds its items whole, and is of one place", () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
      const database = filled(rows);
      const pages = told(database, "low", {}, { places: 2, rows: 2, more: 1 }).filter(({ length }) => length > 0);
      const items = pages.map(
        (page) => new Set(page.map(({ service, container, item }) => `${service} ${container} ${item}`)),
      );
      const all = items.flatMap((page) => [...page]);
      expect(new Set(all).size).toBe(all.length);
      for (const page of pages)
        expect(new Set(page.map(({ service, container }) => `${service} ${container}`)).size).toBe(1);
      database.close();
    }),
    { numRuns: 40 },
  );
});
