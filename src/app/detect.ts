/**
 * `bascule detect`: the detectors over local files, folders and standard input. Matches and refusals come in the order
 * of the files, whatever thread read them; values and what stands around them only when asked for, and to the caller
 * alone.
 */

import { availableParallelism } from "node:os";
import { type Catalogue, catalogueOf } from "../lang/index.ts";
import { CONFIDENCES, type Confidence, type Finding, type Span, type UnreadCode } from "../model/finding.ts";
import { type LocalFile, localFiles, type PassedOver, readLocalFile, readStream } from "../store/local-files.ts";
import { customDetectors } from "./custom-detectors.ts";
import type { Excerpt } from "./excerpt.ts";
import { createReadingPool, READING_LIMITS, type ReadingPool } from "./reading.ts";
import type { FileRead, Shown } from "./reading-worker.ts";

/** Larger files would stand whole in memory, twice. */
const LARGEST_FILE = 512 * 1024 * 1024;

export interface MatchLine extends Span {
  readonly file: string;
  /** Only with `values`; for a terminal, never for a file. */
  readonly value?: string;
  /** Only with `context`; likewise. */
  readonly excerpt?: Excerpt;
}

export interface UnreadLine {
  readonly file: string;
  readonly error: { readonly code: UnreadCode; readonly message: string };
}

/** A file that is over, its matches and refusals told. */
export interface FileEnd {
  readonly file: string;
  readonly bytes: number;
  /** One for each detector and confidence, from the least asked for on. */
  readonly findings: readonly Finding[];
}

export interface DetectRequest {
  readonly least: Confidence;
  /** Relative paths are of this folder; the process's own when not told. */
  readonly cwd?: string;
  /** Read for the path `-`. */
  readonly stdin: AsyncIterable<Uint8Array | string>;
  readonly shown?: Shown;
  readonly signal?: AbortSignal;
  readonly words?: Catalogue["detection"];
  /** One of the caller's, which stays open; else one is made for this call. */
  readonly pool?: ReadingPool;
  readonly onMatch: (line: MatchLine) => void;
  readonly onError: (line: UnreadLine) => void;
  readonly onFile?: (end: FileEnd) => void;
  /** Of a folder, what holds no file of its own: links, which are not followed, and pipes, sockets and devices. */
  readonly onPassed?: (kind: PassedOver) => void;
}

interface Underway {
  readonly file: string;
  readonly answer: Promise<FileAnswer>;
}

interface FileAnswer extends FileRead {
  readonly bytes: number;
}

export async function detectPaths(paths: readonly string[], request: DetectRequest): Promise<void> {
  const { signal, words = catalogueOf("fr").detection } = request;
  const threads = availableParallelism();
  const pool = request.pool ?? createReadingPool({ ...READING_LIMITS, threads, customs: customDetectors() });
  const isWanted = ({ confidence }: Span | Finding) =>
    CONFIDENCES.indexOf(confidence) >= CONFIDENCES.indexOf(request.least);
  const tell = (file: string, { matches, unread, findings, bytes }: FileAnswer) => {
    for (const { entry, span, ...shown } of matches)
      if (isWanted(span)) request.onMatch({ ...lineOf(entry ?? file, span), ...shown });
    for (const { entry, code } of unread)
      request.onError({ file: entry ?? file, error: { code, message: words.unread[code] } });
    request.onFile?.({ file, bytes, findings: findings.filter(isWanted) });
  };
  // Files being read, in order: as many as there are threads, so that memory does not grow with the folder.
  const underway: Underway[] = [];
  const tellFirst = async () => {
    const first = underway.shift();
    if (first === undefined) return;
    const answer = await untilStopped(first.answer, signal);
    if (answer !== null) tell(first.file, answer);
  };
  try {
    for await (const file of filesOf(paths, request)) {
      if (signal?.aborted) break;
      const answer = searchOne(file, request, pool);
      // A surprise is thrown when its turn comes; until then it must not count as unhandled.
      answer.catch(() => {});
      underway.push({ file: file.path, answer });
      if (underway.length > threads) await tellFirst();
    }
    while (underway.length > 0 && !signal?.aborted) await tellFirst();
  } finally {
    if (!request.pool) await pool.close();
  }
}

/** Null when it was stopped before: a pipe may never come to its end, and a file may take a minute. */
async function untilStopped<T>(answer: Promise<T>, signal: AbortSignal | undefined): Promise<T | null> {
  if (signal === undefined) return answer;
  if (signal.aborted) return null;
  const { promise, resolve } = Promise.withResolvers<null>();
  const stop = () => resolve(null);
  signal.addEventListener("abort", stop, { once: true });
  try {
    return await Promise.race([answer, promise]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

type Wanted = LocalFile | { readonly path: "-"; readonly real: null };

async function* filesOf(paths: readonly string[], request: DetectRequest): AsyncGenerator<Wanted> {
  for (const path of paths)
    if (path === "-") yield { path, real: null };
    else yield* localFiles(path, request.cwd ?? ".", request.onPassed);
}

async function searchOne(file: Wanted, { stdin, shown }: DetectRequest, pool: ReadingPool): Promise<FileAnswer> {
  const bytes = await bytesOf(file, stdin);
  if (bytes === null) return refused("unreadable");
  if (bytes === "too-large") return refused("too-large");
  const { length } = bytes;
  return { ...(await pool.search(file.path, bytes, shown)), bytes: length };
}

async function bytesOf(file: Wanted, stdin: DetectRequest["stdin"]): Promise<Uint8Array | "too-large" | null> {
  if (file.real === null) return file.path === "-" ? readStream(stdin, LARGEST_FILE) : null;
  return readLocalFile(file.real, LARGEST_FILE);
}

function refused(code: UnreadCode): FileAnswer {
  return { matches: [], findings: [], unread: [{ entry: null, code }], bytes: 0 };
}

function lineOf(file: string, { detector, category, start, end, confidence }: Span): MatchLine {
  return { file, detector, category, start, end, confidence };
}
