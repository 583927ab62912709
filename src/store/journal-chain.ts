/** The chain of `journal.ndjson`: how a line is written so that it follows from the one before, and whether all do. Pure. */

import { createHash } from "node:crypto";
import type { CommandRun, JournalCheck, JournalLine } from "../model/command-journal.ts";

/** In ASCII: a line that is cut is cut between two characters, and is the same text whoever reads it. */
export function lineOf(run: CommandRun, previous: string | null): string {
  const line: JournalLine = { journal: 1, previous, ...run };
  return JSON.stringify(line).replace(/[^\x20-\x7e]/g, codeOf);
}

const codeOf = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** @param line without its end of line. */
export const digestOf = (line: string): string => createHash("sha256").update(line).digest("hex");

/** What a line says; null of one that was cut, or that is somebody else's. */
export function read(line: string): JournalLine | null {
  try {
    const said = JSON.parse(line) as Partial<JournalLine> | null;
    const chained = said?.previous === null || typeof said?.previous === "string";
    return said?.journal === 1 && chained ? (said as JournalLine) : null;
  } catch {
    return null;
  }
}

/** @param lines in their order, without their ends; the last one may have been cut. */
export async function checkJournal(lines: AsyncIterable<string> | Iterable<string>): Promise<JournalCheck> {
  let [count, head]: [number, string | null] = [0, null];
  let broken: number | null = null;
  const cut: number[] = [];
  /** Digest that the first line follows from, where it is not the first that was written. */
  let missing: string | null = null;
  let waits = false;
  for await (const line of lines) {
    count += 1;
    const said = read(line);
    if (said === null) cut.push(count);
    else if (count === 1) [missing, waits] = [said.previous, said.previous !== null];
    else if (said.previous !== head) broken ??= count;
    if (said?.dropped?.last === missing) waits = false;
    // A cut line says nothing of what it follows; what follows it says that it stood there.
    head = digestOf(line);
  }
  return { lines: count, head, broken: waits ? 1 : broken, cut, shortened: missing !== null && !waits };
}
