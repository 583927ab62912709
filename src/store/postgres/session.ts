/**
 * What one connection answers to the questions of the store. Statements leave at once, and several may be on their way; the first
 * that fails is what all that follow it are told, as the transaction is lost by then.
 */

import type { QueryConfig, QueryResult } from "pg";
import type { Ask, Asking, Cursor, Out, Row, Sent, Statement, Values } from "../asking.ts";
import type { Connection } from "./connections.ts";
import { valuesFor, type Worded, worded } from "./wording.ts";

/** Statements on their way, beyond which whoever sends is made to wait: what they hold is in memory until then. */
const MOST_ON_THEIR_WAY = 500;
/** Rows asked for at once. */
const WINDOW = 500;
/** Statements that a connection keeps prepared. Those that are put together of what is asked have no end. */
const MOST_PREPARED = 1000;

const known = new Map<string, Worded & { readonly name: string | undefined }>();

function preparedOf({ text }: Statement) {
  const before = known.get(text);
  if (before !== undefined) return before;
  const made = { ...worded(text), name: known.size < MOST_PREPARED ? `b${known.size}` : undefined };
  if (made.name !== undefined) known.set(text, made);
  return made;
}

interface Opened extends Cursor {
  readonly name: string;
  /** The window that was asked for before anybody wanted it; null at the end. */
  coming: Promise<readonly unknown[]> | null;
  rows: readonly unknown[];
}

export class Session {
  readonly #connection: Connection;
  readonly #begin: string;
  #inside = false;
  #failure: unknown;
  #onTheirWay = new Set<Promise<unknown>>();
  #cursors = 0;

  /** @param begin said before anything that has to be seen in one state; of a session that begins by itself. */
  constructor(connection: Connection, begin: string) {
    this.#connection = connection;
    this.#begin = begin;
  }

  /** The first that failed. */
  get failure(): unknown {
    return this.#failure;
  }

  get isInside(): boolean {
    return this.#inside;
  }

  enter(): void {
    if (this.#inside) return;
    this.#inside = true;
    this.#send({ text: this.#begin });
  }

  ask(config: QueryConfig & { rowMode?: "array" }): Promise<QueryResult> {
    return this.#connection.query(config).catch((cause: unknown) => {
      this.#failure ??= cause;
      throw this.#failure;
    });
  }

  /** Until nothing is on its way. Throws what failed. */
  async settled(): Promise<void> {
    while (this.#onTheirWay.size > 0) await Promise.all(this.#onTheirWay);
    if (this.#failure !== undefined) throw this.#failure;
  }

  answer(ask: Ask): unknown {
    switch (ask.how) {
      case "run":
        return this.#put(ask).then(({ rowCount }) => rowCount ?? 0);
      case "send":
        return this.#following(this.#put(ask));
      case "get":
        return this.#put(ask).then(({ rows }) => rows[0]);
      case "batch":
        return this.#batch(ask.sent);
      case "all":
        return this.#put(ask).then(({ rows }) => rows);
      case "open":
        return this.#open(ask.statement, ask.values);
      case "next":
        return this.#next(ask.cursor as Opened, ask.most);
      case "close":
        return this.#close(ask.cursor as Opened);
      case "within":
        this.enter();
        return ask.work({ executeSql: (text, values = []) => this.ask({ text, values }) });
      case "together":
        this.enter();
        return this.#together(ask.works);
    }
  }

  #put({ statement, values }: { readonly statement: Statement; readonly values: Values }): Promise<QueryResult> {
    const { text, name, names } = preparedOf(statement);
    return this.ask({
      text,
      values: [...valuesFor({ text, names }, values)],
      ...(name === undefined ? {} : { name }),
      ...(statement.arrays ? { rowMode: "array" as const } : {}),
    });
  }

  /** All leave at once; answers come in the order of what was asked. */
  async #batch(sent: readonly Sent[]): Promise<void> {
    const all = sent.map(async ({ tell, ...one }) => {
      const { rows } = await this.#put(one);
      tell?.(rows[0] as Row | undefined);
    });
    for (const one of await Promise.allSettled(all)) if (one.status === "rejected") throw one.reason;
  }

  #send(config: QueryConfig): void {
    this.#following(this.ask(config));
  }

  /** @returns a promise where it is time to wait. */
  #following(sent: Promise<unknown>): Promise<void> | undefined {
    const one = quiet(sent).finally(() => this.#onTheirWay.delete(one));
    quiet(one);
    this.#onTheirWay.add(one);
    return this.#onTheirWay.size > MOST_ON_THEIR_WAY ? this.settled() : undefined;
  }

  #open(statement: Statement, values: Values): Opened {
    this.enter();
    const { text, names } = preparedOf(statement);
    this.#cursors += 1;
    const name = `c${this.#cursors}`;
    this.#send({
      text: `DECLARE ${name} NO SCROLL CURSOR FOR ${text}`,
      values: [...valuesFor({ text, names }, values)],
    });
    const cursor: Opened = { statement, name, coming: null, rows: [] };
    cursor.coming = this.#ahead(cursor);
    return cursor;
  }

  #ahead({ name, statement: { arrays } }: Opened): Promise<readonly unknown[]> {
    const asked = this.ask({ text: `FETCH ${WINDOW} FROM ${name}`, ...(arrays ? { rowMode: "array" as const } : {}) });
    return quiet(asked.then(({ rows }) => rows));
  }

  async #next(cursor: Opened, most: number): Promise<readonly unknown[]> {
    if (cursor.rows.length === 0 && cursor.coming !== null) {
      cursor.rows = await cursor.coming;
      // The next window is on its way while this one is worked through.
      cursor.coming = cursor.rows.length < WINDOW ? null : this.#ahead(cursor);
    }
    const given = cursor.rows.slice(0, most);
    cursor.rows = cursor.rows.slice(most);
    return given;
  }

  #close(cursor: Opened): undefined {
    cursor.coming = null;
    cursor.rows = [];
    if (this.#failure === undefined) this.#send({ text: `CLOSE ${cursor.name}` });
  }

  /** None is left on its way when one fails. */
  async #together(works: readonly (() => Asking<unknown>)[]): Promise<readonly unknown[]> {
    const all = await Promise.allSettled(works.map((work) => drive(this, work())));
    const failed = all.find(({ status }) => status === "rejected");
    if (failed?.status === "rejected") throw failed.reason;
    return all.map((one) => (one as PromiseFulfilledResult<unknown>).value);
  }
}

/** What a work comes to. */
export async function drive<T>(session: Session, work: Asking<T>): Promise<T> {
  let at = work.next();
  while (!at.done) at = await step(session, work, at.value);
  return at.value;
}

/** What fails is told to who asked, who may have something to close. */
export async function step<T, Y extends Ask | Out<unknown>>(
  session: Session,
  work: Generator<Y, T, unknown>,
  ask: Ask,
): Promise<IteratorResult<Y, T>> {
  let answered: unknown;
  try {
    answered = await session.answer(ask);
  } catch (cause) {
    return work.throw(cause);
  }
  return work.next(answered);
}

/** Its failure is told to whoever waits for it, and is no failure of nobody's before. */
function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
