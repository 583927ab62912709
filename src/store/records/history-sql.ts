/** What is asked of the tables of the history. */

import { sql } from "../asking.ts";

/** Stands in the place of a coverage where the space is gone, and was counted as such. */
export const GONE = -1;
/** What a later sight may be held against: seen to its end, or gone. */
const COMPARABLE = `coverage IN (${GONE}, 0, 1)`;
export const WINDOW = 500;

/** Number of the scan from which on nothing was forgotten. */
const SINCE_ANEW = "COALESCE((SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'anew'), 0)";

const COLUMNS = "kept.unit, kept.department, kept.items, kept.bytes, kept.sensitive, kept.coverage";
const earlier = (which: string) =>
  sql(`SELECT * FROM kept_row WHERE space = ? AND scan < ? ${which} ORDER BY scan DESC LIMIT 1`);

export const SQL = {
  addMade: sql("INSERT INTO made (scan, kind, value) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"),
  made: sql("SELECT kind, value FROM made WHERE scan = ? ORDER BY kind, value"),
  searched: sql(
    `SELECT DISTINCT value FROM made WHERE kind = 'detectors' AND scan <= ? AND scan >= ${SINCE_ANEW} ORDER BY value`,
  ),
  unsaid: sql(
    `SELECT 1 AS found FROM scan WHERE number <= ? AND number >= ${SINCE_ANEW}
     AND NOT EXISTS (SELECT 1 FROM made WHERE made.scan = scan.number AND kind = 'detectors') LIMIT 1`,
  ),
  scans: sql(
    `SELECT number, id, started_at, finished_at, about, sums FROM kept_scan JOIN scan ON scan.number = kept_scan.scan
     ORDER BY number`,
  ),
  sightings: sql(
    `SELECT kept.* FROM kept_space JOIN kept_row AS kept ON kept.space = kept_space.space
     WHERE service = ? AND id = ? ORDER BY scan`,
  ),
  forget: sql("DELETE FROM kept_row WHERE scan = ?"),
  space: sql("SELECT space FROM kept_space WHERE service = ? AND id = ?"),
  addSpace: sql("INSERT INTO kept_space (service, id, space) VALUES (?, ?, ?)"),
  last: sql("SELECT value FROM meta WHERE key = 'spaces'"),
  noteLast: sql(
    "INSERT INTO meta (key, value) VALUES ('spaces', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
  ),
  unit: sql("SELECT unit FROM kept_unit WHERE name = ?"),
  addUnit: sql("INSERT INTO kept_unit (name) VALUES (?) RETURNING unit"),
  unitName: sql("SELECT name FROM kept_unit WHERE unit = ?"),
  put: sql(
    `INSERT INTO kept_row (space, scan, unit, department, items, bytes, sensitive, coverage) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (space, scan) DO UPDATE SET unit = excluded.unit, department = excluded.department,
       items = excluded.items, bytes = excluded.bytes, sensitive = excluded.sensitive, coverage = excluded.coverage`,
  ),
  whole: earlier(`AND ${COMPARABLE}`),
  any: earlier(""),
  end: sql(
    `INSERT INTO kept_scan (scan, about, sums) VALUES (?, ?, ?)
     ON CONFLICT (scan) DO UPDATE SET about = excluded.about, sums = excluded.sums`,
  ),
  missing: sql(
    `SELECT kept_space.id, kept_space.service, ${COLUMNS} FROM kept_space
     JOIN kept_row AS kept ON kept.space = kept_space.space AND kept.scan = :before AND kept.coverage <> ${GONE}
     WHERE kept_space.service = :service AND kept_space.id > :after
       AND NOT EXISTS (SELECT 1 FROM kept_row AS today WHERE today.space = kept_space.space AND today.scan = :number)
     ORDER BY kept_space.id LIMIT ${WINDOW}`,
  ),
  history: sql(
    `SELECT kept_space.id, kept_space.service, ${COLUMNS}, place.body FROM kept_space
     JOIN kept_row AS kept ON kept.space = kept_space.space AND kept.scan = :number
     LEFT JOIN place ON place.service = kept_space.service AND place.id = kept_space.id
     WHERE kept_space.service = :service AND kept_space.id > :after ORDER BY kept_space.id LIMIT ${WINDOW}`,
  ),
};
