/** Spans of time in which a service, or all of them, answers nothing but 503. */

import type { Family } from "./limits/families.ts";
import type { Headers, Refused } from "./route.ts";
import type { Outage } from "./settings.ts";

export interface Down {
  readonly refusal: Refused;
  readonly headers: Headers;
}

/** @param family null: what belongs to no service, and is down only when everything is */
export type Outages = (family: Family | null, now: number) => Down | null;

const REFUSAL: Refused = { status: 503, code: "serviceNotAvailable", message: "The service is not available." };
const SECONDS = 10;

/** @param start from when on the spans are counted, where no request has to be answered first */
export function outagesOf(outages: readonly Outage[], start: number): Outages {
  const spans = outages.map((outage) => ({ outage, start: outage.after === undefined ? start : null }));
  let answered = 0;
  let turn = 0;
  return (family, now) => {
    for (const span of spans) if (answered >= (span.outage.after ?? 0)) span.start ??= now;
    const down = spans.find(({ outage: { from, until, family: of }, start }) => {
      const since = start === null ? Number.NEGATIVE_INFINITY : now - start;
      return since >= from && (until === null || since < until) && (of === undefined || of === family);
    });
    if (down === undefined) {
      answered++;
      return null;
    }
    const { retryAfter } = down.outage;
    const seconds = retryAfter === undefined ? (turn++ % 2 === 0 ? SECONDS : null) : retryAfter;
    return { refusal: REFUSAL, headers: seconds === null ? {} : { "retry-after": String(seconds) } };
  };
}
