/**
 * Many small GETs in envelopes of twenty, some of which are on their way at once.
 * Source: https://learn.microsoft.com/graph/json-batching
 */

import pLimit from "p-limit";
import type { Answer, BatchPart } from "../graph.ts";
import type { Transport } from "../transport.ts";
import { sendEnvelope } from "./envelope.ts";
import { envelopesOf, once } from "./envelopes.ts";

/** Envelopes of one call on their way at once. */
const AT_ONCE = 4;

/** As they come: those of an envelope together, those that had to be asked again later. */
export async function* batchOf<T>(
  transport: Transport,
  parts: readonly BatchPart<T>[],
): AsyncGenerator<ReadonlyMap<string, Answer<T>>> {
  const limit = pLimit(AT_ONCE);
  let come = new Map<string, Answer<T>>();
  let wake = () => {};
  let under = true;
  const take = (some: ReadonlyMap<string, Answer<T>>) => {
    for (const [id, answer] of some) come.set(id, answer);
    wake();
  };
  // One that makes no sense keeps the others from nothing: it is told at the end.
  const runs = Promise.allSettled(
    envelopesOf(transport, once(parts)).map((some) => limit(() => sendEnvelope(transport, some, take))),
  );
  void runs.then(() => {
    under = false;
    wake();
  });
  try {
    while (under || come.size > 0) {
      if (come.size === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      const some = come;
      come = new Map();
      yield some;
    }
  } finally {
    // Nobody waits for those that have not left.
    limit.clearQueue();
  }
  const failed = (await runs).find((one) => one.status === "rejected");
  if (failed !== undefined) throw failed.reason;
}
