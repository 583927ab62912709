/** Hours in which a scan that is to disturb nobody may work: 20:00 to 06:00 in Paris, and weekends. Public holidays are days like others. */

const OPENS = 20;
const CLOSES = 6;
const HOUR = 3_600_000;

const clockInParis = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Paris",
  weekday: "short",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
});

/** @param now milliseconds since 1970. @returns milliseconds until work may go on; 0 at night and on weekends. */
export function closedByDay(now: number): number {
  const parts = new Map(clockInParis.formatToParts(now).map(({ type, value }) => [type, value]));
  const number = (name: "hour" | "minute" | "second") => Number(parts.get(name));
  const weekend = ["Sat", "Sun"].includes(parts.get("weekday") ?? "");
  const since = number("hour") * HOUR + number("minute") * 60_000 + number("second") * 1000 + (now % 1000);
  if (weekend || since < CLOSES * HOUR || since >= OPENS * HOUR) return 0;
  return OPENS * HOUR - since;
}
