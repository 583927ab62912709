/**
 * Files that a document's package holds: objects put into it, its macros, and the chunks of other formats that Word shows as its own
 * text (altChunk; ECMA-376, 17.17.2.1), wherever their writer laid them. Each is read by its own reader, pictures left
 * aside as in a page.
 */

import type { UnreadCode } from "../model/finding.ts";
import { readBytes } from "./parts.ts";
import type { Desk } from "./reader.ts";
import { Refusal } from "./refusal.ts";
import type { Zip } from "./zip.ts";

/** `Object 1` in an OpenDocument package: what is no OpenDocument itself. */
const OBJECT = /\/(embeddings|customXmlParts)\/[^/]+$|^Object \d+$|(^|\/)vbaProject\.bin$|^Scripts\/(?!.*\.xml$)/i;
const CHUNK = /(^|\/)afchunk[^/]*$|\.(html?|xhtml|mht|mhtml|txt|csv|rtf|pdf|(doc|dot|xls|xlt|ppt|pot)[xm]?)$/i;

/** True of a part that is a file of its own. */
export function isHeldFile(part: string): boolean {
  return !/(^|\/)_rels\//i.test(part) && (OBJECT.test(part) || CHUNK.test(part));
}

export async function readEmbedded(zip: Zip, desk: Desk): Promise<void> {
  for (const part of zip.names.filter(isHeldFile)) {
    const name = part.slice(part.lastIndexOf("/") + 1);
    const held = await heldBytes(zip, part, desk);
    if (typeof held === "string") desk.lost(name, held);
    else await desk.inner({ name, bytes: held });
  }
}

/** The file's bytes, or why they cannot be had; throws only what stops the whole file. */
export async function heldBytes(zip: Zip, part: string, desk: Desk): Promise<Uint8Array | UnreadCode> {
  try {
    return await readBytes(zip, part);
  } catch (error) {
    if (!(error instanceof Refusal) || desk.budget.spent()) throw error;
    return error.code;
  }
}
