/**
 * Files of this computer, for `bascule detect`: a file named is read, a folder is walked in the order of its names.
 * Links that a folder holds are not followed, since they can lead out of it or round in it; pipes, sockets and devices
 * in it hold no file. Both are told. Names are bytes: those of old servers are often no UTF-8.
 */

import { createReadStream, type Dirent } from "node:fs";
import { open, readdir, stat } from "node:fs/promises";
import { dirname, isAbsolute, join, sep } from "node:path";

/** From so many bytes on, a file is not copied from one thread to another. */
const SHARED = 1024 * 1024;

export interface LocalFile {
  /** As the person named it, or below the folder that they named. */
  readonly path: string;
  /** Null when the place does not exist or does not let itself be listed. */
  readonly real: string | Buffer | null;
}

/** What of a folder holds no file of its own. */
export type PassedOver = "link" | "special";

export async function* localFiles(
  path: string,
  cwd: string,
  onPassed: (kind: PassedOver) => void = () => {},
): AsyncGenerator<LocalFile> {
  const real = isAbsolute(path) ? path : join(cwd, path);
  const kind = await known(stat(real));
  if (kind === null) yield { path, real: null };
  else if (kind.isDirectory()) yield* walk(path.replace(/[/\\]+$/, "") || "/", Buffer.from(real), onPassed);
  else yield { path, real };
}

async function* walk(path: string, real: Buffer, onPassed: (kind: PassedOver) => void): AsyncGenerator<LocalFile> {
  const entries = await known<readonly Dirent<Buffer>[]>(readdir(real, { withFileTypes: true, encoding: "buffer" }));
  if (entries === null) {
    yield { path, real: null };
    return;
  }
  const named = entries.map((entry) => ({ entry, name: nameOf(entry.name) }));
  for (const { entry, name } of named.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const inner = path === "/" ? `/${name}` : `${path}/${name}`;
    const place = Buffer.concat([real, Buffer.from(sep), entry.name]);
    if (entry.isDirectory()) yield* walk(inner, place, onPassed);
    else if (entry.isFile()) yield { path: inner, real: place };
    else onPassed(entry.isSymbolicLink() ? "link" : "special");
  }
}

/** Where a file was looked for, and what is there: for whoever named one that cannot be read. */
export interface LookedFor {
  /** True where something bears that name. */
  readonly there: boolean;
  /** Null where there is no such folder. */
  readonly beside: readonly string[] | null;
  /** The whole path of the folder. */
  readonly folder: string;
}

/** @param ending of the names that could have been meant, as `.xlsx`. */
export async function lookedFor(path: string, cwd: string, ending: string): Promise<LookedFor> {
  const real = isAbsolute(path) ? path : join(cwd, path);
  const folder = dirname(real);
  const names = await known(readdir(folder));
  const beside = names?.filter((name) => name.toLowerCase().endsWith(ending)).sort() ?? null;
  return { there: (await known(stat(real))) !== null, beside, folder };
}

const UTF_8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const WINDOWS = new TextDecoder("windows-1252");

function nameOf(bytes: Buffer): string {
  try {
    return UTF_8.decode(bytes);
  } catch {
    // What is no UTF-8 is of the time of the eight-bit sets; read as one of them, it still names its file to people.
    return WINDOWS.decode(bytes);
  }
}

/** The whole file; `too-large` beyond that many bytes, null when it cannot be read. */
export async function readLocalFile(real: string | Buffer, most: number): Promise<Uint8Array | "too-large" | null> {
  const about = await known(stat(real));
  if (about === null || about.isDirectory()) return null;
  if (about.size > most) return "too-large";
  const shared = about.size < SHARED ? null : await known(readShared(real, about.size));
  return shared ?? known(readStream(createReadStream(real), most));
}

/** A large file stands in memory once, for all threads. Null when it is not of that size any more. */
async function readShared(real: string | Buffer, size: number): Promise<Uint8Array | null> {
  const file = await open(real);
  try {
    const bytes = new Uint8Array(new SharedArrayBuffer(size));
    let length = 0;
    for (let read = 1; read > 0 && length < size; length += read)
      read = (await file.read(bytes, length, size - length)).bytesRead;
    const more = await file.read(new Uint8Array(1));
    return length === size && more.bytesRead === 0 ? bytes : null;
  } finally {
    await file.close();
  }
}

/** All bytes of a stream, unless there are too many. */
export async function readStream(
  stream: AsyncIterable<Uint8Array | string>,
  most: number,
): Promise<Uint8Array | "too-large"> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    const bytes = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
    length += bytes.length;
    if (length > most) return "too-large";
    chunks.push(bytes);
  }
  return Buffer.concat(chunks, length);
}

/** What the disk refuses is an answer here; any other failure is thrown. */
async function known<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Error && "syscall" in error) return null;
    throw error;
  }
}
