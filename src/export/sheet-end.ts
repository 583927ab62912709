/** Parts that the workbook library does not write: a sheet names them at its end, after its page set-up and its breaks. */

const TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** What the workbook library keeps to itself. */
interface Late {
  readonly rowBreaks: { id: number; max: number; man: 1 }[];
  readonly stream: { write(text: string): void };
  readonly _sheetRelsWriter: { addRelationship(relation: { Type: string; Target: string }): string };
  _writeRowBreaks(): void;
}

/** The id by which a sheet names a part: `relate(sheet, "table", "../tables/table1.xml")`. */
export function relate(sheet: object, type: "drawing" | "table", target: string): string {
  return (sheet as Late)._sheetRelsWriter.addRelationship({ Type: `${TYPES}/${type}`, Target: target });
}

/** On paper, what stands below this row begins a page. */
export function breakAfter(sheet: object, row: number): void {
  (sheet as Late).rowBreaks.push({ id: row, max: 16_383, man: 1 });
}

/** To be called before the sheet is closed, with elements in the schema's order (ECMA-376, CT_Worksheet): a drawing, then tables. */
export function endWith(sheet: object, elements: readonly string[]): void {
  const late = sheet as Late;
  const breaks = late._writeRowBreaks.bind(late);
  late._writeRowBreaks = () => {
    breaks();
    for (const element of elements) late.stream.write(element);
  };
}
