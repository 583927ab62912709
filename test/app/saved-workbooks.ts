/** Workbooks as other programs save them: read cell by cell, changed as people do, and packed again in each one's way. */

import { crc32, deflateRawSync } from "node:zlib";
import type { Entered } from "../../src/model/carry.ts";
import { readCells } from "../../src/text/cells.ts";

export type Cell = Entered | boolean | null | { readonly formula: string; readonly cached: Entered | null };
export interface SavedSheet {
  name: string;
  /** By row number; columns from 0. */
  readonly rows: Map<number, Cell[]>;
  /** Comments attached to cells, by place: `D7`. */
  notes?: Readonly<Record<string, string>>;
  /** Areas made one cell. */
  merges?: readonly string[];
}

function inMemoryStrings() {
  const strings: string[] = [];
  return { add: (text: string) => void strings.push(text), at: (index: number) => strings[index] };
}

export async function sheetsOf(bytes: Uint8Array): Promise<SavedSheet[]> {
  const sheets: SavedSheet[] = [];
  const trouble = await readCells({ name: "plan.xlsx", bytes }, inMemoryStrings(), {
    sheet: (name) => void sheets.push({ name, rows: new Map() }),
    row: (number, cells) => {
      const row: Cell[] = [];
      for (const { column, value, formula } of cells)
        row[column] = formula === null ? value : { formula, cached: value as Entered | null };
      sheets.at(-1)?.rows.set(number, row);
    },
  });
  if (trouble) throw new Error(`no cells: ${trouble.code} ${trouble.format}`);
  return sheets;
}

/** A sheet with its columns by key and its rows by identifier. */
export class Opened {
  readonly sheet: SavedSheet;
  constructor(sheets: readonly SavedSheet[], name: string) {
    const found = sheets.find((sheet) => sheet.name === name);
    if (!found) throw new Error(`no sheet ${name}`);
    this.sheet = found;
  }
  keysRow(): number {
    for (const [number, row] of this.sheet.rows)
      if (row.some((cell) => typeof cell === "string" && cell.startsWith("bascule:"))) return number;
    throw new Error(`no keys in ${this.sheet.name}`);
  }
  at(key: string): number {
    const keys = this.sheet.rows.get(this.keysRow()) ?? [];
    const stamped = (cell: Cell) => typeof cell === "string" && cell.startsWith("bascule:");
    const at = key === "control" ? keys.findIndex(stamped) : keys.indexOf(key);
    if (at < 0) throw new Error(`no column ${key}`);
    return at;
  }
  ids(): string[] {
    return this.data().map((row) => String(row[this.at("id")]));
  }
  data(): Cell[][] {
    return [...this.sheet.rows].filter(([number]) => number > this.keysRow() + 1).map(([, row]) => row);
  }
  row(id: string): Cell[] {
    const row = this.data().find((cells) => cells[this.at("id")] === id);
    if (!row) throw new Error(`no row ${id}`);
    return row;
  }
  get(id: string, key: string): Cell {
    return this.row(id)[this.at(key)] ?? null;
  }
  set(id: string, key: string, value: Cell): void {
    this.row(id)[this.at(key)] = value;
  }
  /** A column after the last one. */
  addColumn(title: string): number {
    const heads = this.sheet.rows.get(this.keysRow() + 1) ?? [];
    heads.push(title);
    return heads.length - 1;
  }
  /** Data rows anew, in another order. */
  rearrange(change: (rows: Cell[][]) => Cell[][]): void {
    const first = this.keysRow() + 2;
    const rows = change(this.data());
    for (const number of [...this.sheet.rows.keys()]) if (number >= first) this.sheet.rows.delete(number);
    rows.forEach((row, index) => void this.sheet.rows.set(first + index, row));
  }
  /** The column at a place moved to another, with all that stands in it. */
  moveColumn(from: number, to: number): void {
    for (const row of this.sheet.rows.values()) {
      while (row.length <= Math.max(from, to)) row.push(null);
      row.splice(to, 0, ...row.splice(from, 1));
    }
  }
  insertColumn(at: number): void {
    for (const row of this.sheet.rows.values()) if (row.length > at) row.splice(at, 0, null);
  }
}

/** How a program writes what it saves. */
export interface Manner {
  readonly strings: "shared" | "inline" | "rich";
  readonly days: "serial" | "serial-1904" | "stamp" | "text" | "bare";
  /** Where cells say that they are. */
  readonly references: boolean;
  /** Parts under absolute paths, the workbook under another name, what calculates and what refers kept beside. */
  readonly furniture: boolean;
}

