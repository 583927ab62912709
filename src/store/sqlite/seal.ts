/**
 * The seal of a finished scan: SHA-256 digests of all that it saw, block by block (the directory kind by kind, refusals, then
 * place after place), chained in one order, whatever the order in which answers came, and chained to the scan before. It tells
 * that something was changed in the store since, and where; not who did it, nor that nobody sealed anew what they had
 * changed: that shows where the head of the chain stands elsewhere, in a `plan.json` of the time, or under a signature.
 */

import { createHash, type Hash } from "node:crypto";
import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { Seal, SealCause, SealCheck, SealedBlock } from "../../model/seal.ts";

/** Said first of every chain; raised when what is digested, or how it is written, changes. */
const FORM = "bascule seal 1";
/** Blocks that are named one by one. */
const NAMED = 20;

/** What is kept of a place beside its own record, by place and then in the order of its key; not the numbers of scans. */
const OF_PLACES = [
  "SELECT place, id, items, bytes, counted FROM part ORDER BY place, id",
  `SELECT place, id, type, parent, name, bytes, created, modified, private, traits, apart, shared, teams_folder, closed,
     notebook, drive_part FROM item ORDER BY place, id`,
  "SELECT place, item, name, read, unread, part, version FROM outcome ORDER BY place, item",
  "SELECT place, item, part FROM closed ORDER BY place, item",
  `SELECT place, item, origin, detector, category, confidence, count FROM finding
   ORDER BY place, item, origin, detector, category, confidence`,
] as const;

type Row = readonly unknown[];

interface Digested extends SealedBlock {
  readonly digest: Uint8Array;
}

/** True where the store has a place for seals: one of an earlier version that may not be written has none. */
export function hasSeals(database: DatabaseSync): boolean {
  return database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'seal'").get() !== undefined;
}

/** True when what stands there is sealed: its scan has come to its end, and no other has begun since. */
export function isSealed(database: DatabaseSync): boolean {
  return sealsOf(database).at(-1)?.scan === lastNumber(database);
}

/** Seals the last scan as it stands. Inside a transaction; the blocks of the seal before are forgotten. */
export function sealRecords(database: DatabaseSync, cause: SealCause, now: Date): void {
  database.exec("DELETE FROM sealed");
  const put = database.prepare("INSERT INTO sealed (service, id, digest) VALUES (?, ?, ?)");
  for (const { service, id, digest } of blocksOf(database)) put.run(service, id, digest);
  const records = chained(sealedBlocks(database));
  const scan = lastNumber(database);
  const before = sealsOf(database).at(-1)?.head ?? null;
  const at = now.toISOString();
  database
    .prepare("INSERT INTO seal (scan, cause, sealed_at, records, head) VALUES (?, ?, ?, ?, ?)")
    .run(scan, cause, at, records, headOf(database, { scan, cause, at, records }, before));
}

/** Ascending. */
export function sealsOf(database: DatabaseSync): readonly Seal[] {
  if (!hasSeals(database)) return [];
  const rows = database.prepare(
    `SELECT seal.scan, scan.id, cause, sealed_at, records, head FROM seal JOIN scan ON scan.number = seal.scan ORDER BY seal.number`,
  );
  return rows.all().map((row) => ({
    scan: Number(row.scan),
    id: String(row.id),
    cause: row.cause as SealCause,
    at: String(row.sealed_at),
    records: String(row.records),
    head: String(row.head),
  }));
}

/** Holds what stands in the store against the last seal, and every seal against the one before. Nothing is written. */
export function checkSeal(database: DatabaseSync): SealCheck {
  const seals = sealsOf(database);
  const last = seals.at(-1);
  if (last === undefined) return { kind: "unsealed" };
  const broken = seals.find((seal, at) => headOf(database, seal, seals[at - 1]?.head ?? null) !== seal.head);
  const chain = { kind: "sealed" as const, head: last.head, at: last.at, broken: broken?.scan ?? null };
  if (!isSealed(database)) return { ...chain, kind: "begun-since" };
  const told = { blocks: 0, changed: 0, added: 0, gone: 0, named: [] as SealedBlock[] };
  const find = database.prepare("SELECT digest FROM sealed WHERE service = ? AND id = ?");
  let met = 0;
  const tell = (kind: "changed" | "added", { service, id }: SealedBlock) => {
    told[kind] += 1;
    if (told.named.length < NAMED) told.named.push({ service, id });
  };
  for (const block of blocksOf(database)) {
    told.blocks += 1;
    const digest = find.get(block.service, block.id)?.digest as Uint8Array | undefined;
    if (digest === undefined) tell("added", block);
    else if (!Buffer.from(digest).equals(block.digest)) tell("changed", block);
    if (digest !== undefined) met += 1;
  }
  told.gone = Number(database.prepare("SELECT COUNT(*) AS blocks FROM sealed").get()?.blocks) - met;
  // Digests of blocks that were changed with what they are of are told by the chain alone.
  const whole = chained(sealedBlocks(database)) === last.records;
  return { ...chain, ...told, whole };
}

