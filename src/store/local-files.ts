/**
 * Files of this computer, for `bascule detect`: a file named is read, a folder is walked in the order of its names.
 * Links that a folder holds are not followed, since they can lead out of it; pipes and sockets in it hold no file.
 */

import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { isAbsolute, join } from "node:path";

export interface LocalFile {
  /** As the person named it, or below the folder that they named. */
  readonly path: string;
  /** False when the place does not exist or does not let itself be listed. */
  readonly there: boolean;
}

export async function* localFiles(path: string, cwd: string): AsyncGenerator<LocalFile> {
  const real = isAbsolute(path) ? path : join(cwd, path);
  const kind = await known(stat(real));
  if (kind === null) yield { path, there: false };
  else if (kind.isDirectory()) yield* walk(path.replace(/[/\\]+$/, "") || "/", real);
  else yield { path, there: true };
}

async function* walk(path: string, real: string): AsyncGenerator<LocalFile> {
  const entries = await known(readdir(real, { withFileTypes: true }));
  if (entries === null) {
    yield { path, there: false };
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const inner = path === "/" ? `/${entry.name}` : `${path}/${entry.name}`;
    if (entry.isDirectory()) yield* walk(inner, join(real, entry.name));
    else if (entry.isFile()) yield { path: inner, there: true };
  }
}

/** The whole file; `too-large` beyond that many bytes, null when it cannot be read. */
export async function readLocalFile(path: string, cwd: string, most: number): Promise<Uint8Array | "too-large" | null> {
  const real = isAbsolute(path) ? path : join(cwd, path);
  return known(readStream(createReadStream(real), most));
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
