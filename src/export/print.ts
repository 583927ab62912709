/** How sheets are printed: A4, page numbers, columns named by letters. */

import { LONGEST_MENTION } from "../model/configuration.ts";
import { xmlText } from "./cell.ts";
import type { View } from "./view.ts";

const A4 = 9;

const MARGINS = { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 } as const;
const INCH = 25.4;
/** What is printed of an A4 page in landscape, in millimetres. */
export const PRINTABLE = {
  width: 297 - (MARGINS.left + MARGINS.right) * INCH,
  height: 210 - (MARGINS.top + MARGINS.bottom) * INCH,
} as const;

export function paper(orientation: "portrait" | "landscape") {
  return {
    paperSize: A4,
    orientation,
    fitToPage: true,
    margins: MARGINS,
  } as const;
}

/** A header or a footer holds 255 characters in all. The left of a footer, which has a day and a page number beside. */
const LONGEST_LEFT = 150;
/** What a mention may have, and whom the file is for before it. */
const LONGEST_HEAD = LONGEST_MENTION + 45;

/** Here `&` begins a code: one that is text is written twice. */
const text = (part: string, most = 255) => xmlText(part).slice(0, most).toWellFormed().replaceAll("&", "&&");

/** The mention, above every page. */
export function header(view: View): string {
  return `&C&8 ${text(view.mention, LONGEST_HEAD)} – ${text(view.t.words.noWatch)}`;
}

export function footer(title: string, view: View): string {
  const who = view.book.administration ?? view.book.plan.tenant.displayName;
  const left = `Bascule — ${title} — ${who}`;
  // A space ends the size: `&822` would be a size of 822. Nothing in the middle: in portrait the left reaches it.
  return `&L&8 ${text(left, LONGEST_LEFT)}&R&8 ${view.format.day(view.book.plan.asOf)} – ${view.t.workbook.page} &P / &N`;
}

export function letter(column: number): string {
  const before = Math.floor((column - 1) / 26);
  return (before > 0 ? letter(before) : "") + String.fromCharCode(65 + ((column - 1) % 26));
}
