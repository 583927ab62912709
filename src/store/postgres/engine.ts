/**
 * PostgreSQL as an engine of the store. What is written is written in transactions that could have come one after the other, as
 * those of the embedded store do, and is done anew where two stood in each other's way, or where the server was away meanwhile.
 */

import { randomUUID } from "node:crypto";
import { type Asking, type Engine, Out, sql, type Walk } from "../asking.ts";
import { StoreFault } from "../fault.ts";
import type { Address } from "./address.ts";
import type { Connection, Connections } from "./connections.ts";
import { isAway, isReadOnly, storeFaultOf } from "./failures.ts";
import { letGo, withConnection } from "./one-connection.ts";
import { drive, Session, step } from "./session.ts";
import { persist, waits } from "./waits.ts";

const WRITE = "BEGIN ISOLATION LEVEL SERIALIZABLE";
/** The last transaction of each writer, who has one at a time. */
const NOTE_WRITTEN = sql(
  `INSERT INTO written (writer, number) VALUES (?, ?) ON CONFLICT (writer) DO UPDATE SET number = excluded.number`,
);
/** Written to, too, so as to come after whoever is writing. */
const ASK_WRITTEN = `INSERT INTO written (writer, number) VALUES ($1, 0) ON CONFLICT (writer) DO UPDATE SET writer = excluded.writer
  RETURNING number`;
const FORGET_WRITTEN = "DELETE FROM written WHERE writer LIKE $1 || ' %'";
const READ = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

export interface PostgresEngine extends Engine {
  close(): Promise<void>;
}

export interface Knowing {
  readonly address: Address;
  /** Tables that are there. */
  readonly tables: ReadonlySet<string>;
  /** Milliseconds for which the server may be away. */
  readonly patience: number;
}

export function engineOn(connections: Connections, { address, tables, patience }: Knowing): PostgresEngine {
  const fail = (cause: unknown): never => {
    throw storeFaultOf(cause, address);
  };

  const slots: string[] = [];
  let writers = 0;
  const run = randomUUID();

  /**
   * Whether that transaction came to its end, asked where nobody heard of it. Its number is not asked for, as a server that fell
   * gives it to another; what it wrote itself is. One that is still under way is waited for.
   */
  const wasWritten = (writer: string, number: number): Promise<boolean> =>
    persist(patience, () =>
      withConnection(connections.take, async (connection) => {
        const { rows } = await connection.query<{ number: number }>(ASK_WRITTEN, [writer]);
        return rows[0]?.number === number;
      }),
    );

  let transactions = 0;
  const writeOnce = async <T>(work: () => Asking<T>): Promise<T> => {
    const connection = await connections.take();
    const writer = slots.pop() ?? `${run} ${writers++}`;
    try {
      return await committed(connection, work, writer);
    } finally {
      slots.push(writer);
    }
  };
  const committed = async <T>(connection: Connection, work: () => Asking<T>, writer: string): Promise<T> => {
    transactions += 1;
    const number = transactions;
    let [ended, done]: [boolean, T | undefined] = [false, undefined];
    try {
      return await withConnection(
        async () => connection,
        async () => {
          const session = new Session(connection, WRITE);
          session.enter();
          session.answer({ how: "send", statement: NOTE_WRITTEN, values: [writer, number] });
          done = await drive(session, work());
          ended = true;
          // It leaves with what was sent before it: after a failure, the server makes an undoing of it.
          const end = connection.query("COMMIT");
          end.catch(() => undefined);
          await session.settled();
          await end;
          return done;
        },
      );
    } catch (cause) {
      // Written or not: doing it anew could count it twice, and passing on could lose it.
      if (ended && isAway(cause) && (await wasWritten(writer, number))) return done as T;
      throw cause;
    }
  };

  const readOnce = <T>(work: () => Asking<T>): Promise<T> =>
    withConnection(connections.take, async (connection) => {
      const session = new Session(connection, READ);
      const done = await drive(session, work());
      await session.settled();
      if (session.isInside) await connection.query("COMMIT");
      return done;
    });

  /** What was noted of its transactions is of no use to anybody once a process has ended as it should. */
  const forget = async (writer: string) => {
    if (writers > 0) await withConnection(connections.take, (connection) => connection.query(FORGET_WRITTEN, [writer]));
  };

  return {
    write: (work) => persist(patience, () => writeOnce(work)).catch(fail),
    read: (work) => persist(patience, () => readOnce(work)).catch(fail),
    walk: async function* <T>(work: () => Walk<T>): AsyncGenerator<T> {
      // Begun anew where the connection was lost, as long as nobody was handed a row of what it saw.
      const wait = waits(patience);
      for (;;) {
        let handed = false;
        try {
          const connection = await connections.takeForWalk();
          for await (const row of walked(connection, work())) {
            handed = true;
            yield row;
          }
          return;
        } catch (cause) {
          if (!isAway(cause)) fail(cause);
          if (handed) throw new StoreFault("cut-off", { path: address.told, cause: cause as Error });
          await wait.next().value.longer(cause).catch(fail);
        }
      }
    },
    has: (table) => tables.has(table),
    isReadOnly: (cause) => isReadOnly((cause as { cause?: unknown } | null)?.cause ?? cause),
    close: async () => {
      await forget(run).catch(() => undefined);
      await connections.close();
    },
  };
}

/** Rows of one state of the database, over a connection that is let go of when whoever walks goes no further. */
async function* walked<T>(connection: Connection, walk: Walk<T>): AsyncGenerator<T> {
  const session = new Session(connection, READ);
  let lost: Error | undefined;
  try {
    session.enter();
    let at = walk.next();
    try {
      while (!at.done) {
        if (at.value instanceof Out) {
          yield at.value.row;
          at = walk.next();
        } else at = await step(session, walk, at.value);
      }
      await session.settled();
    } finally {
      if (!at.done)
        for (at = walk.return(); !at.done && !(at.value instanceof Out); ) at = await step(session, walk, at.value);
    }
  } catch (cause) {
    lost = cause as Error;
    throw cause;
  } finally {
    await letGo(connection, lost);
  }
}
