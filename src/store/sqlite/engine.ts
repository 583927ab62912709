/** The embedded database as an engine: it answers each question at once, in one turn of the event loop. */

import type { DatabaseSync, StatementSync } from "node:sqlite";
import {
  type Ask,
  type Asking,
  type Cursor,
  type Engine,
  Out,
  type Row,
  type Statement,
  type Walk,
} from "../asking.ts";
import { isThere } from "./words.ts";

type Prepared = StatementSync & {
  run(...values: readonly unknown[]): { changes: number | bigint };
  get(...values: readonly unknown[]): unknown;
  all(...values: readonly unknown[]): unknown[];
  iterate(...values: readonly unknown[]): Iterator<unknown>;
};

interface Opened extends Cursor {
  readonly rows: Iterator<unknown>;
}

/** SQLITE_READONLY, whatever its reason. */
const READ_ONLY = 8;

export interface SqliteEngine extends Engine {
  /** As `write`, for who is in one turn of the event loop himself. */
  writeNow<T>(work: () => Asking<T>): T;
  walk<T>(work: () => Walk<T>): Iterable<T>;
  /** @returns what the work comes to, in the transaction that is open, if any. */
  now<T>(work: Asking<T>): T;
}

export function engineOn(database: DatabaseSync): SqliteEngine {
  const prepared = new WeakMap<Statement, Prepared>();
  const prepare = (statement: Statement): Prepared => {
    const known = prepared.get(statement);
    if (known !== undefined) return known;
    const made = database.prepare(statement.text) as Prepared;
    // One set of values may serve several statements.
    made.setAllowUnknownNamedParameters(true);
    if (statement.arrays) made.setReturnArrays(true);
    prepared.set(statement, made);
    return made;
  };
  const [begin, beginReading, commit] = ["BEGIN IMMEDIATE", "BEGIN", "COMMIT"].map((text) => database.prepare(text));

  const answer = (ask: Ask): unknown => {
    switch (ask.how) {
      case "run":
        return Number(prepare(ask.statement).run(...ask.values).changes);
      case "send":
        prepare(ask.statement).run(...ask.values);
        return undefined;
      case "get":
        return prepare(ask.statement).get(...ask.values);
      case "batch":
        for (const { statement, values, tell } of ask.sent)
          if (tell === null) prepare(statement).run(...values);
          else tell(prepare(statement).get(...values) as Row | undefined);
        return undefined;
      case "all":
        return prepare(ask.statement).all(...ask.values);
      case "open":
        return open(ask.statement, prepare(ask.statement).iterate(...ask.values));
      case "next":
        return take((ask.cursor as Opened).rows, ask.most);
      case "close":
        (ask.cursor as Opened).rows.return?.();
        return undefined;
      case "within":
        throw new Error("no other library writes to the embedded database");
      case "together":
        // Each statement by itself would open the file's log anew, which takes longer than to read a place.
        return database.isTransaction ? all(ask.works) : inside(beginReading, () => all(ask.works));
    }
  };

  /** What fails is told to who asked, who may have something to close. */
  const step = <T, Y extends Ask | Out<unknown>>(work: Generator<Y, T, unknown>, ask: Ask): IteratorResult<Y, T> => {
    let answered: unknown;
    try {
      answered = answer(ask);
    } catch (cause) {
      return work.throw(cause);
    }
    return work.next(answered);
  };
  const now = <T>(work: Asking<T>): T => {
    let at = work.next();
    while (!at.done) at = step(work, at.value);
    return at.value;
  };

  const all = (works: readonly (() => Asking<unknown>)[]) => works.map((work) => now(work()));

  const inside = <T>(opening: StatementSync | undefined, work: () => T): T => {
    opening?.run();
    try {
      const done = work();
      commit?.run();
      return done;
    } catch (error) {
      if (database.isTransaction) database.exec("ROLLBACK");
      throw error;
    }
  };
  const writeNow = <T>(work: () => Asking<T>) => inside(begin, () => now(work()));

  return {
    now,
    writeNow,
    write: async (work) => writeNow(work),
    read: async (work) => now(work()),
    *walk<T>(work: () => Walk<T>): Generator<T> {
      const walk = work();
      let at = walk.next();
      try {
        while (!at.done) {
          if (at.value instanceof Out) {
            yield at.value.row;
            at = walk.next();
          } else at = step(walk, at.value);
        }
      } finally {
        // Who walks no further lets go of what is open.
        if (!at.done) for (at = walk.return(); !at.done && !(at.value instanceof Out); ) at = step(walk, at.value);
      }
    },
    has: (table) => isThere(database, table),
    isReadOnly: (cause) => ((cause as { errcode?: number } | null)?.errcode ?? 0) % 256 === READ_ONLY,
  };
}

const open = (statement: Statement, rows: Iterator<unknown>): Opened => ({ statement, rows });

function take(rows: Iterator<unknown>, most: number): readonly unknown[] {
  const taken: unknown[] = [];
  while (taken.length < most) {
    const { done, value } = rows.next();
    if (done) break;
    taken.push(value);
  }
  return taken;
}