export const MANNERS: Readonly<Record<string, Manner>> = {
  "Excel: shared strings, serial days, absolute paths, calculation chain": {
    strings: "shared",
    days: "serial",
    references: true,
    furniture: true,
  },
  "Excel for Mac of old: days from 1904": {
    strings: "shared",
    days: "serial-1904",
    references: true,
    furniture: false,
  },
  "Excel, strict: days as stamps": { strings: "shared", days: "stamp", references: true, furniture: false },
  "OnlyOffice: days as text, texts in runs": { strings: "rich", days: "text", references: true, furniture: false },
  "a program that loses formats and writes no references": {
    strings: "inline",
    days: "bare",
    references: false,
    furniture: false,
  },
};

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A sheet that is hidden, and whether rows are hidden by a filter. */
export interface Shown {
  readonly hidden: string | null;
  readonly filtered: boolean;
}
const USUAL: Shown = { hidden: null, filtered: true };

export function packed(sheets: readonly SavedSheet[], manner: Manner, shown = USUAL): Uint8Array {
  const strings = new Map<string, number>();
  const prefix = manner.furniture ? "/xl/" : "";
  const tabs = sheets.map((_, at) => `worksheets/${manner.furniture ? "Feuille" : "sheet"}${sheets.length - at}.xml`);
  const files: Record<string, Uint8Array> = {};
  const put = (name: string, text: string) => {
    files[name] = Buffer.from(HEAD + text);
  };
  for (const [at, sheet] of sheets.entries()) put(`xl/${tabs[at]}`, sheetXml(sheet, manner, strings, shown));
  put(
    "xl/workbook.xml",
    `<workbook xmlns="${MAIN}" xmlns:r="${REL}"><workbookPr${manner.days === "serial-1904" ? ' date1904="1"' : ""}/><sheets>${sheets
      .map(
        ({ name }, at) =>
          `<sheet name="${escaped(name)}"${name === shown.hidden ? ' state="hidden"' : ""} sheetId="${at + 7}" r:id="rId${at + 1}"/>`,
      )
      .join(
        "",
      )}</sheets>${manner.furniture ? '<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">Plan!$A$5:$V$9</definedName></definedNames>' : ""}</workbook>`,
  );
  for (const [at, { notes }] of sheets.entries()) {
    if (!notes) continue;
    const written = Object.entries(notes).map(
      ([place, text]) => `<comment ref="${place}" authorId="0"><text><r><t>${escaped(text)}</t></r></text></comment>`,
    );
    put(
      `xl/comments${at}.xml`,
      `<comments xmlns="${MAIN}"><authors><author>A</author></authors><commentList>${written.join("")}</commentList></comments>`,
    );
    const part = (tabs[at] ?? "").replace("worksheets/", "worksheets/_rels/");
    put(
      `xl/${part}.rels`,
      `<Relationships><Relationship Id="rId1" Type="${REL}/comments" Target="../comments${at}.xml"/></Relationships>`,
    );
  }
  const relations = [
    ...tabs.map((tab, at) => [`rId${at + 1}`, "worksheet", prefix + tab]),
    ["rIdS", "styles", `${prefix}styles.xml`],
    ...(manner.strings === "inline" ? [] : [["rIdT", "sharedStrings", `${prefix}sharedStrings.xml`]]),
    ...(manner.furniture ? [["rIdC", "calcChain", `${prefix}calcChain.xml`]] : []),
  ];
  put(
    "xl/_rels/workbook.xml.rels",
    `<Relationships>${relations.map(([id, type, target]) => `<Relationship Id="${id}" Type="${REL}/${type}" Target="${target}"/>`).join("")}</Relationships>`,
  );
  put(
    "_rels/.rels",
    `<Relationships><Relationship Id="rId1" Type="${REL}/officeDocument" Target="${prefix === "" ? "" : "/"}xl/workbook.xml"/></Relationships>`,
  );
  put("[Content_Types].xml", "<Types/>");
  if (manner.furniture) put("xl/calcChain.xml", '<calcChain><c r="D6" i="1"/></calcChain>');
  put(
    "xl/styles.xml",
    `<styleSheet xmlns="${MAIN}"><numFmts><numFmt numFmtId="171" formatCode="[$-40C]d\\ mmmm\\ yyyy;@"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="171"/></cellXfs></styleSheet>`,
  );
  if (manner.strings !== "inline") {
    const items = [...strings.keys()].map((text) => `<si>${textXml(text, manner)}</si>`);
    put("xl/sharedStrings.xml", `<sst xmlns="${MAIN}" count="9" uniqueCount="9">${items.join("")}</sst>`);
  }
  return zipOf(files);
}

