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

/** @param start from when on the spans are counted */
export function outagesOf(outages: readonly Outage[], start: number): Outages {
  let turn = 0;
  return (family, now) => {
    const since = now - start;
    const outage = outages.find(
      ({ from, until, family: of }) =>
        since >= from && (until === null || since < until) && (of === undefined || of === family),
    );
    if (outage === undefined) return null;
    const seconds = outage.retryAfter === undefined ? (turn++ % 2 === 0 ? SECONDS : null) : outage.retryAfter;
    return { refusal: REFUSAL, headers: seconds === null ? {} : { "retry-after": String(seconds) } };
  };
}
