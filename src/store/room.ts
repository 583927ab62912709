/** How much room a disk has left. */

import { statfsSync } from "node:fs";

/** What the system says of a disk, or of an account's share of it, that takes no more. */
export const FULL: ReadonlySet<string> = new Set(["ENOSPC", "EDQUOT"]);

/** Less than any write of a store. */
const NOTHING = 65_536;

/** Bytes that this account may still write below the folder; null where the system does not say. */
export function roomIn(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}

export function isFull(folder: string): boolean {
  const room = roomIn(folder);
  return room !== null && room < NOTHING;
}
