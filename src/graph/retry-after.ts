/** How long a service asks to be left alone: `Retry-After` in seconds, whole or not, or as an HTTP date, and `RateLimit-Reset`. */

/** @returns milliseconds, or null when neither header says anything. */
export function waitAsked(header: (name: string) => string | null, now: number): number | null {
  const asked = [asDelay(header("retry-after"), now), asDelay(header("ratelimit-reset"), now)];
  const known = asked.filter((wait) => wait !== null);
  return known.length === 0 ? null : Math.max(...known);
}

function asDelay(text: string | null, now: number): number | null {
  const value = text?.trim() ?? "";
  if (/^\d+([.,]\d+)?$/.test(value)) return Number(value.replace(",", ".")) * 1000;
  const instant = /^[A-Z][a-z]{2},? /.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(instant) ? null : Math.max(0, instant - now);
}
