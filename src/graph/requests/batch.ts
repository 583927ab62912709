/**
 * Many small GETs in envelopes of twenty. The envelope is good even when its parts are not: each is judged alone,
 * and those that failed in passing go again together, after the longest wait that any of them was asked for. An envelope
 * that fails though Graph answers, or weighs too much, is asked for in halves: one of its parts may be ill.
 * Source: https://learn.microsoft.com/graph/json-batching
 */

import pLimit from "p-limit";
import type { Family } from "../../model/limits.ts";
import { errorOf } from "../error-body.ts";
import { UnreachableFault } from "../faults.ts";
import { type Answer, type BatchPart, GraphFault, type Refusal } from "../graph.ts";
import { heed } from "../lanes/heed.ts";
import { Patience, type Setback } from "../lanes/patience.ts";
import { CUT, garbled, isEndless, isThrottled } from "../setback.ts";
import type { Renewals } from "../sign-in/renewals.ts";
import type { Transport } from "../transport.ts";
import { answered, givenUp, refused, settle } from "./answers.ts";
import { tallyOf } from "./elsewhere.ts";
import { envelopesOf, once } from "./envelopes.ts";
import { judge, type PartReply, repliesOf } from "./part-replies.ts";

/** Envelopes of one call on their way at once. */
const AT_ONCE = 4;
/** Milliseconds after which an answer says that Graph was away, and is back. */
const WAITED = 10_000;

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
    envelopesOf(transport, once(parts)).map((some) => limit(() => run(transport, some, take))),
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

/** Given what has come back of an envelope, each time that it has been sent. */
type Take<T> = (answers: ReadonlyMap<string, Answer<T>>) => void;

/** What parts have met so far, in whatever envelope. */
interface Past {
  readonly patience: ReadonlyMap<string, Patience>;
  readonly signedAgain: Map<string, number>;
}

function run<T>(transport: Transport, parts: readonly BatchPart<T>[], take: Take<T>): Promise<void> {
  const { lanes } = transport.tools;
  const patience = new Map(parts.map(({ id, path }) => [id, new Patience(lanes.way(path).lane, transport.tools)]));
  return runEnvelope(transport, parts, { patience, signedAgain: new Map() }, take);
}

