/** XML parts of a package, one after the other: a damaged part is told and the next ones are read. */

import { openPieces } from "./pieces.ts";
import type { Desk } from "./reader.ts";
import { Refusal } from "./refusal.ts";
import { openXml, type XmlHandlers } from "./xml.ts";
import type { Zip } from "./zip.ts";

/** The part's text passes through the handlers as it inflates. */
export async function readPart(zip: Zip, name: string, handlers: XmlHandlers, desk: Desk): Promise<void> {
  const parser = openXml(handlers);
  const pieces = openPieces(parser.write);
  try {
    await zip.read(name, pieces.take);
    pieces.end();
    if (!parser.end()) desk.unread("damaged");
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === "too-large") throw error;
    desk.unread(error.code);
    // The package breaks off: what came before is read.
    if (error.code === "damaged") pieces.end();
  }
}

/** A file inside of another stands whole in memory; those of a whole archive together pass through the budget. */
export const LARGEST_HELD = 256 * 1024 * 1024;

/** All bytes of one entry: a file inside the file. */
export async function readBytes(zip: Zip, name: string): Promise<Uint8Array> {
  if (zip.sizeOf(name) > LARGEST_HELD) throw new Refusal("too-large");
  const chunks: Uint8Array[] = [];
  await zip.read(name, (chunk) => void chunks.push(chunk));
  const [first] = chunks;
  return chunks.length === 1 && first ? first : Buffer.concat(chunks);
}
