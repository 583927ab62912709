/** `journal.ndjson` beside the store: one line for each command, readable by its owner alone, written by one process at a time. */

import {
  appendFileSync,
  closeSync,
  createReadStream,
  fstatSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { DatabaseSync } from "node:sqlite";
import type { CommandRun, JournalCheck } from "../model/command-journal.ts";
import type { IsoDate } from "../model/dates.ts";
import { standing } from "./folder.ts";
import { checkJournal, digestOf, lineOf, read } from "./journal-chain.ts";
import { isPostgres } from "./postgres/address.ts";
import { storeFile } from "./sqlite/file.ts";

/** Longer than any line. */
const TAIL = 65_536;

/** The path of the store's journal. */
export const journalOf = (store: string): string => join(dirname(storeFile(store)), "journal.ndjson");

/**
 * Adds a line where the folder of the store stands; none is made for it. With `before`, lines of earlier days are taken off
 * first, and the line says how many. Throws what the system throws.
 */
export function note(store: string, told: Omit<CommandRun, "store">, before: IsoDate | null = null): void {
  const path = journalOf(store);
  if (standing(dirname(path)) !== "folder") return;
  const run = { ...told, store: basename(storeFile(store)) };
  const release = hold(`${path}-lock`);
  try {
    const dropped = before === null ? null : shorten(path, before);
    const last = lastLine(path);
    // What was cut ends where it is: the chain goes on from there.
    const start = last === null || last.ended ? "" : "\n";
    const line = lineOf(
      dropped === null ? run : { ...run, dropped },
      last === null ? (dropped?.last ?? null) : digestOf(last.text),
    );
    appendFileSync(path, `${start}${line}\n`, { mode: 0o600, flush: true });
  } finally {
    release();
  }
}

/** Null where there is no journal. */
export async function checkJournalAt(store: string): Promise<JournalCheck | null> {
  if (isPostgres(store)) return null;
  const path = journalOf(store);
  if (standing(path) !== "file") return null;
  return checkJournal(createInterface({ input: createReadStream(path, "latin1"), crlfDelay: 0 }));
}

/** Let go by the system itself when the process dies. */
function hold(file: string): () => void {
  closeSync(openSync(file, "a", 0o600));
  const lock = new DatabaseSync(file);
  try {
    lock.exec("PRAGMA busy_timeout = 5000; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE");
  } catch (error) {
    lock.close();
    throw error;
  }
  return () => lock.close();
}

/** Null where there is none. */
function lastLine(path: string): { readonly text: string; readonly ended: boolean } | null {
  if (standing(path) === null) return null;
  const file = openSync(path, "r");
  try {
    const { size } = fstatSync(file);
    const bytes = Buffer.alloc(Math.min(size, TAIL));
    readSync(file, bytes, 0, bytes.length, size - bytes.length);
    const text = bytes.toString("latin1");
    const ended = text.endsWith("\n");
    const lines = (ended ? text.slice(0, -1) : text).split("\n");
    return size === 0 ? null : { text: lines.at(-1) ?? "", ended };
  } finally {
    closeSync(file);
  }
}

/** Takes off the lines before that day; what was cut among them goes with them. Null where there is none. */
function shorten(path: string, before: IsoDate): CommandRun["dropped"] | null {
  if (standing(path) === null) return null;
  const lines = readFileSync(path, "latin1").split("\n");
  const from = lines.findIndex((line) => (read(line)?.day ?? before) >= before && read(line) !== null);
  const old = lines.slice(0, from < 0 ? lines.length - 1 : from);
  const last = old.at(-1);
  if (last === undefined) return null;
  writeFileSync(`${path}.part`, lines.slice(old.length).join("\n"), { mode: 0o600, flush: true, encoding: "latin1" });
  renameSync(`${path}.part`, path);
  return { lines: old.length, last: digestOf(last) };
}
