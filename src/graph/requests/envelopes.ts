/** Which parts of a batch travel together. */

import type { BatchPart } from "../graph.ts";
import type { Gauge } from "../lanes/gauge.ts";
import type { Way } from "../lanes/lanes.ts";
import { placeOf } from "../lanes/place.ts";
import type { Transport } from "../transport.ts";

/** What Graph takes in one envelope. */
const MOST_PARTS = 20;

/** Lists repeat themselves, and what is made of them with them: the same part is asked once. */
export function once<T>(parts: readonly BatchPart<T>[]): readonly BatchPart<T>[] {
  const known = new Map<string, BatchPart<T>>();
  for (const part of parts) {
    const before = known.get(part.id);
    if (before !== undefined && before.path !== part.path)
      throw new Error("two parts of a batch have the same id, and ask for different things");
    known.set(part.id, part);
  }
  return [...known.values()];
}

/** Of twenty of one service, of four for one mailbox, and of no more than a limit by the second lets through at once. */
export function envelopesOf<T>(transport: Transport, parts: readonly BatchPart<T>[]): BatchPart<T>[][] {
  const { limits, lanes } = transport.tools;
  const envelopes: BatchPart<T>[][] = [];
  let left = parts.map((part) => ({ part, ...takenBy(lanes.way(part.path)), ...placeOf(part.path) }));
  while (left.length > 0) {
    const envelope: BatchPart<T>[] = [];
    const inMailbox = new Map<string, number>();
    const spent = new Map<Gauge, number>();
    const [first] = left;
    left = left.filter(({ part, family, mailbox, costs }) => {
      const here = mailbox === null ? 0 : (inMailbox.get(mailbox) ?? 0);
      const tooMuch = costs.some(
        ([gauge, cost]) => (spent.get(gauge) ?? 0) + cost > gauge.together() && spent.has(gauge),
      );
      if (family !== first?.family || envelope.length >= MOST_PARTS || here >= limits.mailboxAtOnce || tooMuch)
        return true;
      if (mailbox !== null) inMailbox.set(mailbox, here + 1);
      for (const [gauge, cost] of costs) spent.set(gauge, (spent.get(gauge) ?? 0) + cost);
      envelope.push(part);
      return false;
    });
    envelopes.push(envelope);
  }
  return envelopes;
}

const takenBy = ({ shares }: Way) => ({ costs: [...shares.values()].flatMap(({ costs }) => [...costs]) });
