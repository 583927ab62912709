/** Puts the charts of a sheet into the workbook: the library writes none. */

import type { Package } from "../package.ts";
import type { View } from "../view.ts";
import { chartXml, XML } from "./chart-xml.ts";
import { drawingXml, type Ground } from "./drawing-xml.ts";
import type { TracedChart } from "./traced.ts";

const TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** What the workbook library keeps to itself. */
interface Late {
  readonly name: string;
  readonly stream: { write(text: string): void };
  readonly _sheetRelsWriter: { addRelationship(relation: { Type: string; Target: string }): string };
  _writeRowBreaks(): void;
}

/**
 * The sheet names its drawing after its page set-up and its breaks, where the schema wants it (ECMA-376, CT_Worksheet). To be
 * called before the sheet is closed.
 */
export function draw(sheet: object, charts: readonly TracedChart[], ground: Ground, zip: Package, view: View): void {
  if (charts.length === 0) return;
  const late = sheet as Late;
  const parts = charts.map((chart) => zip.add("chart", chartXml(chart, late.name, view)));
  const drawing = zip.add("drawing", drawingXml(charts, ground), relationsXml(parts));
  const id = late._sheetRelsWriter.addRelationship({ Type: `${TYPES}/drawing`, Target: `../drawings/${drawing}` });
  const breaks = late._writeRowBreaks.bind(late);
  late._writeRowBreaks = () => {
    breaks();
    late.stream.write(`<drawing r:id="${id}"/>`);
  };
}

function relationsXml(parts: readonly string[]): string {
  const relations = parts.map(
    (part, index) => `<Relationship Id="rId${index + 1}" Type="${TYPES}/chart" Target="../charts/${part}"/>`,
  );
  return `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join("")}</Relationships>`;
}
