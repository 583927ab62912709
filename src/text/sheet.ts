/** One sheet of a workbook (ECMA-376, 18.3): its rows as displayed and as stored, its header and footer. */

import type { Draft } from "./draft.ts";
import { displayed, type Format, plainNumber } from "./number-format.ts";
import { attribute, type XmlHandlers } from "./xml.ts";

/** The last column of a sheet is `XFD`. */
const LETTERS = 3;

/** What all sheets of a workbook share. */
export interface Workbook {
  shared(index: number): string;
  format(style: number): Format;
  readonly from1904: boolean;
}

const FURNITURE = /^(odd|even|first)(Header|Footer)$/;
/** Codes of a header: place, font, size, colour, page, date (18.3.1.39). */
const CODES = /&(?:"[^"]*"|K[0-9A-F]{6}|K\d\d[+-]\d{3}|\d{1,3}|[A-Z])/gi;

export function sheetText(draft: Draft, workbook: Workbook): XmlHandlers {
  let cell: { readonly type: string; readonly style: number } | null = null;
  let value = "";
  let listening = 0;
  let silent = 0;
  let row = 0;
  const told = new Set([
    "v",
    "t",
    "formula1",
    "formula2",
    "oddHeader",
    "evenHeader",
    "firstHeader",
    "oddFooter",
    "evenFooter",
    "firstFooter",
  ]);
  const furniture = () => {
    const start = draft.length();
    draft.write(headerWords(value));
    draft.stampSince(start);
    draft.line();
  };
  return {
    open: (name, attributes) => {
      if (name === "rPh") silent += 1;
      if (name === "sheetData") draft.openTable();
      if (name === "row") {
        const number = Number(attribute(attributes, "r") ?? row + 1);
        // A row that is not written is an empty one.
        if (number > row + 1) {
          draft.openRow();
          draft.closeRow();
        }
        row = number;
        draft.openRow();
      }
      if (name === "c") {
        cell = { type: attribute(attributes, "t") ?? "n", style: Number(attribute(attributes, "s") ?? 0) };
        value = "";
        draft.openCell(columnOf(attribute(attributes, "r")));
      }
      if (told.has(name)) {
        listening += 1;
        if (!cell) value = "";
      }
    },
    close: (name) => {
      if (name === "rPh") silent = Math.max(0, silent - 1);
      if (told.has(name)) {
        listening = Math.max(0, listening - 1);
        if (FURNITURE.test(name)) furniture();
        else if (!cell && value !== "") {
          draft.write(value);
          draft.line();
        }
      }
      if (name === "c" && cell) {
        draft.write(cellText(cell.type, cell.style, value, workbook));
        draft.closeCell();
        cell = null;
        value = "";
      }
      if (name === "row") draft.closeRow();
      if (name === "sheetData") draft.closeTable();
    },
    text: (text) => {
      if (listening > 0 && silent === 0) value += text;
    },
  };
}

/** A header or footer without its codes, which part its words. */
export function headerWords(header: string): string {
  return header.replace(CODES, "\n").trim();
}

function cellText(type: string, style: number, value: string, workbook: Workbook): string {
  if (value === "") return "";
  if (type === "s") return workbook.shared(Number(value));
  if (type !== "n") return value;
  const stored = plainNumber(value);
  const shown = displayed(stored, workbook.format(style), workbook.from1904);
  return shown === null ? stored : `${stored}\t${shown}`;
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
