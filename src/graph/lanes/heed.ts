/**
 * What an answer says of the limits, which overrules what the table has: how much is left of the whole, which share is
 * used, or that it was too much. Sources: https://learn.microsoft.com/graph/throttling-limits (directory) and the note
 * on SharePoint's `RateLimit-*` headers.
 */

import type { Gauges } from "./gauges.ts";
import type { Way } from "./lanes.ts";

/** The one answer that speaks of a number. */
const TOO_MANY = 429;
/** SharePoint says it too where it is asked for too much, with the time to wait for; others where they are ill. */
const UNAVAILABLE = 503;
/** From here on the service is ill, which says nothing of its limits. */
const FAILED = 500;

export function heed(
  gauges: Gauges,
  { lane, shares }: Pick<Way, "lane" | "shares">,
  status: number,
  header: (name: string) => string | null,
): void {
  if (lane.family === "sharepoint") {
    const [limit, left] = [numberIn(header("ratelimit-limit")), numberIn(header("ratelimit-remaining"))];
    const reset = (numberIn(header("ratelimit-reset")) ?? 0) * 1000;
    if (limit !== null) gauges.toldOfSharepoint(limit, left ?? limit, reset);
  }
  if (lane.family === "directory") {
    const share = numberIn(header("x-ms-throttle-limit-percentage"));
    if (share !== null) gauges.directory.toldShare(share);
  }
  const refused =
    status === TOO_MANY || (status === UNAVAILABLE && lane.family === "sharepoint" && header("retry-after") !== null);
  if (!refused && status >= FAILED) return;
  for (const { costs } of shares.values()) {
    for (const [gauge, cost] of costs) {
      if (refused) gauge.refused(cost);
      else gauge.passed(cost);
    }
  }
}

function numberIn(text: string | null): number | null {
  const number = text === null || !/^\d+([.]\d+)?$/.test(text.trim()) ? Number.NaN : Number(text);
  return Number.isNaN(number) ? null : number;
}
