/**
 * A body that goes on coming. A link that stalls is cut by the connection's own timeout; one that brings a byte now
 * and then never stalls, and would hold its place for days.
 */

import type { Readable } from "node:stream";

/** Milliseconds without a byte, after which a connection is dead: Graph itself answers 504 after about a minute. */
export const SILENCE = 60_000;

/** Bytes a second, over a minute of waiting for them: sixty answers at once on a line of half a megabit come as fast. */
const SLOWEST = 1_000;

/** Read as a trouble of the network, like undici's own codes. */
export const DRIP = "UND_ERR_BODY_DRIP";

class TooSlow extends Error {
  readonly code = DRIP;
}

/**
 * The chunks of a body as they come. Only the time spent waiting for the network counts: whoever reads may take all the time that it needs.
 * @param silence milliseconds that stand for {@link SILENCE}.
 * @param onBytes told of every chunk.
 */
export async function* steady(
  body: Readable,
  silence: number,
  onBytes: (count: number) => void,
): AsyncGenerator<Uint8Array> {
  const least = (SLOWEST * SILENCE) / 1_000;
  const source = body[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  let [waited, bytes] = [0, 0];
  try {
    for (;;) {
      const since = performance.now();
      const { done, value } = await source.next();
      if (done) return;
      waited += performance.now() - since;
      bytes += value.byteLength;
      onBytes(value.byteLength);
      if (waited >= silence) {
        if (bytes < least) throw new TooSlow("a body that drips");
        [waited, bytes] = [0, 0];
      }
      yield value;
    }
  } finally {
    body.destroy();
  }
}
