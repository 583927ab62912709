/** Whatever fails inside the store is told as what it means for whoever runs the scan, in reading as in writing. */

import type { RecordStore } from "../port.ts";

type Method = (...given: readonly unknown[]) => Promise<unknown> | AsyncIterable<unknown> | Iterable<unknown>;

/** A store of which rows may be there without waiting. */
export type Unguarded = {
  [K in keyof RecordStore]: RecordStore[K] extends (...given: infer Given) => AsyncIterable<infer Row>
    ? (...given: Given) => AsyncIterable<Row> | Iterable<Row>
    : RecordStore[K];
};

/** The same store; a damaged page is a damaged store, and no defect of the program. */
export function guarded(store: Unguarded, faultOf: (cause: unknown) => unknown): RecordStore {
  const fail = (cause: unknown): never => {
    throw faultOf(cause);
  };
  // To await each row that is there already would take longer than to read it.
  async function* walked(rows: AsyncIterable<unknown> | Iterable<unknown>) {
    try {
      if (Symbol.iterator in rows) for (const row of rows) yield row;
      else yield* rows;
    } catch (cause) {
      fail(cause);
    }
  }
  const methods = Object.entries(store as unknown as Record<string, Method>).map(([name, method]) => [
    name,
    (...given: readonly unknown[]) => {
      const told = method(...given);
      return told instanceof Promise ? told.catch(fail) : walked(told);
    },
  ]);
  return Object.fromEntries(methods) as RecordStore;
}
