/**
 * The cells of a workbook (ECMA-376, 18.3), typed, row by row, for whoever must know what people wrote where: numbers,
 * days, texts of all their runs, formulas apart. Excel, LibreOffice and OnlyOffice write the same sheet each in its own
 * way: shared strings or inline ones, days as serials of 1900 or 1904 or as `t="d"`, parts under other names. Nothing
 * is held but the row at hand; the strings that cells share go to a place that the caller gives.
 */

import type { Entered } from "../model/carry.ts";
import type { UnreadCode } from "../model/finding.ts";
import type { Budget } from "./budget.ts";
import { kindOf } from "./kind.ts";
import { type Format, formatOf } from "./number-format.ts";
import { readPart } from "./parts.ts";
import type { Desk } from "./reader.ts";
import { Refusal } from "./refusal.ts";
import { unescaped } from "./sheet.ts";
import type { XmlHandlers } from "./xml.ts";
import type { Attributes } from "./xml-attributes.ts";
import { openZip, type Zip } from "./zip.ts";

export interface TypedCell {
  /** From 0. */
  readonly column: number;
  readonly value: Entered | boolean | null;
  /** Null where there is none; empty where the sheet tells it elsewhere. */
  readonly formula: string | null;
}

/** A comment that somebody attached to a cell. */
export interface CellNote {
  readonly column: number;
  readonly text: string;
}

export interface CellTaker {
  /** `from1904`: what a number means that stands for a day without looking like one. */
  sheet(name: string, from1904: boolean): void;
  row(number: number, cells: readonly TypedCell[], notes: readonly CellNote[]): void;
}

/** Where the strings that cells share wait to be asked for. */
export interface SharedStrings {
  add(text: string): void;
  at(index: number): string | undefined;
}

/** Why a file gives no cells: what is wrong, and what format it is of where it is another. */
export interface NoCells {
  readonly code: UnreadCode | "other-format";
  readonly format: string | null;
}

const MEBIBYTE = 1024 * 1024;
/** Nothing of it is held: what inflates costs time alone. Sheets of rows that are all alike pack a hundredfold. */
const [HARMLESS, RATIO] = [64 * MEBIBYTE, 200];
/** A cell holds 32,767 characters, a sheet 16,384 columns and 1,048,576 rows (ECMA-376, SpreadsheetML limits). */
const [MOST_TEXT, MOST_COLUMNS, MOST_ROWS] = [1 << 17, 16_384, 1_048_576];
/** People write them one by one. */
const MOST_NOTES = 100_000;
const LETTERS = 3;
const NO_NOTES: readonly CellNote[] = [];
const CELL = ["r", "s", "t"];
const DAY_MS = 86_400_000;
const DAYS_TO_1904 = 1462;

/** Hands over every sheet in the order of the tabs, hidden ones too; null when all were read to their end. */
export async function readCells(
  source: { readonly name: string; readonly bytes: Uint8Array },
  strings: SharedStrings,
  take: CellTaker,
): Promise<NoCells | null> {
  const budget = openCellBudget(source.bytes.length);
  try {
    const kind = await kindOf(source, budget);
    if (kind === "nothing") return { code: "damaged", format: null };
    if ("code" in kind) return { code: kind.code, format: null };
    if (kind.reader.format !== "xlsx") return { code: "other-format", format: kind.reader.format };
    const zip = await openZip(source.bytes, budget);
    try {
      await readPackage(zip, deskOf(budget), strings, take);
    } finally {
      zip.close();
    }
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { code: error.code, format: null };
  }
}

function openCellBudget(fileBytes: number): Budget {
  const most = Math.max(HARMLESS, RATIO * fileBytes);
  let inflated = 0;
  return {
    text: () => {},
    textLeft: () => Number.POSITIVE_INFINITY,
    inflated: (bytes) => {
      inflated += bytes;
      if (inflated > most) throw new Refusal("too-large");
    },
    spent: () => inflated > most,
  };
}

/** Half a file would be half of what people wrote: any fault refuses the whole. */
function deskOf(budget: Budget): Desk {
  return {
    budget,
    get draft(): never {
      throw new Error("cells are read without a draft");
    },
    unread: (code) => {
      throw new Refusal(code);
    },
    inner: async () => {},
    lost: () => {},
  };
}