async function runEnvelope<T>(
  transport: Transport,
  parts: readonly BatchPart<T>[],
  past: Past,
  take: Take<T>,
): Promise<void> {
  const { clock, waiting, lanes } = transport.tools;
  const { renewals } = transport;
  const { patience, signedAgain } = past;
  for (let left = [...parts]; left.length > 0; ) {
    const answers = new Map<string, Answer<T>>();
    left = left.filter(({ id }) => {
      const own = patience.get(id) as Patience;
      const hopeless = own.hopeless();
      if (hopeless !== null) answers.set(id, { ok: false, refusal: givenUp(hopeless, own.away()) });
      return hopeless === null;
    });
    if (left.length === 0) {
      take(answers);
      return;
    }
    const { outcome, signedWith } = await transport.batch({ parts: left });
    const settled = settle(transport, "/$batch", outcome);
    // One mailbox that is given up meanwhile takes nothing from the others: they go without it.
    if (!settled.ok && left.some(({ id }) => patience.get(id)?.hopeless() !== null)) {
      take(answers);
      continue;
    }
    if (outcome.kind === "given-up" && outcome.away === null) {
      const front = await frontOf(transport, outcome.last);
      const apart = front === "well" && left.length > 1;
      const refusal = typeof front === "object" ? front : givenUp(outcome.last, null);
      if (front !== "back" && !apart) for (const { id } of left) answers.set(id, { ok: false, refusal });
      take(answers);
      if (apart) await inHalves(left, (half) => runEnvelope(transport, half, past, take));
      if (front !== "back") return;
      continue;
    }
    if (!settled.ok) {
      for (const { id } of left) answers.set(id, settled);
      take(answers);
      return;
    }
    const replies = repliesOf(settled.json);
    const { moment } = renewals;
    const again: BatchPart<T>[] = [];
    let longest = 0;
    let away = false;
    let odd: { readonly fault: GraphFault } | null = null;
    for (const part of left) {
      const reply = replies.get(part.id);
      const times = signedAgain.get(part.id) ?? 0;
      const way = lanes.way(part.path);
      const unsigned = reply?.status === 401 && signedWith !== null;
      const sign: Sign =
        unsigned && !away ? await signOf(renewals, moment, signedWith, way.lane.family, reply, times) : "as-it-is";
      if (sign === "anew") {
        signedAgain.set(part.id, times + 1);
        again.push(part);
        continue;
      }
      away ||= sign === "unknown";
      if (reply !== undefined) heed(lanes.gauges, way, reply.status, reply.header);
      const setback = unsigned && away ? CUT : judge(reply, settled.reply.header, clock.wall());
      if (setback === null && reply !== undefined) {
        way.lane.succeeded();
        if (reply.status < 300 && signedWith !== null) renewals.took(signedWith);
        try {
          answers.set(part.id, await answerOf(transport, part, reply));
        } catch (fault) {
          if (!(fault instanceof GraphFault)) throw fault;
          odd ??= { fault };
        }
        continue;
      }
      if (reply !== undefined && isThrottled(reply.status)) tallyOf(transport, part.path).throttled += 1;
      const last = setback ?? garbled(200, settled.reply.header);
      const own = patience.get(part.id) as Patience;
      const wait = own.after(last);
      if (wait === null) answers.set(part.id, { ok: false, refusal: givenUp(last, own.away()) });
      else again.push(part);
      longest = Math.max(longest, wait ?? 0);
    }
    take(answers);
    if (odd !== null) throw odd.fault;
    left = again;
    if (left.length > 0) await clock.sleep(longest, waiting);
  }
}

/**
 * Whether it is the envelope that is ill, or Graph itself that was away: it is asked for something else. That
 * another envelope was answered since this one was sent says nothing of the time in which it failed.
 */
async function frontOf(transport: Transport, last: Setback): Promise<"well" | "back" | Refusal> {
  const { clock } = transport.tools;
  if (isEndless(last)) return "well";
  const asked = clock.now();
  const outcome = await transport.anything();
  // Nor is anything else answered: asked again, it would be so for ever.
  if (outcome.kind === "given-up") return givenUp(last, outcome.away);
  return clock.now() - asked > WAITED ? "back" : "well";
}

/** What is thrown of one half keeps nothing from the other: it is told at the end. */
async function inHalves<T>(parts: readonly T[], each: (half: readonly T[]) => Promise<void>): Promise<void> {
  const middle = Math.ceil(parts.length / 2);
  const halves = [parts.slice(0, middle), parts.slice(middle)];
  let odd: { readonly fault: unknown } | null = null;
  for (const half of halves) {
    try {
      await each(half);
    } catch (fault) {
      if (!(fault instanceof GraphFault)) throw fault;
      odd ??= { fault };
    }
  }
  if (odd !== null) throw odd.fault;
}

/** Whether a part that was refused is worth another token; `unknown` where nobody can tell or give one for now. */
type Sign = "anew" | "as-it-is" | "unknown";

async function signOf(
  renewals: Renewals,
  moment: number,
  signedWith: string,
  family: Family,
  { body, header }: PartReply,
  times: number,
): Promise<Sign> {
  try {
    return (await renewals.another(signedWith, family, errorOf(body, header), times, moment)) ? "anew" : "as-it-is";
  } catch (cause) {
    if (!(cause instanceof UnreachableFault)) throw cause;
    return "unknown";
  }
}

async function answerOf<T>(
  transport: Transport,
  part: BatchPart<T>,
  { status, body, header }: PartReply,
): Promise<Answer<T>> {
  if (status >= 200 && status < 300) return answered(part.schema, body, part.path);
  return { ok: false, refusal: await refused(transport, part.path, status, body, header) };
}
