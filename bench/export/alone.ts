/**
 * The same cells, with the same looks, by the workbook library's streaming writer alone. Run by the bench: `alone.ts FILE
 * FOLDER`; without a folder the cells are read and let go, so that what reading them takes can be taken off.
 */

import { createReadStream } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import exceljs from "exceljs";
import { type BodyLook, bodyStyle } from "../../src/export/look.ts";

const [source = "", folder] = process.argv.slice(2);
type Told = readonly [value: string | number | null | { readonly day: number }, look: string];
type Line =
  | { readonly workbook: number }
  | { readonly sheet: string; readonly widths: readonly number[] }
  | readonly Told[];

const styles = new Map<string, Partial<exceljs.Style>>();
function styleOf(look: string): Partial<exceljs.Style> {
  const known = styles.get(look);
  if (known !== undefined) return known;
  const [form, tint, word, guarded] = look.split(" ");
  const asked = { form, tint: tint || null, word: word === "true", guarded: guarded === "true" } as BodyLook;
  const style = Object.freeze(bodyStyle(asked, "fr"));
  styles.set(look, style);
  return style;
}

let writer: exceljs.stream.xlsx.WorkbookWriter | null = null;
let sheet: exceljs.Worksheet | null = null;
let books = 0;
const finish = async () => {
  sheet?.commit();
  sheet = null;
  await writer?.commit();
};
for await (const text of createInterface({ input: createReadStream(source) })) {
  const line = JSON.parse(text) as Line;
  if (folder === undefined) continue;
  if ("workbook" in line) {
    await finish();
    books += 1;
    const filename = join(folder, `${books}.xlsx`);
    writer = new exceljs.stream.xlsx.WorkbookWriter({ filename, useStyles: true, useSharedStrings: false });
  } else if ("sheet" in line) {
    sheet?.commit();
    sheet = writer?.addWorksheet(line.sheet) ?? null;
    if (sheet) sheet.columns = line.widths.map((width) => ({ width }));
  } else {
    const row = sheet?.addRow(line.map(([value]) => (value instanceof Object ? new Date(value.day) : value)));
    for (const [index, [, look]] of line.entries()) if (row) row.getCell(index + 1).style = styleOf(look);
    row?.commit();
  }
}
await finish();
