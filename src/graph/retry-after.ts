/**
 * How long a service asks to be left alone: `Retry-After` in seconds, whole or not, or as an HTTP date in any of its
 * three forms (RFC 9110, 5.6.7), and `RateLimit-Reset`. A header that came twice, joined by commas, says the longest.
 */

/** Milliseconds: no service means longer, whatever it says. A longer wait would be no date any more. */
export const LONGEST_WAIT = 31 * 86_400_000;

/** @returns milliseconds, or null when neither header says anything. */
export function waitAsked(header: (name: string) => string | null, now: number): number | null {
  const asked = [header("retry-after"), header("ratelimit-reset")].flatMap((text) => (text ?? "").split(BETWEEN));
  const known = asked.map((text) => asDelay(text.trim(), now)).filter((wait) => wait !== null);
  return known.length === 0 ? null : Math.min(LONGEST_WAIT, Math.max(...known));
}

/** The comma behind the day of a date is part of it, and so is that of `1,5`. */
const BETWEEN = /(?<!\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*),\s+/;

function asDelay(value: string, now: number): number | null {
  if (/^\d+([.,]\d+)?$/.test(value)) return Number(value.replace(",", ".")) * 1000;
  if (!/^[A-Z][a-z]{2,8},? /.test(value)) return null;
  // The form of C's asctime names no zone, and means Greenwich.
  const instant = Date.parse(/:\d\d( \d{4})?$/.test(value) ? `${value} GMT` : value);
  return Number.isNaN(instant) ? null : Math.max(0, instant - now);
}
