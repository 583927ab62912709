/** Ids of Outlook's things: long, with an equals sign at the end, and found again without a table. */

import { base64For, type Key, keyInBase64, keyOf } from "./sites-keys.ts";

const BYTES = 42;
const START = "AAMkAD";

/** `a` is the person or group, `b` the folder, calendar or thread, `d` the thing in it, `sub` a part of that. */
export function outlookId(seed: string, realm: string, parts: Partial<Key>): string {
  return `${START}${base64For(seed, realm, keyOf(parts), BYTES)}=`;
}

export function keyInOutlookId(seed: string, realm: string, id: string): Key | null {
  return id.startsWith(START) && id.endsWith("=") ? keyInBase64(seed, realm, id.slice(START.length, -1)) : null;
}
