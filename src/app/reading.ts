/**
 * The reading pool: contents are read and searched in threads of their own, each within a time and a memory. A file
 * that hangs or swells costs its thread, which is replaced; the scan goes on. A thread that dies may have been brought
 * down by the file before: the one it was reading is given to another, once, before anything is said of it.
 */

import pLimit from "p-limit";
import { Piscina } from "piscina";
import type { CustomDetector } from "../model/custom-detector.ts";
import type { UnreadCode } from "../model/finding.ts";
import type { FileErrand, FileRead, ItemErrand, ItemRead, ReadingContent, Shown } from "./reading-worker.ts";

export { canRead } from "../text/index.ts";

export interface ReadingLimits {
  readonly threads: number;
  readonly timeoutMs: number;
  readonly memoryMb: number;
  /** Detectors of the administration's own. */
  readonly customs?: readonly CustomDetector[];
}

export interface ReadingPool {
  /** All contents of one item together: a value that stands in two of them counts once. */
  read(contents: readonly ReadingContent[], knownLabels?: readonly string[] | null): Promise<ItemRead>;
  /** One file's matches with their places; values, and what stands around them, only when asked for. */
  search(name: string, bytes: Uint8Array, shown?: Shown): Promise<FileRead>;
  close(): Promise<void>;
}

const NOTHING_SHOWN: Shown = { values: false, context: false };

/**
 * What a thread made and needs no more is taken away early: V8 would keep 96 MB of it, which the system has to give first,
 * and a workbook would cost half as much time again.
 */
const YOUNG_MB = 24;

export const READING_LIMITS: ReadingLimits = { threads: 2, timeoutMs: 60_000, memoryMb: 1024 };

/** This file is .ts when Node runs the sources, .js once compiled; so is its neighbour. */
const WORKER = new URL(`./reading-worker${import.meta.url.slice(-3)}`, import.meta.url);

/** `worker` is another thread's program, for tests of threads that die. */
export function createReadingPool(
  { threads, timeoutMs, memoryMb, customs = [] }: ReadingLimits,
  worker: URL = WORKER,
): ReadingPool {
  const pool = new Piscina({
    filename: worker.href,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 10_000,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: YOUNG_MB },
  });
  const broken = new AbortController();
  // A thread that dies at rest was reading nothing; another takes its place when there is something to read.
  pool.on("error", (error: unknown) => {
    if (isBroken(error)) broken.abort(error);
  });
  // The time of a task begins when it has a thread, not while it waits for one.
  const turn = pLimit(threads);
  const attempt = async <Answer>(errand: ItemErrand | FileErrand): Promise<Answer | Death | UnreadCode> => {
    const limit = AbortSignal.timeout(timeoutMs);
    try {
      const signal = AbortSignal.any([limit, broken.signal]);
      return (await pool.run(errand, { signal })) as Answer | UnreadCode;
    } catch (error) {
      broken.signal.throwIfAborted();
      if (isBroken(error)) throw error;
      return limit.aborted ? "timed-out" : deathOf(error);
    }
  };
  const run = <Answer>(errand: ItemErrand | FileErrand): Promise<Answer | UnreadCode> =>
    turn(async () => {
      const first = await attempt<Answer>(errand);
      if (!isDeath(first)) return first;
      const second = await attempt<Answer>(errand);
      return isDeath(second) ? second.death : second;
    });
  return {
    read: async (contents, knownLabels = null) => {
      const answer = await run<ItemRead>({ kind: "item", contents, knownLabels, customs });
      return typeof answer === "string" ? { read: false, unread: [answer], findings: [] } : answer;
    },
    search: async (name, bytes, shown = NOTHING_SHOWN) => {
      const answer = await run<FileRead>({ kind: "file", name, bytes, shown, customs });
      return typeof answer === "string"
        ? { matches: [], findings: [], unread: [{ entry: null, code: answer }] }
        : answer;
    },
    close: () => pool.destroy(),
  };
}

/** What a thread died of, told as what became of the file. */
interface Death {
  readonly death: UnreadCode;
}

function isDeath(answer: unknown): answer is Death {
  return typeof answer === "object" && answer !== null && "death" in answer;
}

/** Its message may quote the file: nothing of it goes further. */
function deathOf(error: unknown): Death {
  return { death: codeOf(error) === "ERR_WORKER_OUT_OF_MEMORY" ? "too-large" : "unreadable" };
}

/** A program that cannot be loaded is no file's fault. */
function isBroken(error: unknown): boolean {
  return error instanceof SyntaxError || /^ERR_(MODULE|UNKNOWN|UNSUPPORTED|WORKER_INIT)/.test(codeOf(error));
}

function codeOf(error: unknown): string {
  return String((error as { readonly code?: unknown } | null)?.code ?? "");
}
