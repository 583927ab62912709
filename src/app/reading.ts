/**
 * The reading pool: contents are read and searched in threads of their own, each within a time and a memory. A file
 * that hangs or swells costs its thread, which is replaced; the scan goes on.
 */

import pLimit from "p-limit";
import { Piscina } from "piscina";
import type { UnreadCode } from "../model/finding.ts";
import type { FileErrand, FileRead, ItemErrand, ItemRead, ReadingContent, Shown } from "./reading-worker.ts";

export { canRead } from "../text/index.ts";

export interface ReadingLimits {
  readonly threads: number;
  readonly timeoutMs: number;
  readonly memoryMb: number;
}

export interface ReadingPool {
  /** All contents of one item together: a value that stands in two of them counts once. */
  read(contents: readonly ReadingContent[], knownLabels?: readonly string[] | null): Promise<ItemRead>;
  /** One file's matches with their places; values, and what stands around them, only when asked for. */
  search(name: string, bytes: Uint8Array, shown?: Shown): Promise<FileRead>;
  close(): Promise<void>;
}

const NOTHING_SHOWN: Shown = { values: false, context: false };

export const READING_LIMITS: ReadingLimits = { threads: 2, timeoutMs: 60_000, memoryMb: 1024 };

export function createReadingPool({ threads, timeoutMs, memoryMb }: ReadingLimits): ReadingPool {
  const pool = new Piscina({
    // This file is .ts when Node runs the sources, .js once compiled; so is its neighbour.
    filename: new URL(`./reading-worker${import.meta.url.slice(-3)}`, import.meta.url).href,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 10_000,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  });
  // The time of a task begins when it has a thread, not while it waits for one.
  const turn = pLimit(threads);
  const run = <Answer>(errand: ItemErrand | FileErrand): Promise<Answer | UnreadCode> =>
    turn(async () => {
      const limit = AbortSignal.timeout(timeoutMs);
      try {
        return (await pool.run(errand, { signal: limit })) as Answer;
      } catch (error) {
        const code = codeOf(error, limit.aborted);
        if (code === null) throw error;
        return code;
      }
    });
  return {
    read: async (contents, knownLabels = null) => {
      const answer = await run<ItemRead>({ kind: "item", contents, knownLabels });
      return typeof answer === "string" ? { read: false, unread: [answer], findings: [] } : answer;
    },
    search: async (name, bytes, shown = NOTHING_SHOWN) => {
      const answer = await run<FileRead>({ kind: "file", name, bytes, shown });
      return typeof answer === "string"
        ? { matches: [], findings: [], unread: [{ entry: null, code: answer }] }
        : answer;
    },
    close: () => pool.destroy(),
  };
}

/** A thread stopped for its time or its memory is a known refusal; anything else is a surprise. */
function codeOf(error: unknown, aborted: boolean): UnreadCode | null {
  if (aborted) return "timed-out";
  return (error as { code?: unknown } | null)?.code === "ERR_WORKER_OUT_OF_MEMORY" ? "too-large" : null;
}
