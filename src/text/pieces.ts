/**
 * Bytes of XML, as they come, into pieces of text that end with a tag where they can, so that hardly any tag and no letter
 * is cut. Pieces are small: V8 gives a string of 128 KiB or more a place of its own, which costs more than to read it.
 */

import { Buffer } from "node:buffer";

const PIECE = 60_000;
const CLOSING = 62;
const NOTHING = Buffer.alloc(0);

export interface Pieces {
  take(chunk: Uint8Array): void;
  /** Gives what was waiting for the end of its tag. */
  end(): void;
}

/** The first bytes tell the encoding. */
export function openPieces(give: (text: string) => void): Pieces {
  let pieces: Pieces | null = null;
  return {
    take: (chunk) => {
      if (chunk.length === 0) return;
      if (pieces === null) {
        const encoding = encodingOf(chunk);
        pieces = encoding === "utf-8" ? narrowPieces(give) : widePieces(give, encoding);
      }
      pieces.take(chunk);
    },
    end: () => pieces?.end(),
  };
}

function narrowPieces(give: (text: string) => void): Pieces {
  let waiting = NOTHING;
  return {
    take: (chunk) => {
      const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
      const source = waiting.length === 0 ? bytes : Buffer.concat([waiting, bytes]);
      let at = 0;
      while (at < source.length) {
        const most = Math.min(at + PIECE, source.length);
        let end = source.lastIndexOf(CLOSING, most - 1) + 1;
        if (end <= at) {
          if (source.length - at <= PIECE) break;
          end = endOfLetter(source, most);
        }
        give(source.toString("utf8", at, end));
        at = end;
      }
      // A copy: the chunk is written over by the next one.
      waiting = Buffer.from(source.subarray(at));
    },
    end: () => {
      if (waiting.length > 0) give(waiting.toString("utf8"));
      waiting = NOTHING;
    },
  };
}

/** Where the last whole letter before that place ends. */
function endOfLetter(source: Buffer, place: number): number {
  let at = place;
  while (place - at < 3 && ((source[at] ?? 0) & 0xc0) === 0x80) at -= 1;
  return at;
}

function widePieces(give: (text: string) => void, encoding: string): Pieces {
  const decoder = new TextDecoder(encoding);
  return {
    take: (chunk) => {
      for (let at = 0; at < chunk.length; at += PIECE)
        give(decoder.decode(chunk.subarray(at, at + PIECE), { stream: true }));
    },
    end: () => give(decoder.decode()),
  };
}

/** Parts of Office packages are UTF-8 or UTF-16; the mark or the first bracket tells. */
function encodingOf(head: Uint8Array): string {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0x3c && head[1] === 0)) return "utf-16le";
  if ((head[0] === 0xfe && head[1] === 0xff) || (head[0] === 0 && head[1] === 0x3c)) return "utf-16be";
  return "utf-8";
}
