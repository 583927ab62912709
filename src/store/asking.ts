/**
 * How the store asks its database, whichever it is. A query is a generator that yields what it asks and is handed the answer: the
 * embedded database answers at once, without a turn of the event loop, and PostgreSQL when its answer has come. So there is
 * one set of queries, and neither engine pays for the other.
 *
 * Statements are of the SQL that both read. Values stand for `?` in their order, or for `:name` where one object of them is given.
 */

export type Value = string | number | null | Uint8Array;
export type Named = Readonly<Record<string, Value>>;
export type Values = readonly Value[] | readonly [Named];
export type Row = Record<string, unknown>;

/** Rows that come a window at a time, in the order of their statement. */
export interface Cursor {
  readonly statement: Statement;
}

export type Ask =
  /** Answered with the number of rows that it changed. */
  | { readonly how: "run"; readonly statement: Statement; readonly values: Values }
  /** As `run`; nobody waits for it, and what fails shows before the transaction ends. */
  | { readonly how: "send"; readonly statement: Statement; readonly values: Values }
  /** Answered with the first row, or undefined. */
  | { readonly how: "get"; readonly statement: Statement; readonly values: Values }
  /** Each as `send`, in their order; answered once all are done, and what one is to tell was told. */
  | { readonly how: "batch"; readonly sent: readonly Sent[] }
  /** Answered with every row. */
  | { readonly how: "all"; readonly statement: Statement; readonly values: Values }
  /** Answered with a {@link Cursor}. */
  | { readonly how: "open"; readonly statement: Statement; readonly values: Values }
  /** Answered with the next rows, none at the end. */
  | { readonly how: "next"; readonly cursor: Cursor; readonly most: number }
  | { readonly how: "close"; readonly cursor: Cursor }
  /** Answered with what another library comes to, that writes in the same transaction; of an engine that knows one. */
  | { readonly how: "within"; readonly work: (database: Within) => Promise<unknown> }
  /** Answered with what each of these comes to, of one state of the database: none depends on another, nor on their order. */
  | { readonly how: "together"; readonly works: readonly (() => Asking<unknown>)[] };

/** The transaction in hand, for a library that speaks the engine's own SQL. */
export interface Within {
  executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
}

/** One statement of a batch. */
export interface Sent {
  readonly statement: Statement;
  readonly values: Values;
  /** Given its first row, or undefined. */
  readonly tell: ((row: Row | undefined) => void) | null;
}

/** Asks and comes to a `T`. */
export type Asking<T> = Generator<Ask, T, unknown>;

/** A row for whoever walks, among what is asked to have it. */
export class Out<T> {
  readonly row: T;
  constructor(row: T) {
    this.row = row;
  }
}

/** Asks, and hands out rows on its way. */
export type Walk<T> = Generator<Ask | Out<T>, void, unknown>;

/** Rows of a window. */
const WINDOW = 500;

export class Statement {
  readonly text: string;
  /** Rows come as arrays, in the order of their columns. */
  readonly arrays: boolean;

  constructor(text: string, arrays = false) {
    this.text = text;
    this.arrays = arrays;
  }

  *run(...values: Values): Asking<number> {
    return (yield { how: "run", statement: this, values }) as number;
  }

  *send(...values: Values): Asking<void> {
    yield { how: "send", statement: this, values };
  }

  *get<R = Row>(...values: Values): Asking<R | undefined> {
    return (yield { how: "get", statement: this, values }) as R | undefined;
  }

  *all<R = Row>(...values: Values): Asking<readonly R[]> {
    return (yield { how: "all", statement: this, values }) as readonly R[];
  }

  *open(...values: Values): Asking<Cursor> {
    return (yield { how: "open", statement: this, values }) as Cursor;
  }

  /** Every row, without holding more than a window of them. */
  *each<R = Row, Y = never>(
    values: Values,
    work: (row: R) => Generator<Y, void, unknown>,
  ): Generator<Ask | Y, void, unknown> {
    const cursor = yield* this.open(...values);
    try {
      for (let rows = yield* next<R>(cursor); rows.length > 0; rows = yield* next<R>(cursor))
        for (const row of rows) yield* work(row);
    } finally {
      yield { how: "close", cursor };
    }
  }
}

export const sql = (text: string): Statement => new Statement(text);
export const sqlOfArrays = (text: string): Statement => new Statement(text, true);

export function* next<R = Row>(cursor: Cursor, most = WINDOW): Asking<readonly R[]> {
  return (yield { how: "next", cursor, most }) as readonly R[];
}

export function* close(cursor: Cursor): Asking<void> {
  yield { how: "close", cursor };
}

/**
 * Statements that wait for one another no longer than it takes to send them: a page of a scan writes some hundreds, and to yield
 * each would take as long as to write it.
 */
export class Batch {
  #sent: Sent[] = [];

  add(statement: Statement, ...values: readonly Value[]): void {
    this.#sent.push({ statement, values, tell: null });
  }

  /** @param tell is given the first row. */
  ask(tell: (row: Row | undefined) => void, statement: Statement, ...values: readonly Value[]): void {
    this.#sent.push({ statement, values, tell });
  }

  /** To be done before anything is asked that it may change. */
  *done(): Asking<void> {
    const sent = this.#sent;
    if (sent.length === 0) return;
    this.#sent = [];
    yield { how: "batch", sent };
  }
}

export function* within<T>(work: (database: Within) => Promise<T>): Asking<T> {
  return (yield { how: "within", work }) as T;
}

export function* together<T>(works: readonly (() => Asking<T>)[]): Asking<readonly T[]> {
  return (yield { how: "together", works }) as readonly T[];
}

/** A database that answers. */
export interface Engine {
  /** In one transaction, undone when it throws. May begin anew where the database was away meanwhile: it changes nothing else. */
  write<T>(work: () => Asking<T>): Promise<T>;
  /** Without a transaction of its own: each statement sees what stands there by then. */
  read<T>(work: () => Asking<T>): Promise<T>;
  /** Rows that all see the same state, as far as the engine can. */
  walk<T>(work: () => Walk<T>): AsyncIterable<T> | Iterable<T>;
  /** A store of an earlier version that may not be written lacks some tables. */
  has(table: string): boolean;
  /** True of a failure that says that nothing may be written there. */
  isReadOnly(cause: unknown): boolean;
}
