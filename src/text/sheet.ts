/** One sheet of a workbook (ECMA-376, 18.3): its rows as displayed and as stored, its header and footer. */

import type { Draft } from "./draft.ts";
import { displayed, type Format, plainNumber } from "./number-format.ts";
import { PlainCell, wholeNumber } from "./plain-cells.ts";
import { attribute, type XmlHandlers } from "./xml.ts";
import type { Attributes } from "./xml-attributes.ts";
import { expanded } from "./xml-entities.ts";

/** The last column of a sheet is `XFD`. */
const LETTERS = 3;

/** What all sheets of a workbook share. */
export interface Workbook {
  /** Writes the string of that number. */
  writeShared(index: number): void;
  format(style: number): Format;
  readonly from1904: boolean;
}

/** Words that stand outside of cells: lists that may be chosen from, headers and footers. */
const AROUND: ReadonlySet<string> = new Set([
  "formula1",
  "formula2",
  "oddHeader",
  "evenHeader",
  "firstHeader",
  "oddFooter",
  "evenFooter",
  "firstFooter",
]);
const FURNITURE = /^(odd|even|first)(Header|Footer)$/;
/** What a person is told who types into a cell, or points at a link. */
const TOLD: ReadonlyMap<string, readonly string[]> = new Map([
  ["dataValidation", ["promptTitle", "prompt", "errorTitle", "error"]],
  ["hyperlink", ["tooltip"]],
]);
/** Codes of a header: place, font, size, colour, page, date (18.3.1.39). */
const CODES = /&(?:"[^"]*"|K[0-9A-F]{6}|K\d\d[+-]\d{3}|\d{1,3}|[A-Z])/gi;
/** A text in a formula: a quote inside of it is written twice. */
const QUOTED = /"((?:[^"]|"")*)"/g;
/** A character that XML cannot hold, as Excel writes it (22.9.2.19): each end of a line that came from elsewhere. */
const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;
const CELL = ["r", "s", "t"];

export function sheetText(draft: Draft, workbook: Workbook): XmlHandlers {
  const [told, picked]: [string[], (string | undefined)[]] = [[], []];
  let cell = false;
  let type = "n";
  let style = 0;
  let value = "";
  let formula = "";
  let inFormula = false;
  let listening = 0;
  let silent = 0;
  let row = 0;
  const openRow = (attributes: Attributes) => {
    const number = Number(attribute(attributes, "r") ?? row + 1);
    // A row that is not written is an empty one.
    if (number > row + 1) {
      draft.openRow();
      draft.closeRow();
    }
    row = number;
    draft.openRow();
  };
  const openCell = (attributes: Attributes) => {
    attributes.pick(CELL, picked);
    cell = true;
    type = picked[2] ?? "n";
    style = Number(picked[1] ?? 0);
    value = formula = "";
    draft.openCell(columnOf(picked[0]));
  };
  const writeValue = (written: string) => {
    if (type === "s") workbook.writeShared(Number(written));
    else draft.write(type === "n" ? numberText(style, written, workbook) : unescaped(written));
  };
  const closeCell = () => {
    cell = false;
    // A program that does not calculate leaves out what the formula comes to.
    if (value !== "") writeValue(value);
    else if (formula.includes('"')) draft.write(textsOf(formula));
    draft.closeCell();
    value = formula = "";
  };
  const line = (text: string, stamp = false) => {
    const start = draft.length();
    draft.write(text);
    if (stamp) draft.stampSince(start);
    draft.line();
  };
  const plain = new PlainCell();
  const writePlain = (source: string) => {
    const { kind, valueStart, valueEnd } = plain;
    const index = kind === "s" ? wholeNumber(source, valueStart, valueEnd) : -1;
    if (index >= 0) workbook.writeShared(index);
    else writeValue(expanded(source.slice(valueStart, valueEnd)));
  };
  return {
    whole: (source, start, { written, local }) => {
      if (local !== "row" || cell || inFormula || listening > 0 || silent > 0) return -1;
      const after = plain.find(source, start, written.slice(0, written.length - local.length));
      if (after < 0) return after;
      // As the parser would leave them.
      type = plain.kind;
      style = plain.style;
      value = formula = "";
      draft.openCell(plain.column);
      if (plain.valueStart < plain.valueEnd) writePlain(source);
      draft.closeCell();
      return after;
    },
    open: (name, attributes) => {
      if (name === "c") openCell(attributes);
      else if (name === "v" || name === "t") {
        listening += 1;
        if (!cell) value = "";
      } else if (name === "f") inFormula = cell;
      else if (name === "row") openRow(attributes);
      else if (name === "rPh") silent += 1;
      else if (name === "sheetData") draft.openTable();
      else if (AROUND.has(name)) {
        listening += 1;
        value = "";
      } else for (const key of TOLD.get(name) ?? []) told.push(attribute(attributes, key) ?? "");
    },
    close: (name) => {
      if (name === "c") closeCell();
      else if (name === "v" || name === "t" || AROUND.has(name)) {
        listening = Math.max(0, listening - 1);
        if (FURNITURE.test(name)) line(headerWords(value), true);
        else if (!cell && value !== "") line(value);
      } else if (name === "f") inFormula = false;
      else if (name === "row") draft.closeRow();
      else if (name === "rPh") silent = Math.max(0, silent - 1);
      else if (name === "sheetData") draft.closeTable();
      else if (TOLD.has(name)) {
        for (const text of told) if (text !== "") line(unescaped(text));
        told.length = 0;
      }
    },
    text: (text) => {
      if (inFormula) formula += text;
      else if (listening > 0 && silent === 0) value += text;
    },
  };
}

/** A header or footer without its codes, which part its words. */
export function headerWords(header: string): string {
  return header.replace(CODES, "\n").trim();
}

/** A text of a sheet with the characters that were written as numbers. */
export function unescaped(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(ESCAPED, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function numberText(style: number, value: string, workbook: Workbook): string {
  const stored = plainNumber(value);
  const format = workbook.format(style);
  const shown = format === null ? null : displayed(stored, format, workbook.from1904);
  return shown === null ? stored : `${stored}\t${shown}`;
}

function textsOf(formula: string): string {
  return Array.from(formula.matchAll(QUOTED), ([, text = ""]) => text.replaceAll('""', '"')).join(" ");
}

/** `BC12` → 54; undefined where the cell says nothing. */
function columnOf(reference: string | undefined): number | undefined {
  let column = 0;
  for (let at = 0; at < Math.min(LETTERS, reference?.length ?? 0); at += 1) {
    // Capitals and small letters alike.
    const letter = ((reference as string).charCodeAt(at) | 0x20) - 96;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column === 0 ? undefined : column - 1;
}
