/**
 * What is left scan by scan, drawn for the page: spaces, items and volume as a share of what was left at the first scan. What
 * the lines say stands in the table below.
 */

import type { BurnDown } from "../model/history.ts";
import { type Html, html, plain } from "./html.ts";
import type { View } from "./view.ts";

const [WIDTH, HEIGHT] = [600, 120];
const LINES = ["spaces", "items", "bytes"] as const;

/** One point draws nothing. */
export function burnDownCurve(points: readonly BurnDown[], view: View): Html {
  if (points.length < 2) return html``;
  const { title: _title, curve, key } = view.t.history.burnDown;
  const at = placesOf(points);
  const drawn = LINES.filter((line) => (points[0]?.[line] ?? 0) > 0);
  const shares = drawn.map((line) => points.map((point) => point[line] / (points[0]?.[line] ?? 1)));
  const top = Math.max(1, ...shares.flat());
  const lines = shares.map((share, index) => {
    const way = share.map((value, place) => `${at[place]?.toFixed(1)},${((1 - value / top) * HEIGHT).toFixed(1)}`);
    return html`<polyline class="k-left-${plain(drawn[index] ?? "")}" points="${plain(way.join(" "))}"/>`;
  });
  const names = drawn.map((line) => html`<li class="k-left-${plain(line)}">${plain(key[line])}</li>`);
  return html`<svg class="curve" role="img" aria-label="${plain(curve)}" viewBox="0 0 ${plain(String(WIDTH))} ${plain(String(HEIGHT))}" preserveAspectRatio="none">${lines}</svg><ul class="key">${names}</ul><p class="soft">${plain(curve)}</p>`;
}

/** By day; evenly where all are of one day. */
function placesOf(points: readonly BurnDown[]): readonly number[] {
  const days = points.map(({ day }) => Date.parse(day));
  const first = days[0] ?? 0;
  const span = (days.at(-1) ?? 0) - first;
  return days.map((day, index) => (span > 0 ? (day - first) / span : index / (days.length - 1)) * WIDTH);
}

/** What stands beside the figures: how they are to be read, and why one is missing. */
export function burnDownTold({ book, t }: View): readonly string[] {
  const { note, first, empty, sensitive } = t.history.burnDown;
  const points = book.plan.scan.burnDown;
  const few = points.length === 0 ? [empty] : points.length === 1 ? [first] : [];
  return [note, ...few, ...(points.some((point) => point.sensitive === null) ? [sensitive.why] : [])];
}
