/**
 * Bars lying one below the other, in the order of the rows: the parts of each are put end to end. Elements stand in the order
 * of the schema (ECMA-376, part 1, 21.2.2.16, 21.2.2.25, 21.2.2.227).
 */

import { type Html, html, plain } from "../html.ts";
import { chartFill, numberFormat } from "../look.ts";
import type { View } from "../view.ts";
import { ALONG, axisIds, axisParts, formatXml, labels, rule, UP } from "./axes-xml.ts";
import { cached } from "./cells-xml.ts";
import type { Curve } from "./chart.ts";
import type { TracedChart } from "./traced.ts";

/** Beyond so many, every other name is left out, or more: bars stay. */
const MOST_NAMES = 60;

export function barsXml(chart: TracedChart, sheet: string, view: View): Html {
  const alone = chart.curves.length === 1;
  const series = chart.curves.map((curve, index) => bars(curve, index, { ...chart, alone }, sheet, view));
  return html`<c:barChart><c:barDir val="bar"/><c:grouping val="${plain(alone ? "clustered" : "stacked")}"/><c:varyColors val="0"/>${series}<c:gapWidth val="40"/>${alone ? html`` : html`<c:overlap val="100"/>`}${axisIds}</c:barChart>${barAxes(chart, view)}`;
}

function bars(
  { name, named, first, last, along, column, of, tint }: Curve,
  index: number,
  chart: TracedChart & { readonly alone: boolean },
  sheet: string,
  view: View,
): Html {
  const place = plain(String(index));
  const title = cached({ sheet, column: named.column, first: named.row, last: named.row }, [name], null);
  const names = cached({ sheet, column: chart.along.column, first, last }, along, null);
  const values = cached({ sheet, column, first, last }, of, numberFormat(chart.of.form, view.language));
  return html`<c:ser><c:idx val="${place}"/><c:order val="${place}"/><c:tx>${title}</c:tx><c:spPr>${fillXml(tint)}</c:spPr><c:invertIfNegative val="0"/>${chart.alone ? figures(chart, view) : html``}<c:cat>${names}</c:cat><c:val>${values}</c:val></c:ser>`;
}

/** Told apart by their patterns, not by colour alone. */
function fillXml(tint: Curve["tint"]): Html {
  const { ink, paper, pattern } = chartFill(tint);
  const rgb = (of: string) => html`<a:srgbClr val="${plain(of)}"/>`;
  const line = html`<a:ln w="6350"><a:solidFill>${rgb(ink)}</a:solidFill></a:ln>`;
  return pattern === null
    ? html`<a:solidFill>${rgb(ink)}</a:solidFill>${line}`
    : html`<a:pattFill prst="${plain(pattern)}"><a:fgClr>${rgb(ink)}</a:fgClr><a:bgClr>${rgb(paper)}</a:bgClr></a:pattFill>${line}`;
}

/** Beside the bar, what it stands for. */
const figures = ({ of }: TracedChart, view: View) =>
  html`<c:dLbls>${formatXml(of, view)}<c:spPr><a:noFill/></c:spPr>${labels}<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>`;

/** The first row is on top, and the figures below. */
function barAxes({ along, of, curves }: TracedChart, view: View): Html {
  const skip = plain(String(Math.ceil((curves[0]?.along.length ?? 1) / MOST_NAMES)));
  const [names, values] = [axisParts(along, view), axisParts(of, view, "nextTo")];
  return html`<c:catAx><c:axId val="${ALONG}"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/><c:axPos val="l"/>${names}<c:crossAx val="${UP}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="${skip}"/><c:noMultiLvlLbl val="1"/></c:catAx><c:valAx><c:axId val="${UP}"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:majorGridlines>${rule}</c:majorGridlines>${values}<c:crossAx val="${ALONG}"/><c:crosses val="max"/><c:crossBetween val="between"/></c:valAx>`;
}
