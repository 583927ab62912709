/**
 * One envelope, until each of its parts is answered. It is good even when its parts are not: those that failed in passing
 * go again together, after the longest wait that any of them was asked for. An envelope that fails though Graph answers,
 * or weighs too much, is asked for in halves: one of its parts may be ill.
 */

import { type Answer, type BatchPart, GraphFault, type Refusal } from "../graph.ts";
import { Patience, type Setback } from "../lanes/patience.ts";
import { isEndless } from "../setback.ts";
import type { Transport } from "../transport.ts";
import { givenUp, settle } from "./answers.ts";
import { judged, type Past } from "./judged.ts";
import { repliesOf } from "./part-replies.ts";

/** Milliseconds after which an answer says that Graph was away, and is back. */
const WAITED = 10_000;

/** Given what has come back of an envelope, each time that it has been sent. */
type Take<T> = (answers: ReadonlyMap<string, Answer<T>>) => void;

export function sendEnvelope<T>(transport: Transport, parts: readonly BatchPart<T>[], take: Take<T>): Promise<void> {
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
  const { clock, waiting } = transport.tools;
  const { patience } = past;
  for (let left = parts; left.length > 0; ) {
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
    const sent = { parts: left, replies: repliesOf(settled.json), header: settled.reply.header, signedWith };
    const { answers: come, again, wait, odd } = await judged(transport, sent, past);
    take(new Map([...answers, ...come]));
    if (odd !== null) throw odd;
    left = again;
    if (left.length > 0) await clock.sleep(wait, waiting);
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
