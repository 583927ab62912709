/**
 * How many of each kind stood by the end of each month, as a share of all that are there today: one line a kind, drawn for
 * the page. Two upright lines mark the days that matter. What the lines say stands in words below.
 */

import type { IsoDate } from "../../model/dates.ts";
import type { Created, Evidence } from "../../model/evidence.ts";
import { type Html, html, plain } from "../html.ts";
import type { View } from "../view.ts";
import { chart, HEIGHT, path, WIDTH } from "./chart.ts";
import { monthText } from "./timeline.ts";

/** Months since year 0, a day being a share of one. */
function monthOf(day: string): number {
  const [year, month, date = 1] = day.split("-").map(Number) as [number, number, number?];
  return year * 12 + month - 1 + (date - 1) / 31;
}

export function curve({ engagedOn, textOn, created }: Evidence, asOf: IsoDate, view: View): Html {
  const dated = created.filter(({ months }) => months.length > 0);
  const first = Math.min(...dated.map(({ months }) => monthOf(months[0]?.month ?? asOf)), monthOf(engagedOn) - 1);
  const span = monthOf(asOf) + 1 - first;
  if (dated.length === 0 || span <= 0) return html``;
  const x = (month: number) => ((month - first) / span) * WIDTH;
  const marks = [engagedOn, textOn].map((day) => {
    const at = plain(x(monthOf(day)).toFixed(1));
    return html`<line class="mark" x1="${at}" x2="${at}" y1="0" y2="${plain(String(HEIGHT))}"/>`;
  });
  const lines = dated.map((of) => {
    const points = [...pointsOf(of), [first + span, 1] as const];
    return path(
      of.kind,
      points.map(([month, share]) => [x(month), (1 - share) * HEIGHT]),
    );
  });
  const { t, format } = view;
  const [from = engagedOn] = dated.map(({ first: oldest }) => oldest ?? engagedOn).sort();
  const said = t.evidence.drawn(format.day(from), format.day(asOf), format.day(engagedOn), format.day(textOn));
  const drawing = chart({
    name: t.evidence.curve,
    top: format.share(1),
    from: monthText(Math.floor(first)),
    to: format.day(asOf),
    drawn: [...marks, ...lines],
    key: dated.map(({ kind }) => [kind, t.evidence.kinds[kind]]),
  });
  return html`${drawing}<p class="soft">${plain(said)}</p>`;
}

/** Steps: what was created in a month is there at its end. */
function pointsOf({ months }: Created): readonly (readonly [month: number, share: number])[] {
  const all = months.reduce((sum, { created }) => sum + created, 0);
  let stood = 0;
  return months.flatMap(({ month, created }) => {
    const before = stood / all;
    stood += created;
    return [[monthOf(month), before] as const, [monthOf(month) + 1, stood / all] as const];
  });
}
