/** What came of each part of an envelope that was answered: each is judged alone. */

import type { Family } from "../../model/limits.ts";
import type { Secret } from "../../model/secret.ts";
import { errorOf } from "../error-body.ts";
import { UnreachableFault } from "../faults.ts";
import { type Answer, type BatchPart, GraphFault } from "../graph.ts";
import { heed } from "../lanes/heed.ts";
import type { Patience } from "../lanes/patience.ts";
import { CUT, garbled, isThrottled } from "../setback.ts";
import type { Renewals } from "../sign-in/renewals.ts";
import type { Transport } from "../transport.ts";
import { answered, givenUp, refused } from "./answers.ts";
import { tallyOf } from "./elsewhere.ts";
import { judge, type PartReply } from "./part-replies.ts";

/** What parts have met so far, in whatever envelope. */
export interface Past {
  readonly patience: ReadonlyMap<string, Patience>;
  readonly signedAgain: Map<string, number>;
}

interface Sent<T> {
  readonly parts: readonly BatchPart<T>[];
  readonly replies: ReadonlyMap<string, PartReply>;
  /** Of the envelope. */
  readonly header: (name: string) => string | null;
  readonly signedWith: Secret | null;
}

interface Judged<T> {
  readonly answers: ReadonlyMap<string, Answer<T>>;
  /** To be asked again, after so many milliseconds. */
  readonly again: readonly BatchPart<T>[];
  readonly wait: number;
  /** One that makes no sense, if there is any. */
  readonly odd: GraphFault | null;
}

export async function judged<T>(
  transport: Transport,
  { parts, replies, header, signedWith }: Sent<T>,
  { patience, signedAgain }: Past,
): Promise<Judged<T>> {
  const { renewals } = transport;
  const { clock, lanes } = transport.tools;
  const { moment } = renewals;
  const answers = new Map<string, Answer<T>>();
  const again: BatchPart<T>[] = [];
  let longest = 0;
  let away = false;
  let odd: GraphFault | null = null;
  for (const part of parts) {
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
    if (reply !== undefined) transport.tools.admit?.heard?.(part.path, reply.status);
    if (reply !== undefined) heed(lanes.gauges, way, reply.status, reply.header);
    const setback = unsigned && away ? CUT : judge(reply, header, clock.wall());
    if (setback === null && reply !== undefined) {
      way.lane.succeeded();
      if (reply.status < 300 && signedWith !== null) renewals.took(signedWith);
      try {
        answers.set(part.id, await answerOf(transport, part, reply));
      } catch (fault) {
        if (!(fault instanceof GraphFault)) throw fault;
        odd ??= fault;
      }
      continue;
    }
    if (reply !== undefined && isThrottled(reply.status)) tallyOf(transport, part.path).throttled += 1;
    const last = setback ?? garbled(200, header);
    const own = patience.get(part.id) as Patience;
    const wait = own.after(last);
    if (wait === null) answers.set(part.id, { ok: false, refusal: givenUp(last, own.away()) });
    else again.push(part);
    longest = Math.max(longest, wait ?? 0);
  }
  return { answers, again, wait: longest, odd };
}

/** Whether a part that was refused is worth another token; `unknown` where nobody can tell or give one for now. */
type Sign = "anew" | "as-it-is" | "unknown";

async function signOf(
  renewals: Renewals,
  moment: number,
  signedWith: Secret,
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
  if (status >= 200 && status < 300) return answered(transport, part.schema, body, part.path);
  return { ok: false, refusal: await refused(transport, part.path, status, body, header) };
}
