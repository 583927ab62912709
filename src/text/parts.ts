/** XML parts of a package, one after the other: a damaged part is told and the next ones are read. */

import { isAscii } from "node:buffer";
import type { Desk } from "./reader.ts";
import { Refusal } from "./refusal.ts";
import { openXml, type XmlHandlers } from "./xml.ts";
import type { Zip } from "./zip.ts";

/** The part's text passes through the handlers as it inflates. */
export async function readPart(zip: Zip, name: string, handlers: XmlHandlers, desk: Desk): Promise<void> {
  const parser = openXml(handlers);
  const decode = openDecoder();
  try {
    await zip.read(name, (chunk) => parser.write(decode(chunk)));
    if (!parser.end()) desk.unread("damaged");
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === "too-large") throw error;
    desk.unread(error.code);
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

/** Chunks to text, the encoding told by the first. */
function openDecoder(): (chunk: Uint8Array) => string {
  let decode: ((chunk: Uint8Array) => string) | null = null;
  return (chunk) => {
    if (!decode) {
      const encoding = encodingOf(chunk);
      const decoder = new TextDecoder(encoding);
      const plain = encoding === "utf-8";
      // A chunk without accents is a string as it is; what the one before left over is no such chunk.
      decode = (next) => (plain && isAscii(next) ? asciiText(next) : decoder.decode(next, { stream: true }));
    }
    return decode(chunk);
  };
}

function asciiText(chunk: Uint8Array): string {
  return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length).toString("latin1");
}

/** Parts of Office packages are UTF-8 or UTF-16; the mark or the first bracket tells. */
function encodingOf(head: Uint8Array): string {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0x3c && head[1] === 0)) return "utf-16le";
  if ((head[0] === 0xfe && head[1] === 0xff) || (head[0] === 0 && head[1] === 0x3c)) return "utf-16be";
  return "utf-8";
}
