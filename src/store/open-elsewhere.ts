/**
 * Documents that somebody has open: what they have not saved would be lost, or would be saved over the new ones. Office
 * programs leave a file beside: LibreOffice `.~lock.plan-migration.xlsx#`; Microsoft's `~$plan-migration.xlsx`, of whose
 * name Word drops the first two letters, or one where there are few.
 * Sources: github.com/cs3org/wopiserver, src/core/wopiutils.py (both kinds of lock); Microsoft's article 211632, on the
 * owner file of Word.
 */

import { existsSync } from "node:fs";
import { join } from "node:path";

export interface OpenElsewhere {
  readonly file: string;
  /** The file that tells it; null where the system refused to move it. */
  readonly lock: string | null;
}

/** Those of these documents that are open, as far as a file beside tells. */
export function openedIn(folder: string, names: readonly string[]): readonly OpenElsewhere[] {
  return names.flatMap((file) => {
    const lock = existsSync(join(folder, file)) && locksOf(file).find((each) => existsSync(join(folder, each)));
    return lock ? [{ file, lock }] : [];
  });
}

const locksOf = (name: string) => [`.~lock.${name}#`, ...[0, 1, 2].map((dropped) => `~$${name.slice(dropped)}`)];

/** What Windows says of a file that a program has open. */
const BUSY = new Set(["EBUSY", "EPERM", "EACCES"]);

export function isBusy(cause: unknown): boolean {
  return cause instanceof Error && "code" in cause && BUSY.has(String(cause.code));
}
