/** Where the charts of a sheet stand: beside its table or under it, over no cell that holds anything (ECMA-376, part 1, 20.5). */

import { xmlText } from "../cell.ts";
import { type Html, html, plain } from "../html.ts";
import { barsSize, CHART_SIZES, type ChartSize } from "../look.ts";
import type { Head } from "../sheet.ts";
import type { ChartWords } from "./chart.ts";
import { NS, XML } from "./chart-xml.ts";
import type { TracedChart } from "./traced.ts";

const SHEET_DRAWING = plain("http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing");
/** English metric units of a millimetre, and of a pixel at 96 to the inch. */
const [MILLIMETRE, PIXEL] = [36_000, 9_525];
/** A column in pixels: seven a character, and what stands on both sides. */
const columnWidth = ({ width, hidden }: Head) => (hidden ? 0 : (width * 7 + 5) * PIXEL);
/** The same in millimetres. */
export const widthOf = (head: Head) => columnWidth(head) / MILLIMETRE;

export interface Ground {
  readonly heads: readonly Head[];
  /** The row of heads, and the last one that holds anything. */
  readonly headRow: number;
  readonly last: number;
}

/** Charts of a sheet in their order, which is that of their relations: `rId1`, `rId2`. */
export function drawingXml(charts: readonly TracedChart[], ground: Ground): string {
  const taken = { beside: 0, below: 0 };
  const anchors = charts.map((chart, index) => {
    const { words, place } = chart;
    const size = sizeOf(chart);
    const from = place === "beside" ? beside(taken.beside, ground) : below(taken.below, ground);
    taken[place] += place === "beside" ? 1 : size.width;
    return anchor(from, size, words, index + 1);
  });
  return XML + html`<xdr:wsDr xmlns:xdr="${SHEET_DRAWING}" xmlns:a="${NS.a}">${anchors}</xdr:wsDr>`;
}

/** Of the sheet, in millimetres. */
export const sizeOf = ({ kind, place, curves }: TracedChart): ChartSize =>
  kind === "bars" ? barsSize(curves[0]?.along.length ?? 0) : CHART_SIZES[place];

interface Place {
  readonly column: number;
  readonly offset: number;
  readonly row: number;
}

/** Rows are at least so high: what stands lower by as many rows is lower than the chart. */
const LEAST_ROW = 20 * PIXEL;

function beside(taken: number, { heads, headRow }: Ground): Place {
  const rows = Math.ceil((CHART_SIZES.beside.height * MILLIMETRE) / LEAST_ROW) + 1;
  return { column: heads.length, offset: 20 * PIXEL, row: headRow + taken * rows };
}

/** Side by side, one row below the last: an anchor names the column in which a chart begins, and how far in it. */
function below(taken: number, { heads, last }: Ground): Place {
  let offset = taken * MILLIMETRE;
  let column = 0;
  for (const head of heads) {
    if (offset < columnWidth(head)) break;
    offset -= columnWidth(head);
    column += 1;
  }
  return { column, offset, row: last + 1 };
}

function anchor({ column, offset, row }: Place, size: ChartSize, words: ChartWords, number: number): Html {
  const at = (value: number) => plain(String(Math.round(value)));
  const [name, seen] = [words.title, words.seen].map((text) => plain(xmlText(text))) as [Html, Html];
  const gap = size.gap * MILLIMETRE;
  const [wide, high] = [at(size.width * MILLIMETRE - gap), at(size.height * MILLIMETRE)];
  return html`<xdr:oneCellAnchor><xdr:from><xdr:col>${at(column)}</xdr:col><xdr:colOff>${at(offset)}</xdr:colOff><xdr:row>${at(row)}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext cx="${wide}" cy="${high}"/><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${at(number + 1)}" name="${name}" descr="${seen}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="${NS.c}"><c:chart xmlns:c="${NS.c}" xmlns:r="${NS.r}" r:id="rId${at(number)}"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:oneCellAnchor>`;
}
