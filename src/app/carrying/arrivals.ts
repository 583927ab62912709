/** `plan --arrived`: what was counted at the destination is held as if it had been written in the plan's rows. */

import type { Language } from "../../lang/index.ts";
import type { ArrivalLine } from "../../model/arrival-line.ts";
import type { Edits, Entered, HeldCell } from "../../model/carry.ts";
import { ArrivalFault, parseArrivals } from "../../store/arrivals.ts";
import { localFiles, readLocalFile } from "../../store/local-files.ts";
import { SettingFault } from "../faults.ts";

const MOST_BYTES = 64 * 1024 * 1024;

export async function holdArrivals(path: string, cwd: string, language: Language, edits: Edits): Promise<void> {
  const bytes = await bytesOf(path, cwd);
  for (const line of linesOf(path, bytes, language)) {
    edits.hold({
      sheet: "plan",
      id: line.id,
      name: null,
      origin: { file: path, tab: "", line: line.line },
      language: null,
      day: null,
      // Of a row that the plan does not have, the line is told as one that people added.
      ours: false,
      marked: true,
      cells: cellsOf(line),
    });
  }
}

async function bytesOf(path: string, cwd: string): Promise<Uint8Array> {
  for await (const { path: name, real } of localFiles(path, cwd)) {
    const bytes = name === path && real !== null ? await readLocalFile(real, MOST_BYTES) : null;
    if (bytes === "too-large") throw new SettingFault(({ carry }) => carry.faults.unread["too-large"](path));
    if (bytes !== null) return bytes;
    break;
  }
  throw new SettingFault(({ followUp }) => followUp.faults.missing(path));
}

function linesOf(path: string, bytes: Uint8Array, language: Language): readonly ArrivalLine[] {
  try {
    return parseArrivals(bytes);
  } catch (error) {
    if (!(error instanceof ArrivalFault)) throw error;
    throw new SettingFault(({ followUp }) => followUp.faults.line(path, error.line, error.detail[language]));
  }
}

/** Nobody knows what stood there before: the line is heard before a cell that nobody changed, and beside one that somebody did. */
function cellsOf({ items, bytes, verifiedOn, receivedBy }: ArrivalLine): readonly HeldCell[] {
  const cells: readonly (readonly [string, Entered | null])[] = [
    ["itemsReceived", items],
    ["bytesReceived", bytes],
    ["verifiedOn", verifiedOn && { day: verifiedOn }],
    ["receivedBy", receivedBy],
  ];
  return cells.flatMap(([column, value]) => (value === null ? [] : [{ column, value, changed: null, written: null }]));
}
