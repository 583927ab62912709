/**
 * Starts a thread that writes the lines of findings beside the other outputs, where they are many: nothing else of a set hangs on
 * them, and they are read from the store alone. What the thread could not do is done again by whoever asked, so that each fault is
 * met there and told in its own sentence.
 */

import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";
import type { OutputSet } from "../store/output-set.ts";
import type { FindingsErrand } from "./findings-thread.ts";

/** This file is .ts when Node runs the sources, .js once compiled; so is its neighbour. */
const THREAD = new URL(`./findings-thread${import.meta.url.slice(-3)}`, import.meta.url);

/** Lines live no longer than their page: two halves of four megabytes for what is new, and a copy, do. */
const LIMITS = { maxYoungGenerationSizeMb: 12 };
/** Of the threads that begin from now on. Where the space for new objects may not grow, they would keep to one megabyte. */
const BEGIN_WITH = "--min-semi-space-size=4";

export interface Beside {
  /** Comes once the thread has ended; false where it did not write the file to its end. */
  isWritten(): Promise<boolean>;
  /** Nothing is written any more once this has come. */
  stop(): Promise<void>;
}

/** @param thread another thread's program, for tests of one that fails. */
export async function writeBeside(
  { store, least }: Pick<FindingsErrand, "store" | "least">,
  sink: Pick<OutputSet, "elsewhere">,
  thread: URL = THREAD,
): Promise<Beside> {
  const { path, whole } = await sink.elsewhere("findings.ndjson");
  setFlagsFromString(BEGIN_WITH);
  const workerData: FindingsErrand = { store, least, path };
  const worker = new Worker(thread, { workerData, resourceLimits: LIMITS });
  let digest: string | null = null;
  worker.on("message", (told: string) => {
    digest = told;
  });
  // Met again, and told, by whoever does it again.
  worker.on("error", () => undefined);
  const ended = new Promise<string | null>((resolve) => worker.once("exit", () => resolve(digest)));
  return {
    isWritten: async () => {
      const told = await ended;
      if (told !== null) whole(told);
      return told !== null;
    },
    stop: async () => void (await worker.terminate()),
  };
}
