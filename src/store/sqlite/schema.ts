/**
 * The tables of a store. Statements elsewhere keep to SQL that PostgreSQL reads too; only this file is of one
 * engine. Every row of the tenant bears `seen`, the number of the last scan that said it: what the last scan did
 * not say again is swept when it ends.
 */

/**
 * What is kept of each scan for as long as the store is: nothing here is swept, nor forgotten by `--fresh`. A space is told
 * by its number, as a directorate is, so that a row of a year's scans takes some thirty bytes. `coverage` is the place of its
 * word in a list (`history.ts`).
 */
const HISTORY = `
CREATE TABLE made (scan INTEGER NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (scan, kind, value)) STRICT, WITHOUT ROWID;
CREATE TABLE kept_scan (scan INTEGER PRIMARY KEY, about TEXT NOT NULL, sums TEXT NOT NULL) STRICT;
CREATE TABLE kept_space (service TEXT NOT NULL, id TEXT NOT NULL, space INTEGER NOT NULL, PRIMARY KEY (service, id)) STRICT, WITHOUT ROWID;
CREATE TABLE kept_unit (unit INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE kept_row (
  space INTEGER NOT NULL, scan INTEGER NOT NULL, unit INTEGER, department INTEGER, items REAL, bytes REAL,
  sensitive REAL NOT NULL, coverage INTEGER NOT NULL, PRIMARY KEY (space, scan)
) STRICT, WITHOUT ROWID;
CREATE TABLE decision (
  number INTEGER PRIMARY KEY, place TEXT NOT NULL, row TEXT NOT NULL, field TEXT NOT NULL, value TEXT, name TEXT,
  decided_by TEXT, decided_on TEXT, why TEXT, noted_on TEXT NOT NULL, scan INTEGER NOT NULL
) STRICT;
CREATE INDEX decision_of ON decision (place, row, field, number);
`;

/** What each finished scan was sealed with (`seal.ts`), and the blocks of the last of them: places, and what is of none. */
const SEAL = `
CREATE TABLE seal (
  number INTEGER PRIMARY KEY, scan INTEGER NOT NULL, cause TEXT NOT NULL, sealed_at TEXT NOT NULL, records TEXT NOT NULL,
  head TEXT NOT NULL
) STRICT;
CREATE TABLE sealed (service TEXT NOT NULL, id TEXT NOT NULL, digest BLOB NOT NULL, PRIMARY KEY (service, id)) STRICT, WITHOUT ROWID;
`;

/** Also raised when cursors change: they are read by the program that wrote them. */
export const SCHEMA_VERSION = 10;
/** The oldest that can be read as it is, where it may not be brought up to this one (`migrate.ts`). */
export const READABLE_VERSION = 6;

export const SCHEMA = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE scan (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL, tenant TEXT NOT NULL, started_at TEXT NOT NULL,
  finished_at TEXT, complete INTEGER, wish TEXT NOT NULL, untold INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE task (
  position INTEGER PRIMARY KEY, collector TEXT NOT NULL, key TEXT NOT NULL, params TEXT NOT NULL, cursor TEXT,
  state TEXT NOT NULL, unanswered INTEGER NOT NULL DEFAULT 0, job TEXT, attempt INTEGER, UNIQUE (collector, key)
) STRICT;
CREATE INDEX task_waiting ON task (state, collector, position);
CREATE TABLE fact (kind TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, seen INTEGER NOT NULL, PRIMARY KEY (kind, id)) STRICT, WITHOUT ROWID;
CREATE TABLE place (
  place INTEGER PRIMARY KEY, service TEXT NOT NULL, id TEXT NOT NULL, body TEXT,
  seen INTEGER NOT NULL, kept INTEGER NOT NULL DEFAULT 0, UNIQUE (service, id)
) STRICT;
CREATE TABLE part (
  place INTEGER NOT NULL, id TEXT NOT NULL, items INTEGER, bytes INTEGER, counted INTEGER NOT NULL, seen INTEGER NOT NULL,
  PRIMARY KEY (place, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE item (
  place INTEGER NOT NULL, id TEXT NOT NULL, type TEXT NOT NULL, parent TEXT, name TEXT, bytes INTEGER, created TEXT,
  modified TEXT, private INTEGER NOT NULL, traits TEXT, apart TEXT, shared TEXT, teams_folder TEXT,
  closed INTEGER NOT NULL, notebook TEXT, drive_part TEXT, again INTEGER NOT NULL DEFAULT 0, seen INTEGER NOT NULL,
  PRIMARY KEY (place, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX item_tree ON item (place, parent);
CREATE TABLE gap (
  service TEXT NOT NULL, container TEXT NOT NULL, place TEXT NOT NULL, cause TEXT NOT NULL, permission TEXT, code TEXT,
  request TEXT, count INTEGER NOT NULL, seen INTEGER NOT NULL, PRIMARY KEY (service, container, place, cause)
) STRICT, WITHOUT ROWID;
CREATE TABLE outcome (
  place INTEGER NOT NULL, item TEXT NOT NULL, name TEXT, read INTEGER NOT NULL, unread TEXT NOT NULL, seen INTEGER NOT NULL,
  part TEXT NOT NULL DEFAULT '', version TEXT, PRIMARY KEY (place, item)
) STRICT, WITHOUT ROWID;
CREATE TABLE closed (
  place INTEGER NOT NULL, item TEXT NOT NULL, part TEXT NOT NULL, seen INTEGER NOT NULL, PRIMARY KEY (place, item)
) STRICT, WITHOUT ROWID;
CREATE TABLE finding (
  place INTEGER NOT NULL, item TEXT NOT NULL, origin TEXT NOT NULL, detector TEXT NOT NULL, category TEXT NOT NULL,
  confidence INTEGER NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (place, item, origin, detector, category, confidence)
) STRICT, WITHOUT ROWID;
CREATE TABLE account (
  scan INTEGER NOT NULL, workload TEXT NOT NULL, requests INTEGER NOT NULL, throttled INTEGER NOT NULL, units INTEGER NOT NULL, bytes INTEGER NOT NULL,
  PRIMARY KEY (scan, workload)
) STRICT, WITHOUT ROWID;
CREATE TABLE delta (
  place INTEGER NOT NULL, part TEXT NOT NULL, link TEXT NOT NULL, seen INTEGER NOT NULL, kept INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (place, part)
) STRICT, WITHOUT ROWID;
CREATE TABLE course (scan INTEGER PRIMARY KEY, foreseen TEXT, worked INTEGER NOT NULL) STRICT;
CREATE TABLE pause (lane TEXT PRIMARY KEY, until INTEGER NOT NULL) STRICT;
CREATE TABLE spent (since INTEGER PRIMARY KEY, units INTEGER NOT NULL) STRICT;
CREATE TABLE oddity (
  scan INTEGER NOT NULL, workload TEXT NOT NULL, kind TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (scan, workload, kind)
) STRICT, WITHOUT ROWID;
CREATE TABLE pseudonym (kind TEXT NOT NULL, id TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (kind, id)) STRICT, WITHOUT ROWID;
CREATE INDEX pseudonym_number ON pseudonym (kind, number);
${HISTORY}${SEAL}`;
