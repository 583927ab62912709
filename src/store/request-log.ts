/**
 * The record of requests that a security officer keeps (`--log-requests`): one JSON value a line, for its owner alone. A
 * record that is there is added to, run after run, and nothing else is: what is no record is left as it is.
 */

import { closeSync, fstatSync, openSync, readSync, writeSync } from "node:fs";

const KIND = "bascule-requests";
/** A head says who and what in less. */
const HEAD = 4096;

export class RequestLogFault extends Error {
  override readonly name = "RequestLogFault";
  /** `not-a-record`: another file stands there. */
  readonly code: "not-a-record" | "unwritable";
  readonly path: string;
  constructor(code: RequestLogFault["code"], path: string, cause?: unknown) {
    super(`record of requests ${code}: ${path}`, { cause });
    this.code = code;
    this.path = path;
  }
}

export interface RequestLog {
  /** @throws RequestLogFault when it cannot be written: nothing more is written then. */
  write(line: object): void;
  close(): void;
}

/** @param head what the run is, on its first line. @throws RequestLogFault. */
export function openRequestLog(path: string, head: object): RequestLog {
  const file = attempt(path, () => openSync(path, "a+", 0o600));
  try {
    const fresh = attempt(path, () => beginning(file, path));
    const write = (line: object) => attempt(path, () => writeWhole(file, `${JSON.stringify(line)}\n`));
    // A run that was killed may have left half a line.
    if (!fresh.ends) attempt(path, () => writeWhole(file, "\n"));
    write({ record: KIND, ...head });
    return { write, close: () => closeSync(file) };
  } catch (fault) {
    closeSync(file);
    throw fault;
  }
}

/** Whether the file is empty or ends with a whole line. @throws RequestLogFault of what is no record. */
function beginning(file: number, path: string): { readonly ends: boolean } {
  const stat = fstatSync(file);
  if (!stat.isFile()) throw new RequestLogFault("not-a-record", path);
  if (stat.size === 0) return { ends: true };
  const head = Buffer.alloc(Math.min(HEAD, stat.size));
  readSync(file, head, 0, head.length, 0);
  if (!head.toString("utf8").startsWith(`{"record":"${KIND}"`)) throw new RequestLogFault("not-a-record", path);
  const last = Buffer.alloc(1);
  readSync(file, last, 0, 1, stat.size - 1);
  return { ends: last[0] === 0x0a };
}

/** A disk that is nearly full takes a part of a line. */
function writeWhole(file: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}

function attempt<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw cause instanceof RequestLogFault ? cause : new RequestLogFault("unwritable", path, cause);
  }
}
