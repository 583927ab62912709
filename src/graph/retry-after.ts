/**
 * How long a service asks to be left alone: `Retry-After` in seconds, whole or not, or as an HTTP date in any of its
 * three forms (RFC 9110, 5.6.7), and `RateLimit-Reset`. A header that came twice, joined by commas, says the longest. A
 * date is one of the service's own clock, which the answer tells, too; this machine's may be wrong by hours.
 */

/** Milliseconds: no service means longer, whatever it says. A longer wait would be no date any more. */
export const LONGEST_WAIT = 31 * 86_400_000;

/** The longest span over which any limit is counted: what is left of it begins anew after no longer. */
const LONGEST_RESET = 86_400_000;

type Header = (name: string) => string | null;

/** @param now as this machine has it, for an answer that tells no date. @returns milliseconds, or null when neither header says anything. */
export function waitAsked(header: Header, now: number): number | null {
  const there = instantOf(header("date")?.trim() ?? "") ?? now;
  const after = longestOf(header("retry-after"), LONGEST_WAIT, there);
  const reset = longestOf(header("ratelimit-reset"), LONGEST_RESET, there);
  return after === null || reset === null ? (after ?? reset) : Math.max(after, reset);
}

/** The comma behind the day of a date is part of it, and so is that of `1,5`. */
const BETWEEN = /(?<!\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*),\s+/;

function longestOf(text: string | null, most: number, now: number): number | null {
  const known = (text ?? "")
    .split(BETWEEN)
    .map((each) => asDelay(each.trim(), now))
    .filter((wait) => wait !== null);
  return known.length === 0 ? null : Math.min(most, Math.max(...known));
}

function asDelay(value: string, now: number): number | null {
  if (/^\d+([.,]\d+)?$/.test(value)) return Number(value.replace(",", ".")) * 1000;
  const instant = instantOf(value);
  return instant === null ? null : Math.max(0, instant - now);
}

/** Milliseconds since 1970 of an HTTP date; null for what is none. */
function instantOf(value: string): number | null {
  if (!/^[A-Z][a-z]{2,8},? /.test(value)) return null;
  // The form of C's asctime names no zone, and means Greenwich.
  const instant = Date.parse(/:\d\d( \d{4})?$/.test(value) ? `${value} GMT` : value);
  return Number.isNaN(instant) ? null : instant;
}
