/** Puts the charts of a sheet into the workbook: the library writes none. */

import type { Package } from "../package.ts";
import { breakAfter, relate } from "../sheet-end.ts";
import type { View } from "../view.ts";
import { chartXml, XML } from "./chart-xml.ts";
import { drawingXml, type Ground, sizeOf } from "./drawing-xml.ts";
import type { Paper } from "./paper.ts";
import type { TracedChart } from "./traced.ts";

const TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** The element by which the sheet names its drawing; null where nothing is drawn. */
export function draw(
  sheet: { readonly name: string },
  charts: readonly TracedChart[],
  ground: Ground & { readonly paper: Paper },
  zip: Package,
  view: View,
): string | null {
  if (charts.length === 0) return null;
  const below = charts.filter(({ place }) => place === "below").map((chart) => sizeOf(chart).height);
  if (below.length > 0 && ground.paper.ends(Math.max(...below))) breakAfter(sheet, ground.last + 1);
  const parts = charts.map((chart) => zip.add("chart", chartXml(chart, sheet.name, view)));
  const drawing = zip.add("drawing", drawingXml(charts, ground), relationsXml(parts));
  return `<drawing r:id="${relate(sheet, "drawing", `../drawings/${drawing}`)}"/>`;
}

function relationsXml(parts: readonly string[]): string {
  const relations = parts.map(
    (part, index) => `<Relationship Id="rId${index + 1}" Type="${TYPES}/chart" Target="../charts/${part}"/>`,
  );
  return `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join("")}</Relationships>`;
}