async function readPackage(zip: Zip, desk: Desk, strings: SharedStrings, take: CellTaker): Promise<void> {
  const named = (name: string) => zip.names.find((each) => each.toLowerCase() === name.toLowerCase());
  const roots = await relations(zip, "_rels/.rels", "", desk);
  const main = named(roots.find(({ type }) => type.endsWith("/officeDocument"))?.target ?? "xl/workbook.xml");
  const binary = zip.names.some((name) => /(^|\/)workbook\.bin$/i.test(name));
  if (main === undefined || /\.bin$/i.test(main)) throw new Refusal(binary ? "unsupported" : "damaged");
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  const parts = await relations(zip, `${folder}_rels/${main.slice(folder.length)}.rels`, folder, desk);
  const partOf = (type: string) => {
    const part = parts.find((each) => each.type.endsWith(`/${type}`));
    return part && named(part.target);
  };
  const book = { tabs: [] as { name: string; id: string }[], from1904: false };
  await readPart(zip, main, bookHandlers(book), desk);
  const formats: Format[] = [];
  const [styles, shared] = [partOf("styles"), partOf("sharedStrings")];
  if (styles !== undefined) await readPart(zip, styles, formatHandlers(formats), desk);
  if (shared !== undefined) await readPart(zip, shared, stringHandlers(strings), desk);
  for (const { name, id } of book.tabs) {
    const part = parts.find((each) => each.id === id);
    // A sheet that is a chart has no cells.
    if (part && !part.type.endsWith("/worksheet")) continue;
    const path = part && named(part.target);
    if (path === undefined) throw new Refusal("damaged");
    take.sheet(name, book.from1904);
    const notes = await notesOf(zip, path, desk);
    await readPart(zip, path, sheetHandlers({ strings, formats, from1904: book.from1904, notes }, take), desk);
  }
}

type Notes = ReadonlyMap<number, readonly CellNote[]>;

/** Comments by row; those that people answer one another in are written as plain ones too (MS-XLSX, 2.1.17). */
async function notesOf(zip: Zip, sheet: string, desk: Desk): Promise<Notes> {
  const notes = new Map<number, CellNote[]>();
  const at = sheet.lastIndexOf("/") + 1;
  const parts = await relations(zip, `${sheet.slice(0, at)}_rels/${sheet.slice(at)}.rels`, sheet.slice(0, at), desk);
  for (const { target } of parts.filter(({ type }) => type.endsWith("/comments"))) {
    const name = zip.names.find((each) => each.toLowerCase() === target.toLowerCase());
    if (name !== undefined) await readPart(zip, name, noteHandlers(notes), desk);
  }
  return notes;
}

function noteHandlers(notes: Map<number, CellNote[]>): XmlHandlers {
  let [count, reference, text, words] = [0, "", "", false];
  return {
    open: (name, attributes) => {
      if (name === "comment") [reference, text] = [attributes.get("ref") ?? "", ""];
      words = name === "t";
    },
    close: (name) => {
      words = false;
      if (name !== "comment") return;
      count += 1;
      if (count > MOST_NOTES) throw new Refusal("too-large");
      const row = Number(/\d+$/.exec(reference)?.[0]);
      const column = (columnOf(reference) ?? 1) - 1;
      notes.set(row, [...(notes.get(row) ?? []), { column, text: unescaped(text).trim() }]);
    },
    text: (piece) => {
      if (words) text += piece;
      if (text.length > MOST_TEXT) throw new Refusal("too-large");
    },
  };
}

interface Relation {
  readonly id: string;
  readonly type: string;
  /** Path in the package. */
  readonly target: string;
}

async function relations(zip: Zip, part: string, folder: string, desk: Desk): Promise<readonly Relation[]> {
  const found: Relation[] = [];
  const name = zip.names.find((each) => each.toLowerCase() === part.toLowerCase());
  if (name === undefined) return found;
  const open = (tag: string, attributes: Attributes) => {
    const [id, type, target] = ["Id", "Type", "Target"].map((each) => attributes.get(each) ?? "");
    if (tag === "Relationship") found.push({ id: id ?? "", type: type ?? "", target: pathOf(target ?? "", folder) });
  };
  await readPart(zip, name, { open, close: () => {}, text: () => {} }, desk);
  return found;
}

/** `worksheets/sheet1.xml`, `/xl/worksheets/sheet1.xml` and `../xl/worksheets/sheet1.xml` are one part. */
function pathOf(target: string, folder: string): string {
  const path: string[] = [];
  for (const step of (target.startsWith("/") ? target : folder + target).split(/[/\\]/)) {
    if (step === "..") path.pop();
    else if (step !== "" && step !== ".") path.push(step);
  }
  return path.join("/");
}

function bookHandlers(book: { tabs: { name: string; id: string }[]; from1904: boolean }): XmlHandlers {
  return {
    open: (name, attributes) => {
      if (name === "workbookPr") book.from1904 = /^(1|true)$/.test(attributes.get("date1904") ?? "");
      // `sheetId` ends as `r:id` does not: the name alone is asked for.
      if (name === "sheet") book.tabs.push({ name: attributes.get("name") ?? "", id: attributes.get("id") ?? "" });
    },
    close: () => {},
    text: () => {},
  };
}

function formatHandlers(formats: Format[]): XmlHandlers {
  const codes = new Map<number, string>();
  let cells = false;
  return {
    open: (name, attributes) => {
      if (name === "cellXfs") cells = true;
      if (name !== "numFmt" && !(name === "xf" && cells)) return;
      const id = Number(attributes.get("numFmtId") ?? 0);
      if (name === "numFmt") codes.set(id, attributes.get("formatCode") ?? "");
      else formats.push(formatOf(id, codes.get(id) ?? null));
    },
    close: (name) => {
      if (name === "cellXfs") cells = false;
    },
    text: () => {},
  };
}

