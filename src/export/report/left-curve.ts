/**
 * What is left scan by scan, drawn for the page: spaces, items and volume as a share of what was left at the first scan. What
 * the lines say stands in the table below.
 */

import type { BurnDown } from "../../model/history.ts";
import { type Html, html, plain } from "../html.ts";
import type { View } from "../view.ts";
import { chart, HEIGHT, path, WIDTH } from "./chart.ts";

const LINES = ["spaces", "items", "bytes"] as const;

/** One point draws nothing. */
export function burnDownCurve(points: readonly BurnDown[], view: View): Html {
  if (points.length < 2) return html``;
  const { curve, key } = view.t.history.burnDown;
  const at = placesOf(points);
  const drawn = LINES.filter((line) => (points[0]?.[line] ?? 0) > 0);
  const shares = drawn.map((line) => points.map((point) => point[line] / (points[0]?.[line] ?? 1)));
  const top = Math.max(1, ...shares.flat());
  const lines = shares.map((share, line) =>
    path(
      `left-${drawn[line]}`,
      share.map((value, place) => [at[place] ?? 0, (1 - value / top) * HEIGHT]),
    ),
  );
  const { day, share } = view.format;
  const [first, last] = [points[0]?.day, points.at(-1)?.day];
  const drawing = chart({
    name: curve,
    top: share(top),
    from: first ? day(first) : "",
    to: last ? day(last) : "",
    drawn: lines,
    key: drawn.map((line) => [`left-${line}`, key[line]]),
  });
  return html`${drawing}<p class="soft">${plain(curve)}</p>`;
}

/** By day; evenly where all are of one day. */
function placesOf(points: readonly BurnDown[]): readonly number[] {
  const days = points.map(({ day }) => Date.parse(day));
  const first = days[0] ?? 0;
  const span = (days.at(-1) ?? 0) - first;
  return days.map((day, index) => (span > 0 ? (day - first) / span : index / (days.length - 1)) * WIDTH);
}
