/** Reads a body to its end and no further than a limit, on the wire and once inflated. */

import { type Duplex, pipeline as joined, Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";

const DECODERS = { gzip: createGunzip, "x-gzip": createGunzip, deflate: createInflate, br: createBrotliDecompress };

/** What may be sent as `Accept-Encoding`. */
export const ENCODINGS = "gzip, deflate, br";

/**
 * @param encoding `Content-Encoding`, or null.
 * @param limit bytes of the decoded body.
 * @throws what the body throws when it is cut or stalled, and the decoder when it is badly encoded.
 */
export async function readBody(
  body: AsyncIterable<Uint8Array>,
  encoding: string | null,
  limit: number,
): Promise<Uint8Array | "too-large"> {
  const decoder = decoderOf(encoding);
  const chunks: Uint8Array[] = [];
  let size = 0;
  const gather = async (source: AsyncIterable<Uint8Array>) => {
    for await (const chunk of source) {
      size += chunk.byteLength;
      if (size > limit) throw new TooLarge();
      chunks.push(chunk);
    }
  };
  try {
    // Streams between a body and its bytes cost more than a small answer itself.
    await (decoder === null ? gather(body) : pipeline(body, decoder, gather));
  } catch (cause) {
    if (cause instanceof TooLarge) return "too-large";
    throw cause;
  }
  return chunks.length === 1 ? (chunks[0] as Uint8Array) : Buffer.concat(chunks, size);
}

/**
 * The body as it was before it was packed for the way, bit by bit. Fails with what it is made from, and with
 * {@link TooLarge} beyond so many bytes.
 */
export function unpacked(body: AsyncIterable<Uint8Array>, encoding: string | null, limit: number): Readable {
  const decoder = decoderOf(encoding);
  // Whoever fails takes the other along, and both fail for the reader.
  const plain = decoder === null ? body : joined(Readable.from(body), decoder, () => undefined);
  return Readable.from(within(limit, plain));
}

/** It goes on beyond what anything of its kind weighs. */
export class TooLarge extends Error {}

async function* within(limit: number, source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of source) {
    size += chunk.byteLength;
    if (size > limit) throw new TooLarge();
    yield chunk;
  }
}

function decoderOf(encoding: string | null): Duplex | null {
  const name = encoding?.trim().toLowerCase() ?? "";
  if (name === "" || name === "identity") return null;
  const create = Object.entries(DECODERS).find(([known]) => known === name)?.[1];
  if (!create) throw Object.assign(new Error("unknown content encoding"), { code: "Z_UNKNOWN_ENCODING" });
  return create();
}