/** One string for each `si`, of all its runs; how it is spoken (`rPh`) left out. */
function stringHandlers(strings: SharedStrings): XmlHandlers {
  let text = "";
  let words = false;
  let spoken = false;
  return {
    open: (name) => {
      if (name === "si") text = "";
      if (name === "rPh") spoken = true;
      words = name === "t" && !spoken;
    },
    close: (name) => {
      words = false;
      if (name === "rPh") spoken = false;
      if (name === "si") strings.add(unescaped(text));
    },
    text: (piece) => {
      if (!words) return;
      text += piece;
      if (text.length > MOST_TEXT) throw new Refusal("too-large");
    },
  };
}

interface Shared {
  readonly strings: SharedStrings;
  readonly formats: readonly Format[];
  readonly from1904: boolean;
  readonly notes: Notes;
}

function sheetHandlers(shared: Shared, take: CellTaker): XmlHandlers {
  const picked: (string | undefined)[] = [];
  let cells: TypedCell[] = [];
  let [inRows, spoken, listening, inFormula] = [false, false, false, false];
  let [row, column, type, style] = [0, 0, "n", 0];
  let [value, formula]: [string, string | null] = ["", null];
  const openCell = (attributes: Attributes) => {
    attributes.pick(CELL, picked);
    column = columnOf(picked[0]) ?? column + 1;
    if (column > MOST_COLUMNS || cells.length >= MOST_COLUMNS) throw new Refusal("damaged");
    [type, style, value, formula] = [picked[2] ?? "n", Number(picked[1] ?? 0), "", null];
  };
  const closeCell = () => {
    const entered = typedOf(type, style, value, shared);
    if (entered !== null || formula !== null) cells.push({ column: column - 1, value: entered, formula });
  };
  const openRow = (attributes: Attributes) => {
    row = Number(attributes.get("r") ?? row + 1);
    if (!(row >= 1 && row <= MOST_ROWS)) throw new Refusal("damaged");
    column = 0;
    cells = [];
  };
  return {
    open: (name, attributes) => {
      if (name === "sheetData") inRows = true;
      else if (!inRows) return;
      else if (name === "c") openCell(attributes);
      else if (name === "row") openRow(attributes);
      else if (name === "rPh") spoken = true;
      else if (name === "f") {
        inFormula = true;
        formula = "";
      } else listening = name === "v" || (name === "t" && !spoken);
    },
    close: (name) => {
      if (!inRows) return;
      listening = false;
      if (name === "f") inFormula = false;
      else if (name === "rPh") spoken = false;
      else if (name === "c") closeCell();
      else if (name === "row" && cells.length > 0) take.row(row, cells, shared.notes.get(row) ?? NO_NOTES);
      else if (name === "sheetData") inRows = false;
    },
    text: (text) => {
      if (inFormula) formula += text;
      else if (listening) value += text;
      if (value.length + (formula?.length ?? 0) > MOST_TEXT) throw new Refusal("too-large");
    },
  };
}

function typedOf(type: string, style: number, value: string, shared: Shared): Entered | boolean | null {
  if (value === "") return null;
  if (type === "s") {
    const text = shared.strings.at(Number(value));
    if (text === undefined) throw new Refusal("damaged");
    return text === "" ? null : text;
  }
  if (type === "b") return /^\s*(1|true)\s*$/i.test(value);
  if (type === "d") return dayOfStamp(value.trim()) ?? value;
  if (type !== "n") return unescaped(value);
  const number = Number(value);
  // What is no number is kept as it is written, rather than lost.
  if (value.trim() === "" || !Number.isFinite(number)) return value;
  if (shared.formats[style]?.kind !== "date") return number;
  return dayOfSerial(number, shared.from1904) ?? number;
}

/** `2026-11-30`, `2026-11-30T00:00:00.000Z`: a day, with its hour where that is not midnight. */
function dayOfStamp(text: string): Entered | null {
  const [, day, hour] = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}))?/.exec(text) ?? [];
  if (day === undefined) return null;
  return { day: hour === undefined || hour === "00:00" ? day : `${day}T${hour}` };
}

/**
 * The day that a serial number means; null where it means none. Spreadsheets that count from 1900 count a 29 February of
 * that year, which there was not: days before it are one further on (ECMA-376, 18.17.4.1).
 */
export function dayOfSerial(serial: number, from1904: boolean): { readonly day: string } | null {
  const counted = from1904 ? serial + DAYS_TO_1904 : serial < 60 ? serial + 1 : serial;
  if (!(counted >= 2 && counted < 2_958_466)) return null;
  const minutes = Math.round(counted * 1440);
  const stamp = new Date(Date.UTC(1899, 11, 30) + minutes * (DAY_MS / 1440)).toISOString();
  return { day: minutes % 1440 === 0 ? stamp.slice(0, 10) : stamp.slice(0, 16) };
}

/** `BC12` → 55, from 1; undefined where the cell says nothing. */
function columnOf(reference: string | undefined): number | undefined {
  let column = 0;
  for (let at = 0; at < Math.min(LETTERS, reference?.length ?? 0); at += 1) {
    const letter = ((reference as string).charCodeAt(at) | 0x20) - 96;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column === 0 ? undefined : column;
}
