/** Whatever fails inside the store is told as what it means for whoever runs the scan, in reading as in writing. */

import type { RecordStore } from "../port.ts";
import { storeFaultOf } from "./file.ts";

type Method = (...given: readonly unknown[]) => Promise<unknown> | AsyncIterable<unknown>;

/** The same store; a damaged page is a damaged store, and no defect of the program. */
export function guarded(store: RecordStore, path: string): RecordStore {
  const fail = (cause: unknown): never => {
    throw storeFaultOf(cause, path);
  };
  async function* walked(rows: AsyncIterable<unknown>) {
    try {
      yield* rows;
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
