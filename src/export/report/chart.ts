/** Lines drawn between two days, from nothing to the whole, with what the ends stand for and a key. Words beside say the same. */

import { type Html, html, plain } from "../html.ts";

/** Of the drawing; the page stretches it. */
export const [WIDTH, HEIGHT] = [600, 120];

interface Chart {
  /** What it shows, for who does not see it. */
  readonly name: string;
  /** What the upper edge stands for; the lower one stands for nothing. */
  readonly top: string;
  readonly from: string;
  readonly to: string;
  readonly drawn: readonly Html[];
  readonly key: readonly (readonly [kind: string, name: string])[];
}

export function chart({ name, top, from, to, drawn, key }: Chart): Html {
  const box = plain(`0 0 ${WIDTH} ${HEIGHT}`);
  const edges = [top, "0", from, to].map((edge) => html`<span aria-hidden="true">${plain(edge)}</span>`);
  return html`<div class="chart"><svg role="img" aria-label="${plain(name)}" viewBox="${box}" preserveAspectRatio="none">${drawn}</svg>${edges}</div><ul class="key">${key.map(([kind, of]) => keyed(kind, of))}</ul>`;
}

/** A line of the key bears the same dashes as the line that it stands for: colour alone says nothing. */
const keyed = (kind: string, name: string): Html =>
  html`<li><svg class="sample" aria-hidden="true"><line class="k-${plain(kind)}" x1="0" x2="100%" y1="50%" y2="50%"/></svg>${plain(name)}</li>`;

export const path = (kind: string, points: readonly (readonly [x: number, y: number])[]): Html =>
  html`<polyline class="k-${plain(kind)}" points="${plain(points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" "))}"/>`;
