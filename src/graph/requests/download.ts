/** A file's bytes, counted as they come: what the listing said of its size is not relied on. */

import { readBody } from "../body.ts";
import type { Answer } from "../graph.ts";
import { LaneGone } from "../lanes/lane.ts";
import { Patience, type Setback } from "../lanes/patience.ts";
import type { Stream } from "../network/wire.ts";
import { setbackBy } from "../setback.ts";
import type { Transport } from "../transport.ts";
import { givenUp } from "./answers.ts";
import { findElsewhere, tallyOf, waitOut } from "./elsewhere.ts";

/** The storage behind counts nothing but what it is asked for at once. */
const NO_COST = new Map();

export async function downloadFile(
  transport: Transport,
  path: string,
  limit: number,
): Promise<Answer<Uint8Array | "too-large">> {
  const { lanes, signal, waiting } = transport.tools;
  const lane = lanes.beyond(transport.pathOf(path));
  const patience = new Patience(lane, transport.tools);
  const { asker: name, turn } = transport.origin;
  let leave: () => void;
  try {
    leave = await lane.enter({ weight: 1, costs: NO_COST, name, turn }, waiting);
  } catch (cause) {
    if (!(cause instanceof LaneGone)) throw cause;
    return { ok: false, refusal: givenUp(cause.by, cause.away) };
  }
  try {
    for (;;) {
      const found = await findElsewhere(transport, path, limit, patience);
      if (found.kind === "refused") return { ok: false, refusal: found.refusal };
      if (found.kind === "reply") return { ok: true, value: found.reply.body };
      let setback: Setback;
      try {
        const value = await read(found.stream, limit, (count) => {
          tallyOf(transport, path).bytes += count;
        });
        lane.succeeded();
        return { ok: true, value };
      } catch (cause) {
        signal.throwIfAborted();
        setback = setbackBy(cause);
      }
      const gone = await waitOut(transport, patience, setback);
      if (gone !== null) return { ok: false, refusal: gone };
    }
  } finally {
    leave();
  }
}

async function read({ chunks, leave, header }: Stream, limit: number, onBytes: (count: number) => void) {
  const announced = Number(header("content-length") ?? Number.NaN);
  if (announced > limit && header("content-encoding") === null) {
    leave();
    return "too-large";
  }
  return await readBody(chunks(onBytes), header("content-encoding"), limit);
}
