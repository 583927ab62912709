/** Reads a body to its end and no further than a limit, on the wire and once inflated. */

import type { Duplex, Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";

const DECODERS = { gzip: createGunzip, "x-gzip": createGunzip, deflate: createInflate, br: createBrotliDecompress };

/** What may be sent as `Accept-Encoding`. */
export const ENCODINGS = "gzip, deflate, br";

/**
 * @param encoding `Content-Encoding`, or null.
 * @param limit bytes of the decoded body.
 * @param onBytes told of every chunk as it came over the wire.
 * @throws what the stream throws when it is cut, stalled or badly encoded.
 */
export async function readBody(
  body: Readable,
  encoding: string | null,
  limit: number,
  onBytes: (count: number) => void,
): Promise<Uint8Array | "too-large"> {
  const decoder = decoderOf(encoding);
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    const counted = async function* (source: AsyncIterable<Uint8Array>) {
      for await (const chunk of source) {
        onBytes(chunk.byteLength);
        yield chunk;
      }
    };
    const gather = async (source: AsyncIterable<Uint8Array>) => {
      for await (const chunk of source) {
        size += chunk.byteLength;
        if (size > limit) throw new TooLarge();
        chunks.push(chunk);
      }
    };
    await (decoder === null ? pipeline(body, counted, gather) : pipeline(body, counted, decoder, gather));
  } catch (cause) {
    if (cause instanceof TooLarge) return "too-large";
    throw cause;
  }
  return Buffer.concat(chunks, size);
}

/** The body as it was before it was packed for the way. Fails with what it is made from. */
export function unpacked(body: Readable, encoding: string | null): Readable {
  const decoder = decoderOf(encoding);
  if (decoder === null) return body;
  body.once("error", (cause) => decoder.destroy(cause));
  decoder.once("close", () => body.destroy());
  return body.pipe(decoder);
}

class TooLarge extends Error {}

function decoderOf(encoding: string | null): Duplex | null {
  const name = encoding?.trim().toLowerCase() ?? "";
  if (name === "" || name === "identity") return null;
  const create = Object.entries(DECODERS).find(([known]) => known === name)?.[1];
  if (!create) throw Object.assign(new Error("unknown content encoding"), { code: "Z_UNKNOWN_ENCODING" });
  return create();
}