function sheetXml(
  { rows, merges = [] }: SavedSheet,
  manner: Manner,
  strings: Map<string, number>,
  { filtered }: Shown,
): string {
  const lines = [...rows].map(([number, cells]) => {
    const written = Array.from(cells, (cell, at) =>
      cellXml(cell ?? null, manner.references ? ` r="${lettersOf(at)}${number}"` : "", manner, strings),
    );
    return `<row r="${number}" spans="1:9"${number % 3 === 0 ? ' hidden="1"' : ""}>${written.join("")}</row>`;
  });
  const filter = !filtered
    ? ""
    : '<autoFilter ref="A5:V9"><filterColumn colId="2"><filters><filter val="x"/></filters></filterColumn></autoFilter>';
  const merged = merges.map((range) => `<mergeCell ref="${range}"/>`).join("");
  const areas = merged === "" ? "" : `<mergeCells>${merged}</mergeCells>`;
  return `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetData>${lines.join("")}</sheetData>${filter}${areas}</worksheet>`;
}

function cellXml(cell: Cell, place: string, manner: Manner, strings: Map<string, number>): string {
  if (cell === null) return manner.references ? "" : "<c/>";
  if (typeof cell === "boolean") return `<c${place} t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === "number") return `<c${place}><v>${cell}</v></c>`;
  if (typeof cell === "string") {
    if (manner.strings === "inline") return `<c${place} t="inlineStr"><is>${textXml(cell, manner)}</is></c>`;
    if (!strings.has(cell)) strings.set(cell, strings.size);
    return `<c${place} t="s"><v>${strings.get(cell)}</v></c>`;
  }
  if ("formula" in cell) {
    const formula = `<f>${escaped(cell.formula)}</f>`;
    if (cell.cached === null) return `<c${place}>${formula}</c>`;
    return typeof cell.cached === "number"
      ? `<c${place}>${formula}<v>${cell.cached}</v></c>`
      : `<c${place} t="str">${formula}<v>${escaped(String(cell.cached))}</v></c>`;
  }
  return dayXml(cell.day, place, manner, strings);
}

function dayXml(day: string, place: string, manner: Manner, strings: Map<string, number>): string {
  const serial = Date.parse(`${day.slice(0, 10)}T00:00:00Z`) / 86_400_000 + 25_569;
  if (manner.days === "serial") return `<c${place} s="2"><v>${serial}</v></c>`;
  if (manner.days === "serial-1904") return `<c${place} s="1"><v>${serial - 1462}</v></c>`;
  if (manner.days === "stamp") return `<c${place} s="1" t="d"><v>${day.slice(0, 10)}T00:00:00.000</v></c>`;
  if (manner.days === "bare") return `<c${place}><v>${serial}</v></c>`;
  const [year, month, date] = day.slice(0, 10).split("-");
  return cellXml(`${date}/${month}/${year}`, place, manner, strings);
}

/** In runs, a text is cut in the middle and spoken beside. */
function textXml(text: string, { strings }: Manner): string {
  const whole = (part: string) => `<t xml:space="preserve">${escaped(part)}</t>`;
  if (strings !== "rich" || text.length < 2) return whole(text);
  const middle = text.length >> 1;
  return `<r><rPr><b/></rPr>${whole(text.slice(0, middle))}</r><r>${whole(text.slice(middle))}</r><rPh sb="0" eb="1"><t>ignored</t></rPh>`;
}

function lettersOf(column: number): string {
  return column < 26
    ? String.fromCharCode(65 + column)
    : lettersOf(Math.floor(column / 26) - 1) + lettersOf(column % 26);
}

function escaped(text: string): string {
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/\r/g, "_x000D_");
}

/** A package of these parts (APPNOTE 4.3), its bytes the same for the same parts. */
export function zipOf(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const [parts, directory]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [name, bytes] of Object.entries(files)) {
    const [path, packed] = [Buffer.from(name), deflateRawSync(bytes, { level: 1 })];
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(0x0800, 2);
    about.writeUInt16LE(8, 4);
    about.writeUInt32LE(crc32(bytes), 10);
    about.writeUInt32LE(packed.length, 14);
    about.writeUInt32LE(bytes.length, 18);
    about.writeUInt16LE(path.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    parts.push(Buffer.from("PK\u0003\u0004"), about, path, packed);
    directory.push(Buffer.from("PK\u0001\u0002\u0014\u0000"), about, rest, path);
    at += 30 + path.length + packed.length;
  }
  const [listed, end] = [Buffer.concat(directory), Buffer.alloc(22)];
  end.write("PK\u0005\u0006");
  end.writeUInt16LE(directory.length / 4, 8);
  end.writeUInt16LE(directory.length / 4, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, listed, end]);
}
