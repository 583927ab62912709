/**
 * A chart as DrawingML: lines or bars that refer to the sheet's cells and hold what these held, so that it shows before anything
 * is computed. Elements stand in the order of the schema, which Excel insists on (ECMA-376, part 1, 21.2).
 */

import { type Html, html, plain } from "../html.ts";
import { chartDot, chartLine, numberFormat } from "../look.ts";
import type { View } from "../view.ts";
import { axes, axisIds, labels, rich } from "./axes-xml.ts";
import { barsXml } from "./bars-xml.ts";
import { cached } from "./cells-xml.ts";
import type { Curve } from "./chart.ts";
import type { TracedChart } from "./traced.ts";

export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const NS = {
  a: plain("http://schemas.openxmlformats.org/drawingml/2006/main"),
  c: plain("http://schemas.openxmlformats.org/drawingml/2006/chart"),
  r: plain("http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
};

/** Beyond so many points, dots would cover the line; its dashes tell it from the others. Where dots point something out, they alone stand. */
const MOST_DOTS = 24;

export function chartXml(chart: TracedChart, sheet: string, view: View): string {
  const { words, curves } = chart;
  const plot = chart.kind === "bars" ? barsXml(chart, sheet, view) : linesXml(chart, sheet, view);
  const legend =
    curves.length > 1 ? html`<c:legend><c:legendPos val="b"/><c:overlay val="0"/>${labels}</c:legend>` : html``;
  return (
    XML +
    html`<c:chartSpace xmlns:c="${NS.c}" xmlns:a="${NS.a}" xmlns:r="${NS.r}"><c:date1904 val="0"/><c:lang val="${plain(view.language === "fr" ? "fr-FR" : "en-GB")}"/><c:roundedCorners val="0"/><c:chart><c:title>${rich([words.title, ...(words.key ? [words.key] : [])])}<c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>${plot}</c:plotArea>${legend}<c:plotVisOnly val="0"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>`
  );
}

function linesXml(chart: TracedChart, sheet: string, view: View): Html {
  const lines = chart.curves.map((curve, index) => line(curve, index, chart, sheet, view));
  return html`<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${lines}<c:marker val="1"/>${axisIds}</c:lineChart>${axes(chart, view)}`;
}

function line(curve: Curve, index: number, chart: TracedChart, sheet: string, view: View): Html {
  const { colour, dash, dot } = chartLine(index);
  const paint = html`<a:solidFill><a:srgbClr val="${plain(colour)}"/></a:solidFill>`;
  const marker =
    curve.of.length > MOST_DOTS || chart.marks.length > 0
      ? html`<c:marker><c:symbol val="none"/></c:marker>`
      : html`<c:marker><c:symbol val="${plain(dot)}"/><c:size val="7"/><c:spPr>${paint}</c:spPr></c:marker>`;
  const stroke = html`<c:spPr><a:ln w="28575" cap="flat">${paint}<a:prstDash val="${plain(dash)}"/><a:round/></a:ln></c:spPr>`;
  const marked = chart.marks.map((mark, kind) => ({ at: curve.along.indexOf(mark), shape: chartDot(kind) }));
  const dots = marked
    .filter(({ at }) => at >= 0)
    .sort((one, other) => one.at - other.at)
    .map(({ at, shape }) => dotAt(at, shape, paint, stroke));
  const place = plain(String(index));
  const { named } = curve;
  const name = cached({ sheet, column: named.column, first: named.row, last: named.row }, [curve.name], null);
  return html`<c:ser><c:idx val="${place}"/><c:order val="${place}"/><c:tx>${name}</c:tx>${stroke}${marker}${dots}<c:cat>${categories(curve, chart, sheet, view)}</c:cat><c:val>${cells(curve, chart, sheet, view)}</c:val><c:smooth val="0"/></c:ser>`;
}

const categories = ({ first, last, along }: Curve, chart: TracedChart, sheet: string, view: View) =>
  cached({ sheet, column: chart.along.column, first, last }, along, numberFormat(chart.along.form, view.language));

const cells = ({ first, last, column, of }: Curve, chart: TracedChart, sheet: string, view: View) =>
  cached({ sheet, column, first, last }, of, numberFormat(chart.of.form, view.language));

/**
 * A dot that points out a place of the line, which goes on as it is. LibreOffice leaves no dot hollow: shapes tell one place
 * from the other.
 */
function dotAt(at: number, shape: string, paint: Html, stroke: Html): Html {
  const marker = html`<c:marker><c:symbol val="${plain(shape)}"/><c:size val="9"/><c:spPr>${paint}</c:spPr></c:marker>`;
  return html`<c:dPt><c:idx val="${plain(String(at))}"/>${marker}<c:bubble3D val="0"/>${stroke}</c:dPt>`;
}
