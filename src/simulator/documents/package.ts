/** A zip package with the same bytes every time: fixed dates, given order. */

import { strToU8, zipSync } from "fflate";

const EPOCH = new Date("2024-01-01T00:00:00Z");

/** Entries in the order given, deflated; an entry whose name begins with `=` is stored as it is (OpenDocument's mimetype). */
export function packageOf(entries: Readonly<Record<string, string>>): Uint8Array {
  const files: Record<string, [Uint8Array, { mtime: Date; level: 0 | 6 }]> = {};
  for (const [name, text] of Object.entries(entries)) {
    const stored = name.startsWith("=");
    files[stored ? name.slice(1) : name] = [strToU8(text), { mtime: EPOCH, level: stored ? 0 : 6 }];
  }
  return zipSync(files);
}