/** What a scan is known by is in the head of its chain: when it was made, and what it was asked for. */
function headOf(
  database: DatabaseSync,
  { scan, cause, at, records }: Pick<Seal, "scan" | "cause" | "at" | "records">,
  before: string | null,
): string {
  const about = reading(
    database,
    "SELECT id, tenant, started_at, finished_at, complete, wish FROM scan WHERE number = ?",
  );
  return sha256()
    .update(lineOf([FORM, before, scan, about.get(scan), cause, at, records]))
    .digest("hex");
}

function chained(blocks: Iterable<Digested>): string {
  let link: Uint8Array = sha256().update(FORM).digest();
  for (const { service, id, digest } of blocks) {
    link = sha256()
      .update(link)
      .update(lineOf([service, id]))
      .update(digest)
      .digest();
  }
  return Buffer.from(link).toString("hex");
}

/** As they were sealed, in the one order. */
function* sealedBlocks(database: DatabaseSync): Generator<Digested> {
  for (const row of database.prepare("SELECT service, id, digest FROM sealed ORDER BY service, id").iterate()) {
    yield { service: String(row.service), id: String(row.id), digest: row.digest as Uint8Array };
  }
}

/** As they are now: what is of no place first, then places by their number. */
function* blocksOf(database: DatabaseSync): Generator<Digested> {
  const scan = lastNumber(database);
  yield block(
    "",
    "made",
    reading(database, "SELECT kind, value FROM made WHERE scan = ? ORDER BY kind, value").all(scan),
  );
  yield block(
    "",
    "gaps",
    rowsOf(
      database,
      "SELECT service, container, place, cause, permission, code, request, count FROM gap ORDER BY service, container, place, cause",
    ),
  );
  const facts = reading(database, "SELECT id, body FROM fact WHERE kind = ? ORDER BY id");
  for (const { kind } of database.prepare("SELECT DISTINCT kind FROM fact ORDER BY kind").all()) {
    yield block("", `fact ${kind}`, facts.iterate(String(kind)) as Iterable<unknown> as Iterable<Row>);
  }
  yield* placesOf(database);
}

/** One walk of each table side by side: they lie in the order of places. */
function* placesOf(database: DatabaseSync): Generator<Digested> {
  const tables = OF_PLACES.map((text) => new Walk(rowsOf(database, text)));
  try {
    const places = rowsOf(database, "SELECT place, service, id, body FROM place ORDER BY place");
    for (const [place, service, id, body] of places) {
      const hash = sha256().update(lineOf([body]));
      for (const table of tables) table.addTo(hash, Number(place));
      yield { service: String(service), id: String(id), digest: hash.digest() };
    }
  } finally {
    for (const table of tables) table.close();
  }
}

class Walk {
  readonly #rows: Iterator<Row>;
  #next: IteratorResult<Row>;
  constructor(rows: Iterable<Row>) {
    this.#rows = rows[Symbol.iterator]();
    this.#next = this.#rows.next();
  }
  /** Rows of that place; a mark ends them, so that none passes for one of another table. */
  addTo(hash: Hash, place: number): void {
    for (; !this.#next.done && Number(this.#next.value[0]) <= place; this.#next = this.#rows.next()) {
      if (this.#next.value[0] === place) hash.update(lineOf(this.#next.value.slice(1)));
    }
    hash.update("\n");
  }
  /** Rows of no place would keep the walk open. */
  close(): void {
    this.#rows.return?.();
  }
}

function block(service: string, id: string, rows: Iterable<unknown>): Digested {
  const hash = sha256();
  for (const row of rows) hash.update(lineOf(row as Row));
  return { service, id, digest: hash.digest() };
}

const lastNumber = (database: DatabaseSync) =>
  Number(database.prepare("SELECT MAX(number) AS number FROM scan").get()?.number);

function reading(database: DatabaseSync, text: string): StatementSync {
  const statement = database.prepare(text);
  statement.setReturnArrays(true);
  return statement;
}

const rowsOf = (database: DatabaseSync, text: string) =>
  reading(database, text).iterate() as Iterable<unknown> as Iterable<Row>;
const lineOf = (row: Row) => `${JSON.stringify(row)}\n`;
const sha256 = () => createHash("sha256");
