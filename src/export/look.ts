/**
 * How cells look: plain values in the workbook library's own terms. Fills are cell fills, for LibreOffice does not
 * paint table styles. Each style is one frozen object, so that a million cells share it.
 */

import { BYTE_UNITS } from "../lang/format.ts";
import type { Language } from "../lang/index.ts";
import type { Tint } from "./cell.ts";
import type { PageStyle } from "./page.ts";
import type { Band, Form } from "./sheet.ts";
import type { Lettering } from "./wrapping.ts";

const FONT = "Arial";
/** Its digits are as wide as those of Calibri 11: seven pixels. */
export const DEFAULT_FONT = { name: FONT, size: 10 } as const;
const INK = "FF161616";
const BLUE = "FF000091";
const WHITE = "FFFFFFFF";
const LINE = "FFDDDDDD";

/** Charts name a colour without its opacity. */
function rgb(argb: string): string {
  return argb.slice(2);
}

const TINTS: Record<Tint, { readonly fill: string | null; readonly ink: string; readonly bold?: true }> = {
  derogable: { fill: "FFE3E3FD", ink: "FF000091" },
  "move-now": { fill: "FFFFE2DE", ink: "FFB34000" },
  review: { fill: "FFFEECC2", ink: "FF695240" },
  "not-concerned": { fill: "FFEEEEEE", ink: "FF3A3A3A" },
  entry: { fill: "FFFFF9E0", ink: INK },
  part: { fill: "FFF6F6F6", ink: "FF3A3A3A" },
  warning: { fill: "FFFFE9E6", ink: "FFB34000", bold: true },
  muted: { fill: null, ink: "FF666666" },
  good: { fill: "FFE3FDEB", ink: "FF18753C" },
};

const HEADS: Record<Band | "entry" | "plain", string> = {
  plain: BLUE,
  entry: "FF8A6A00",
  text: BLUE,
  figures: "FF3A3A3A",
};

const NUMERIC: ReadonlySet<Form> = new Set(["count", "bytes", "share"]);

const solid = (argb: string) => ({ type: "pattern", pattern: "solid", fgColor: { argb } }) as const;
const rule = { style: "thin", color: { argb: LINE } } as const;
const edges = { top: rule, bottom: rule, left: rule, right: rule } as const;

/** Number formats, in the file's own notation: a comma groups thousands, and after the last digit divides by them. */
export function numberFormat(form: Form, language: Language): string | null {
  const [, kilo, mega, giga] = BYTE_UNITS[language];
  const unit = (name: string) => `"\u00a0${name}"`;
  const formats: Record<Form, string | null> = {
    text: null,
    long: null,
    line: null,
    count: "#,##0",
    bytes: `[>=1000000000]#,##0.0,,,${unit(giga)};[>=1000000]#,##0.0,,${unit(mega)};#,##0.0,${unit(kilo)}`,
    share: language === "fr" ? '0.0"\u00a0"%' : "0.0%",
    day: language === "fr" ? "dd/mm/yyyy" : "dd mmm yyyy",
  };
  return formats[form];
}

export interface BodyLook {
  readonly form: Form;
  readonly tint: Tint | null;
  /** A word where a number is awaited. */
  readonly word: boolean;
  /** Text that would be read as a formula. */
  readonly guarded: boolean;
}

export function bodyStyle({ form, tint, word, guarded }: BodyLook, language: Language) {
  const { fill, ink, bold } = TINTS[tint ?? (word ? "muted" : "part")];
  // Of a word, none: LibreOffice leaves out the indent of one under the format of bytes, and it touches the next column.
  const format = guarded ? "@" : word ? null : numberFormat(form, language);
  return {
    font: {
      name: FONT,
      size: 9,
      color: { argb: tint || word ? ink : INK },
      bold: bold ?? false,
      italic: word && !tint,
    },
    alignment: {
      vertical: "top",
      horizontal: NUMERIC.has(form) ? "right" : form === "day" ? "center" : "left",
      ...(NUMERIC.has(form) && { indent: 1 }),
      // LibreOffice indents wrapped words alone, and numbers that are not wrapped.
      wrapText: form === "long" || form === "text" || word,
    },
    border: edges,
    ...(tint && fill && { fill: solid(fill) }),
    ...(format && { numFmt: format }),
  } as const;
}

/** A fill of a rule is told by its background, unlike that of a cell. */
export function markStyle(tint: Tint) {
  const { fill, ink } = TINTS[tint];
  return {
    font: { color: { argb: ink }, bold: true },
    ...(fill && { fill: { type: "pattern", pattern: "solid", bgColor: { argb: fill } } }),
  } as const;
}

export function headStyle(band: Band | "entry" | null, form: Form) {
  return {
    font: { name: FONT, size: 9, bold: true, color: { argb: WHITE } },
    fill: solid(HEADS[band ?? "plain"]),
    alignment: {
      vertical: "middle",
      horizontal: NUMERIC.has(form) ? "right" : "left",
      ...(NUMERIC.has(form) && { indent: 1 }),
      wrapText: true,
    },
    border: edges,
  } as const;
}

