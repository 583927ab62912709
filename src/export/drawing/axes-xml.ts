/** The axes of a chart, each with the title of the column that it stands for. */

import type { Language } from "../../lang/index.ts";
import { xmlText } from "../cell.ts";
import { type Html, html, plain } from "../html.ts";
import { CHART_TEXT, numberFormat } from "../look.ts";
import type { View } from "../view.ts";
import type { Curve } from "./chart.ts";
import type { Axis, TracedChart } from "./traced.ts";

export const [ALONG, UP] = [plain("500000001"), plain("500000002")];
export const axisIds = html`<c:axId val="${ALONG}"/><c:axId val="${UP}"/>`;

/** Labels that stand side by side without covering one another. */
const MOST_LABELS = 14;
const MOST_DAYS = 4;
const DAY = 86_400_000;

const ink = html`<a:solidFill><a:srgbClr val="${plain(CHART_TEXT.ink)}"/></a:solidFill><a:latin typeface="${plain(CHART_TEXT.font)}"/>`;
/** The fine line of an axis, or of what is ruled across. */
export const rule = html`<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="${plain(CHART_TEXT.rule)}"/></a:solidFill></a:ln></c:spPr>`;
export const labels = html`<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="${plain(String(CHART_TEXT.label.size * 100))}">${ink}</a:defRPr></a:pPr><a:endParaRPr/></a:p></c:txPr>`;

/** The title of the chart, and how to read it below; or the title of an axis. */
export function rich(lines: readonly string[], style: "title" | "axis" = "title"): Html {
  const paragraphs = lines.map((text, index) => {
    const { size, bold } = CHART_TEXT[index > 0 ? "axis" : style];
    const run = html`sz="${plain(String(size * 100))}" b="${plain(bold ? "1" : "0")}"`;
    return html`<a:p><a:pPr><a:defRPr ${run}/></a:pPr><a:r><a:rPr ${run}>${ink}</a:rPr><a:t>${plain(xmlText(text))}</a:t></a:r></a:p>`;
  });
  return html`<c:tx><c:rich><a:bodyPr/>${paragraphs}</c:rich></c:tx>`;
}

export function axes({ along, of, curves }: TracedChart, view: View): Html {
  const days = along.form === "day";
  const points = Math.max(...curves.map(({ along: places }) => places.length));
  const skip = plain(String(stepFor(points)));
  const acrossHead = html`<c:axId val="${ALONG}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/>${axisParts(along, view)}<c:crossAx val="${UP}"/><c:crosses val="autoZero"/>`;
  const across = days
    ? html`<c:dateAx>${acrossHead}<c:auto val="0"/><c:lblOffset val="100"/><c:baseTimeUnit val="days"/><c:majorUnit val="${plain(String(daysApart(curves)))}"/><c:majorTimeUnit val="days"/></c:dateAx>`
    : html`<c:catAx>${acrossHead}<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="${skip}"/><c:tickMarkSkip val="${skip}"/><c:noMultiLvlLbl val="1"/></c:catAx>`;
  const most = of.form === "share" ? html`<c:max val="1"/>` : html``;
  return html`${across}<c:valAx><c:axId val="${UP}"/><c:scaling><c:orientation val="minMax"/>${most}<c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:majorGridlines>${rule}</c:majorGridlines>${axisParts(of, view)}<c:crossAx val="${ALONG}"/><c:crosses val="autoZero"/><c:crossBetween val="midCat"/></c:valAx>`;
}

/** What every axis has between its place and what it crosses. */
export const axisParts = (axis: Axis, view: View, side: "low" | "nextTo" = "low"): Html =>
  html`<c:title>${rich([axis.title], "axis")}<c:overlay val="0"/></c:title>${formatXml(axis, view)}<c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="${plain(side)}"/>${rule}${labels}`;

export const formatXml = (axis: Axis, { language }: View): Html =>
  html`<c:numFmt formatCode="${plain(axisFormat(axis, language) ?? "General")}" sourceLinked="0"/>`;

/** Whole years of months where there are many. */
function stepFor(points: number): number {
  const step = Math.ceil(points / MOST_LABELS);
  return step <= 6 ? step : Math.ceil(step / 12) * 12;
}

/** Few labels of days fit: from the first to the last, so many days apart. */
function daysApart(curves: readonly Curve[]): number {
  const days = curves.flatMap(({ along }) => along.filter((value) => value instanceof Date).map(Number));
  return Math.max(1, Math.ceil((Math.max(...days) - Math.min(...days)) / DAY / MOST_DAYS));
}

/** Shares of an axis are whole. */
const axisFormat = ({ form }: Axis, language: Language) =>
  numberFormat(form, language)?.replace(form === "share" ? ".0" : "", "") ?? null;
