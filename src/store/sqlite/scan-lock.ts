/**
 * One scan at a time writes to a store. The lock is an exclusive transaction on a file of its own, let go by the system
 * itself when the process dies, however it dies; a note beside says who holds it. The note alone means nothing: one that a
 * killed process left is read by nobody, as the lock is free.
 */

import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { type ScanHolder, StoreFault } from "../fault.ts";
import { FULL } from "../room.ts";
import { storeFaultOf, storeFile } from "./file.ts";

const Note = z.object({ pid: z.number().int(), host: z.string(), since: z.string(), command: z.string().nullable() });

export interface Holding {
  /** `scan`; never what was typed after it. */
  readonly command: string | null;
  readonly since: Date;
  /** Milliseconds to wait for who holds it. */
  readonly wait?: number;
}

/** A lock that nothing else refers to would be let go by the garbage collector, with its database. */
const HELD = new Set<DatabaseSync>();

/** Throws `locked`, with who holds it as far as that is known. */
export function holdScanLock(path: string, { command, since, wait = 0 }: Holding): { release(): void } {
  const file = `${storeFile(path)}-scan`;
  const note = noteOf(path);
  let lock: DatabaseSync | null = null;
  try {
    closeSync(openSync(file, "a", 0o600));
    lock = new DatabaseSync(file);
    lock.exec(`PRAGMA busy_timeout = ${wait}; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE`);
    leaveNote(note, { pid: process.pid, host: hostname(), since: since.toISOString(), command });
  } catch (cause) {
    lock?.close();
    const fault = storeFaultOf(cause, path);
    const locked = fault instanceof StoreFault && fault.code === "locked";
    throw locked ? new StoreFault("locked", { path, cause, holder: holderIn(note) }) : fault;
  }
  const held = lock;
  HELD.add(held);
  return {
    release: () => {
      rmSync(note, { force: true });
      HELD.delete(held);
      held.close();
    },
  };
}

/** A full disk has a lock all the same: what makes room on it must be let in. */
function leaveNote(note: string, holder: ScanHolder): void {
  try {
    writeFileSync(note, JSON.stringify(holder), { mode: 0o600 });
  } catch (cause) {
    if (!FULL.has((cause as { code?: string }).code ?? "")) throw cause;
  }
}

/** Where it is written who holds the lock. */
const noteOf = (path: string) => `${storeFile(path)}-scan-holder`;

function holderIn(note: string): ScanHolder | null {
  try {
    return Note.parse(JSON.parse(readFileSync(note, "utf8")));
  } catch {
    // Not written yet, or gone by now: that somebody holds the lock is known without it.
    return null;
  }
}