const PAGE_FONTS: Record<PageStyle, { readonly size: number; readonly bold: boolean; readonly ink: string }> = {
  title: { size: 16, bold: true, ink: BLUE },
  subtitle: { size: 9, bold: false, ink: "FF666666" },
  heading: { size: 11, bold: true, ink: BLUE },
  head: { size: 8, bold: true, ink: WHITE },
  body: { size: 9, bold: false, ink: INK },
  strong: { size: 9, bold: true, ink: INK },
  alert: { size: 9, bold: true, ink: "FFB34000" },
  small: { size: 8, bold: false, ink: "FF3A3A3A" },
};

/** What is written on a page, and in a table. */
export const letteringOf = (style: PageStyle): Lettering => PAGE_FONTS[style];
export const TABLE_LETTERING: Record<"head" | "body", Lettering> = {
  head: { size: 9, bold: true },
  body: { size: 9, bold: false },
};

/** Highest row that spreadsheets take, in points. */
const MOST_HEIGHT = 409;

/** Height of one line of text in points. */
const LINE_HEIGHTS: Record<PageStyle, number> = {
  title: 24,
  subtitle: 12,
  heading: 18,
  head: 12,
  body: 12,
  strong: 12,
  alert: 12,
  small: 11.5,
};

/** Of a row, in points: not every spreadsheet makes rows grow when it opens a file. */
export const heightOf = (style: PageStyle, lines: number): number =>
  Math.min(MOST_HEIGHT, LINE_HEIGHTS[style] * lines + 2);

interface PageLook {
  readonly style: PageStyle;
  readonly form: Form;
  readonly tint: Tint | null;
  readonly number: boolean;
}

export function pageStyle({ style, form, tint, number }: PageLook, language: Language) {
  const { size, bold, ink } = PAGE_FONTS[style];
  const paint = tint ? TINTS[tint] : null;
  const fill = style === "head" ? BLUE : paint?.fill;
  const format = number || form === "day" ? numberFormat(form, language) : null;
  const ruled = style === "head" || style === "body" || style === "strong";
  return {
    font: { name: FONT, size, bold: bold || (paint?.bold ?? false), color: { argb: paint?.ink ?? ink } },
    alignment: {
      vertical: style === "heading" ? "bottom" : "middle",
      horizontal: NUMERIC.has(form) ? "right" : form === "day" ? "center" : "left",
      ...((style === "small" || NUMERIC.has(form)) && { indent: 1 }),
      wrapText: !number,
    },
    ...(ruled && { border: { bottom: rule } }),
    ...(fill && { fill: solid(fill) }),
    ...(format && { numFmt: format }),
  } as const;
}

/** Above a table: its title, and what it says. */
export const tableTitle = { font: { name: FONT, size: 14, bold: true, color: { argb: BLUE } } } as const;
export const tableNote = {
  font: { name: FONT, size: 9, italic: true, color: { argb: "FF3A3A3A" } },
  alignment: { vertical: "top", wrapText: true },
} as const;
export const TABS: Record<"page" | "table" | "entry", string> = { page: BLUE, table: "FF6A6AF4", entry: "FFFCC63A" };

/** Text of a chart, in points. */
export const CHART_TEXT = {
  title: { size: 11, bold: true },
  axis: { size: 9, bold: false },
  label: { size: 8 },
  font: FONT,
  ink: rgb(INK),
  rule: rgb(LINE),
} as const;

/** Told apart by their dashes and dots, not by colour alone; each stands out from white by more than three to one. */
const CHART_LINES = [
  { colour: rgb(BLUE), dash: "solid", dot: "circle" },
  { colour: "007D70", dash: "dash", dot: "square" },
  { colour: "E1000F", dash: "sysDot", dot: "triangle" },
  { colour: "8A6A00", dash: "lgDashDot", dot: "diamond" },
] as const;
export const chartLine = (index: number) => CHART_LINES[index % CHART_LINES.length] ?? CHART_LINES[0];

/** Dots that point out a place: each place has its shape. */
export const chartDot = (index: number) => (index === 0 ? "circle" : "diamond");

/** Bars take the ink of what they count; those that stand beside one another have each its pattern. */
const PATTERNS: Partial<Record<Tint, string>> = { review: "dkUpDiag", derogable: "pct20" };
export function chartFill(tint: Tint | null) {
  const { ink, fill } = tint === null ? { ink: BLUE, fill: null } : TINTS[tint];
  return { ink: rgb(ink), paper: rgb(fill ?? WHITE), pattern: (tint && PATTERNS[tint]) ?? null };
}

/** Millimetres. */
export interface ChartSize {
  readonly width: number;
  readonly height: number;
  /** Of the width, what stays empty on the right. */
  readonly gap: number;
}
export const CHART_SIZES: Record<"beside" | "below", ChartSize> = {
  beside: { width: 170, height: 110, gap: 0 },
  below: { width: 95, height: 75, gap: 3 },
};

/** Bars take a line each, no higher than what a page holds in landscape below its heads. */
export const barsSize = (bars: number): ChartSize => ({
  width: 190,
  height: Math.min(150, 32 + 6 * bars),
  gap: 3,
});
