/**
 * The seal of a finished scan: SHA-256 digests of all that it saw, block by block (the directory kind by kind, refusals, then
 * place after place), chained in one order, whatever the order in which answers came, and chained to the scan before. It tells
 * that something was changed in the store since, and where; not who did it, nor that nobody sealed anew what they had
 * changed: that shows where the head of the chain stands elsewhere, in a `plan.json` of the time, or under a signature.
 */

import { createHash, type Hash } from "node:crypto";
import type { Seal, SealCause, SealCheck, SealedBlock } from "../../model/seal.ts";
import { type Ask, type Asking, type Cursor, close, type Engine, next, sql, sqlOfArrays } from "../asking.ts";

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
].map(sqlOfArrays);
const PLACES = sqlOfArrays("SELECT place, service, id, body FROM place ORDER BY place");
const MADE = sqlOfArrays("SELECT kind, value FROM made WHERE scan = ? ORDER BY kind, value");
const GAPS = sqlOfArrays(
  "SELECT service, container, place, cause, permission, code, request, count FROM gap ORDER BY service, container, place, cause",
);
const KINDS = sql("SELECT DISTINCT kind FROM fact ORDER BY kind");
const FACTS = sqlOfArrays("SELECT id, body FROM fact WHERE kind = ? ORDER BY id");
const ABOUT = sqlOfArrays("SELECT id, tenant, started_at, finished_at, complete, wish FROM scan WHERE number = ?");
const LAST = sql("SELECT MAX(number) AS number FROM scan");

const FORGET = sql("DELETE FROM sealed");
const PUT = sql("INSERT INTO sealed (service, id, digest) VALUES (?, ?, ?)");
const FIND = sql("SELECT digest FROM sealed WHERE service = ? AND id = ?");
const COUNT = sql("SELECT COUNT(*) AS blocks FROM sealed");
const SEALED = sql("SELECT service, id, digest FROM sealed ORDER BY service, id");
const SEAL = sql("INSERT INTO seal (scan, cause, sealed_at, records, head) VALUES (?, ?, ?, ?, ?)");
const SEALS = sql(
  "SELECT seal.scan, scan.id, cause, sealed_at, records, head FROM seal JOIN scan ON scan.number = seal.scan ORDER BY seal.number",
);

type Row = readonly unknown[];

interface Digested extends SealedBlock {
  readonly digest: Uint8Array;
}

/** True where the store has a place for seals: one of an earlier version that may not be written has none. */
export const hasSeals = (engine: Engine): boolean => engine.has("seal");

/** True when what stands there is sealed: its scan has come to its end, and no other has begun since. */
export function* isSealed(): Asking<boolean> {
  return (yield* sealsOf()).at(-1)?.scan === (yield* lastNumber());
}

/** Seals the last scan as it stands. Inside a transaction; the blocks of the seal before are forgotten. */
export function* sealRecords(cause: SealCause, now: Date): Asking<void> {
  yield* FORGET.send();
  yield* blocks(({ service, id, digest }) => PUT.send(service, id, digest));
  const records = yield* chained();
  const scan = yield* lastNumber();
  const before = (yield* sealsOf()).at(-1)?.head ?? null;
  const at = now.toISOString();
  yield* SEAL.send(scan, cause, at, records, yield* headOf({ scan, cause, at, records }, before));
}

/** Ascending. */
export function* sealsOf(): Asking<readonly Seal[]> {
  return (yield* SEALS.all()).map((row) => ({
    scan: Number(row.scan),
    id: String(row.id),
    cause: row.cause as SealCause,
    at: String(row.sealed_at),
    records: String(row.records),
    head: String(row.head),
  }));
}

/** Holds what stands in the store against the last seal, and every seal against the one before. Nothing is written. */
export function* checkSeal(): Asking<SealCheck> {
  const seals = yield* sealsOf();
  const last = seals.at(-1);
  if (last === undefined) return { kind: "unsealed" };
  const chain = { kind: "sealed" as const, head: last.head, at: last.at, broken: yield* firstBroken(seals) };
  if (!(yield* isSealed())) return { ...chain, kind: "begun-since" };
  const told = { blocks: 0, changed: 0, added: 0, gone: 0, named: [] as SealedBlock[] };
  let met = 0;
  const tell = (kind: "changed" | "added", { service, id }: SealedBlock) => {
    told[kind] += 1;
    if (told.named.length < NAMED) told.named.push({ service, id });
  };
  yield* blocks(function* (block) {
    told.blocks += 1;
    const digest = (yield* FIND.get<{ digest: Uint8Array }>(block.service, block.id))?.digest;
    if (digest === undefined) tell("added", block);
    else if (!Buffer.from(digest).equals(block.digest)) tell("changed", block);
    if (digest !== undefined) met += 1;
  });
  told.gone = Number((yield* COUNT.get())?.blocks) - met;
  // Digests of blocks that were changed with what they are of are told by the chain alone.
  const whole = (yield* chained()) === last.records;
  return { ...chain, ...told, whole };
}

