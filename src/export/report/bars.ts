/** A share drawn as a bar beside its figure: the figure says it all, and who does not see the bar misses nothing. */

import { type Html, html, plain } from "../html.ts";
import type { View } from "../view.ts";
import type { TableCell } from "./table.ts";

export const percent = (share: number): Html => plain(`${(share * 100).toFixed(2)}%`);

/** @param of  the whole; nothing is drawn of a whole that is none, or of an unknown part. */
export function shareCell(part: number | null, of: number | null, kind: string, { format }: View): TableCell {
  if (part === null || !of) return { shown: html`` };
  const share = part / of;
  return { shown: html`${plain(format.share(share))}${bar(share, kind)}`, by: share };
}

const bar = (share: number, kind: string): Html =>
  html`<svg class="bar" aria-hidden="true"><rect class="f-${plain(kind)}" width="${percent(share)}" height="100%"/></svg>`;
