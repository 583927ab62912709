/**
 * `bascule detect`: the detectors over local files, folders and standard input. Matches and refusals come in the order
 * of the files, whatever thread read them; values only when asked for, and to the caller alone.
 */

import { availableParallelism } from "node:os";
import { type Catalogue, catalogueOf } from "../lang/index.ts";
import { CONFIDENCES, type Confidence, type Span, type UnreadCode } from "../model/finding.ts";
import { localFiles, readLocalFile, readStream } from "../store/local-files.ts";
import { createReadingPool, READING_LIMITS, type ReadingPool } from "./reading.ts";
import type { FileRead } from "./reading-worker.ts";

/** Larger files would stand whole in memory, twice. */
const LARGEST_FILE = 512 * 1024 * 1024;

export interface MatchLine extends Span {
  readonly file: string;
  /** Only with `showValues`; for a terminal, never for a file. */
  readonly value?: string;
}

export interface UnreadLine {
  readonly file: string;
  readonly error: { readonly code: UnreadCode; readonly message: string };
}

export interface DetectRequest {
  readonly least: Confidence;
  /** Relative paths are of this folder; the process's own when not told. */
  readonly cwd?: string;
  /** Read for the path `-`. */
  readonly stdin: AsyncIterable<Uint8Array | string>;
  readonly showValues?: boolean;
  readonly signal?: AbortSignal;
  readonly words?: Catalogue["detection"];
  /** One of the caller's, which stays open; else one is made for this call. */
  readonly pool?: ReadingPool;
  readonly onMatch: (line: MatchLine) => void;
  readonly onError: (line: UnreadLine) => void;
}

export async function detectPaths(paths: readonly string[], request: DetectRequest): Promise<void> {
  const { signal, showValues = false, words = catalogueOf("fr").detection } = request;
  const threads = availableParallelism();
  const pool = request.pool ?? createReadingPool({ ...READING_LIMITS, threads });
  const tell = (file: string, { matches, unread }: FileRead) => {
    for (const { entry, span, value } of matches)
      if (CONFIDENCES.indexOf(span.confidence) >= CONFIDENCES.indexOf(request.least))
        request.onMatch(lineOf(entry ?? file, span, value));
    for (const { entry, code } of unread)
      request.onError({ file: entry ?? file, error: { code, message: words.unread[code] } });
  };
  // Files being read, in order: as many as there are threads, so that memory does not grow with the folder.
  const underway: { readonly file: string; readonly answer: Promise<FileRead> }[] = [];
  const tellFirst = async () => {
    const first = underway.shift();
    if (first) tell(first.file, await first.answer);
  };
  try {
    for await (const file of filesOf(paths, request.cwd ?? ".")) {
      if (signal?.aborted) break;
      const answer = searchOne(file, request, pool, showValues);
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

type Wanted = { readonly path: string; readonly there: boolean };

async function* filesOf(paths: readonly string[], cwd: string): AsyncGenerator<Wanted> {
  for (const path of paths)
    if (path === "-") yield { path, there: true };
    else yield* localFiles(path, cwd);
}

async function searchOne(
  { path, there }: Wanted,
  { stdin, cwd = "." }: DetectRequest,
  pool: ReadingPool,
  showValues: boolean,
): Promise<FileRead> {
  if (!there) return refused("unreadable");
  const bytes = path === "-" ? await readStream(stdin, LARGEST_FILE) : await readLocalFile(path, cwd, LARGEST_FILE);
  if (bytes === null) return refused("unreadable");
  if (bytes === "too-large") return refused("too-large");
  return pool.search(path, bytes, showValues);
}

function refused(code: UnreadCode): FileRead {
  return { matches: [], unread: [{ entry: null, code }] };
}

function lineOf(file: string, span: Span, value: string | undefined): MatchLine {
  const { detector, category, start, end, confidence } = span;
  const line = { file, detector, category, start, end, confidence };
  return value === undefined ? line : { ...line, value };
}
