/** A service with a limit, on time that the test moves, and a client that works as fast as one bucket lets it. */

import type { Bucket } from "../../src/graph/lanes/bucket.ts";
import { randomOf } from "../../src/simulator/random.ts";

/** Time that the test moves. */
export function clockOf() {
  let now = Date.UTC(2026, 0, 1);
  const pass = (milliseconds: number) => {
    now += milliseconds;
  };
  return { now: () => now, sleep: async () => undefined, pass };
}
export type TestClock = ReturnType<typeof clockOf>;

/** Whether so many units may pass in that millisecond, where the limit is so much then. */
type Counts = (units: number, now: number, limit: number) => boolean;

/** How services count, as far as it is known of any. @param span milliseconds. */
export const COUNTINGS = {
  /** What the last span holds. */
  sliding(span: number): Counts {
    const passed: { at: number; units: number }[] = [];
    let [sum, first] = [0, 0];
    return (units, now, limit) => {
      for (let old = passed[first]; old !== undefined && old.at <= now - span; old = passed[++first]) sum -= old.units;
      if (sum + units > limit) return false;
      passed.push({ at: now, units });
      sum += units;
      return true;
    };
  },
  /** What this span holds, one beginning where the last one ends. */
  fixed(span: number): Counts {
    let [window, sum] = [0, 0];
    return (units, now, limit) => {
      const current = Math.floor((now + 0.37 * span) / span);
      if (current !== window) [window, sum] = [current, 0];
      if (sum + units > limit) return false;
      sum += units;
      return true;
    };
  },
  /** Tokens flow in, and as many as come in a span may be saved up. */
  tokens(span: number): Counts {
    let [level, at] = [Number.POSITIVE_INFINITY, 0];
    return (units, now, limit) => {
      level = Math.min(limit, level + ((now - at) / span) * limit);
      at = now;
      if (units > level) return false;
      level -= units;
      return true;
    };
  },
} as const;
export type Counting = keyof typeof COUNTINGS;

export interface Service {
  readonly counting: Counting;
  /** Milliseconds. */
  readonly span: number;
  /** Units a span, by the minutes since the beginning. */
  readonly limit: (minute: number) => number;
  /** Milliseconds: what it orders with each refusal. */
  readonly pause: number;
  /** One request in so many is refused by accident. */
  readonly noise?: number;
  /** Which accidents. */
  readonly seed?: number;
  /** Whatever is asked is refused. */
  readonly ill?: (minute: number) => boolean;
  /** Share of the limit that others use. */
  readonly others?: (minute: number) => number;
}

/** What came of an hour. */
export interface Hour {
  /** Units that passed, of those that could have in the time that accidents left. */
  readonly useful: number;
  readonly requests: number;
  /** Refusals that no accident was the cause of, and how many of them began a pause. */
  readonly overrun: number;
  readonly pauses: number;
  /** Where the bucket stood at the end, as a share of the limit. */
  readonly amount: number;
}

/** Milliseconds that an answer takes. */
const LATENCY = 150;

/** Works through so many hours with requests that cost so much. */
export function work(bucket: Bucket, clock: TestClock, service: Service, cost: number, hours: number): readonly Hour[] {
  const { counting, span, limit, pause, noise = 0, ill = () => false, others = () => 0 } = service;
  const most = bucket.amount;
  const counts = COUNTINGS[counting](span);
  const random = randomOf("service", JSON.stringify({ ...service, cost }));
  const start = clock.now();
  const left = (minute: number) => limit(minute) * (1 - others(minute));
  const answers: { at: number; cause: "limit" | "accident" | null }[] = [];
  const told: Hour[] = [];
  let openAt = start;
  for (let hour = 0; hour < hours; hour += 1) {
    let [passed, possible, requests, pauses, overrun, lost] = [0, 0, 0, 0, 0, 0];
    const end = start + (hour + 1) * 3_600_000;
    while (clock.now() < end) {
      const now = clock.now();
      const minute = (now - start) / 60_000;
      const next = answers[0];
      if (next !== undefined && next.at <= now) {
        answers.shift();
        if (next.cause === null) {
          bucket.passed(cost);
          passed += cost;
          continue;
        }
        if (next.cause === "limit") overrun += 1;
        if (next.cause === "limit" && openAt <= now) pauses += 1;
        else lost += Math.max(0, now + pause - Math.max(now, openAt));
        bucket.refused(cost);
        openAt = Math.max(openAt, now + pause);
        continue;
      }
      const wait = openAt > now ? openAt - now : bucket.wait(cost);
      if (wait > 0) {
        clock.pass(Math.max(1, Math.min(wait, end - now, next === undefined ? wait : next.at - now)));
        continue;
      }
      bucket.take(cost);
      requests += 1;
      const accident = ill(minute) || (noise > 0 && random.chance(noise));
      answers.push({
        at: now + LATENCY,
        cause: accident ? "accident" : counts(cost, now, left(minute)) ? null : "limit",
      });
    }
    for (let minute = 0; minute < 60; minute += 1)
      possible += Math.min(most, left(hour * 60 + minute)) * (60_000 / span);
    told.push({
      useful: passed / (possible * Math.max(0.02, 1 - lost / 3_600_000)),
      requests,
      overrun,
      pauses,
      amount: bucket.amount / limit((hour + 1) * 60 - 1),
    });
  }
  return told;
}