/** The scan of the first seal that its head does not fit; null where all do. */
function* firstBroken(seals: readonly Seal[]): Asking<number | null> {
  for (const [at, seal] of seals.entries())
    if ((yield* headOf(seal, seals[at - 1]?.head ?? null)) !== seal.head) return seal.scan;
  return null;
}

/** What a scan is known by is in the head of its chain: when it was made, and what it was asked for. */
function* headOf(
  { scan, cause, at, records }: Pick<Seal, "scan" | "cause" | "at" | "records">,
  before: string | null,
): Asking<string> {
  const about = yield* ABOUT.get<Row>(scan);
  return sha256()
    .update(lineOf([FORM, before, scan, about, cause, at, records]))
    .digest("hex");
}

/** As they were sealed, in the one order. */
function* chained(): Asking<string> {
  let link: Uint8Array = sha256().update(FORM).digest();
  // biome-ignore lint/correctness/useYield: nothing is asked of the next block.
  yield* SEALED.each<Digested, never>([], function* ({ service, id, digest }) {
    link = sha256()
      .update(link)
      .update(lineOf([service, id]))
      .update(digest)
      .digest();
  });
  return Buffer.from(link).toString("hex");
}

type Work = (block: Digested) => Asking<void>;

/** As they are now: what is of no place first, then places by their number. */
function* blocks(work: Work): Asking<void> {
  const made = yield* digested(MADE.open(yield* lastNumber()));
  yield* work({ service: "", id: "made", digest: made });
  yield* work({ service: "", id: "gaps", digest: yield* digested(GAPS.open()) });
  for (const { kind } of yield* KINDS.all())
    yield* work({ service: "", id: `fact ${kind}`, digest: yield* digested(FACTS.open(String(kind))) });
  yield* places(work);
}

/** One walk of each table side by side: they lie in the order of places. */
function* places(work: Work): Asking<void> {
  const tables: Side[] = [];
  for (const table of OF_PLACES) tables.push(new Side(yield* table.open()));
  try {
    yield* PLACES.each<Row, Ask>([], function* ([place, service, id, body]) {
      const hash = sha256().update(lineOf([body]));
      for (const table of tables) yield* table.addTo(hash, Number(place));
      yield* work({ service: String(service), id: String(id), digest: hash.digest() });
    });
  } finally {
    // Rows of no place would keep the walk open.
    for (const table of tables) yield* close(table.cursor);
  }
}

/** A walk of one table beside others. */
class Side {
  readonly cursor: Cursor;
  #rows: readonly Row[] = [];
  #at = 0;
  #over = false;
  constructor(cursor: Cursor) {
    this.cursor = cursor;
  }
  /** Rows of that place; a mark ends them, so that none passes for one of another table. */
  *addTo(hash: Hash, place: number): Asking<void> {
    for (let row = yield* this.#row(); row !== null && Number(row[0]) <= place; row = yield* this.#row()) {
      if (row[0] === place) hash.update(lineOf(row.slice(1)));
      this.#at += 1;
    }
    hash.update("\n");
  }
  *#row(): Asking<Row | null> {
    if (this.#at === this.#rows.length && !this.#over) {
      this.#rows = yield* next<Row>(this.cursor);
      this.#at = 0;
      this.#over = this.#rows.length === 0;
    }
    return this.#rows[this.#at] ?? null;
  }
}

function* digested(opening: Asking<Cursor>): Asking<Uint8Array> {
  const cursor = yield* opening;
  const hash = sha256();
  for (let rows = yield* next<Row>(cursor); rows.length > 0; rows = yield* next<Row>(cursor))
    for (const row of rows) hash.update(lineOf(row));
  yield* close(cursor);
  return hash.digest();
}

function* lastNumber(): Asking<number> {
  return Number((yield* LAST.get())?.number);
}

const lineOf = (row: Row) => `${JSON.stringify(row)}\n`;
const sha256 = () => createHash("sha256");
