/**
 * Sheets of Excel's old binary format (MS-XLS): cells as displayed and as stored, hidden sheets too; names, comments,
 * text boxes, headers, links, values kept of other workbooks.
 */

import { type BiffRecord, recordsOf, squeezedNumber } from "./biff.ts";
import { characters, sharedStrings, stringAt } from "./biff-strings.ts";
import type { Draft } from "./draft.ts";
import { displayed, type Format, formatOf, plainNumber } from "./number-format.ts";
import { Refusal } from "./refusal.ts";
import { headerWords } from "./sheet.ts";
import { utf16 } from "./utf16.ts";

const BEFORE_97 = 0x0600;
/** Texts among the bytes of a link: a structure of many forms, whose words are all in UTF-16. */
const LINK_WORDS = /[\x20-\x7e\u00a0-\u024f]{4,}/g;

export function readBinarySheets(stream: Buffer, draft: Draft): void {
  const sheets = openSheets(draft);
  for (const record of recordsOf(stream)) sheets.take(record);
  sheets.end();
}

function openSheets(draft: Draft) {
  const strings: string[] = [];
  const used = new Set<number>();
  const codes = new Map<number, string>();
  const formats: Format[] = [];
  let depth = 0;
  let page: number | null = null;
  let told = 1252;
  let from1904 = false;
  let row = -1;
  let table = false;
  let formula: { readonly row: number; readonly column: number } | null = null;

  const line = (text: string) => {
    // A sheet's table is open: what stands around it would be read as cells.
    endTable();
    draft.line();
    draft.write(text);
    draft.line();
  };
  const endTable = () => {
    if (!table) return;
    draft.closeRow();
    draft.closeTable();
    table = false;
    row = -1;
  };
  const cell = (at: number, column: number, text: string) => {
    if (text === "") return;
    if (!table) {
      draft.openTable();
      draft.openRow();
      table = true;
      row = at;
    } else if (at !== row) {
      draft.closeRow();
      // A row that is not written is an empty one.
      if (at > row + 1) {
        draft.openRow();
        draft.closeRow();
      }
      row = at;
      draft.openRow();
    }
    draft.openCell(column);
    draft.write(text);
    draft.closeCell();
  };
  const number = (value: number, style: number): string => {
    const stored = plainNumber(String(value));
    const shown = displayed(stored, formats[style] ?? null, from1904);
    return shown === null ? stored : `${stored}\t${shown}`;
  };
  const shared = (index: number): string => {
    used.add(index);
    return strings[index] ?? "";
  };
  const text = (bytes: Buffer, at: number, size: 1 | 2 = 2) => stringAt(bytes, at, page === null ? size : size, page);

  const takers: Readonly<Record<number, (record: BiffRecord) => void>> = {
    // The beginning of the workbook, of a sheet, of a chart inside of it.
    2057: ({ bytes }) => {
      if (depth === 0) endTable();
      depth += 1;
      page = bytes.readUInt16LE(0) < BEFORE_97 ? told : null;
    },
    10: () => {
      depth = Math.max(0, depth - 1);
      if (depth === 0) endTable();
    },
    47: () => {
      throw new Refusal("encrypted");
    },
    66: ({ bytes }) => {
      told = bytes.readUInt16LE(0);
      if (page !== null) page = told;
    },
    34: ({ bytes }) => {
      from1904 = bytes.readUInt16LE(0) === 1;
    },
    133: ({ bytes }) => line(text(bytes, 6, 1)),
    252: ({ bytes, more }) => sharedStrings([bytes, ...more], (each) => void strings.push(each)),
    1054: ({ bytes }) => void codes.set(bytes.readUInt16LE(0), text(bytes, 2, page === null ? 2 : 1)),
    224: ({ bytes }) => {
      const id = bytes.readUInt16LE(2);
      formats.push(formatOf(id, codes.get(id) ?? null));
    },
    253: ({ bytes }) => cell(bytes.readUInt16LE(0), bytes.readUInt16LE(2), shared(bytes.readUInt32LE(6))),
    516: ({ bytes }) => cell(bytes.readUInt16LE(0), bytes.readUInt16LE(2), text(bytes, 6)),
    214: ({ bytes }) => cell(bytes.readUInt16LE(0), bytes.readUInt16LE(2), text(bytes, 6)),
    515: ({ bytes }) =>
      cell(bytes.readUInt16LE(0), bytes.readUInt16LE(2), number(bytes.readDoubleLE(6), bytes.readUInt16LE(4))),
    638: ({ bytes }) =>
      cell(
        bytes.readUInt16LE(0),
        bytes.readUInt16LE(2),
        number(squeezedNumber(bytes.readInt32LE(6)), bytes.readUInt16LE(4)),
      ),
    189: ({ bytes }) => {
      const [at, first] = [bytes.readUInt16LE(0), bytes.readUInt16LE(2)];
      for (let index = 0; 4 + 6 * index + 6 <= bytes.length - 2; index += 1)
        cell(
          at,
          first + index,
          number(squeezedNumber(bytes.readInt32LE(6 + 6 * index)), bytes.readUInt16LE(4 + 6 * index)),
        );
    },
    6: ({ bytes }) => {
      const [at, column] = [bytes.readUInt16LE(0), bytes.readUInt16LE(2)];
      formula = null;
      if (bytes.readUInt16LE(12) !== 0xffff) cell(at, column, number(bytes.readDoubleLE(6), bytes.readUInt16LE(4)));
      else if (bytes[6] === 0) formula = { row: at, column };
    },
    519: ({ bytes, more }) => {
      if (formula)
        cell(formula.row, formula.column, text(Buffer.concat([bytes, ...more.map((each) => each.subarray(1))]), 0));
      formula = null;
    },
    20: ({ bytes }) => stamp(text(bytes, 0, page === null ? 2 : 1)),
    21: ({ bytes }) => stamp(text(bytes, 0, page === null ? 2 : 1)),
    28: ({ bytes }) => line(page === null ? text(bytes, 8) : text(bytes, 4)),
    438: ({ bytes, more }) => {
      const [words] = more;
      if (words && bytes.length >= 12) line(boxWords(more, bytes.readUInt16LE(10)));
    },
    440: ({ bytes }) => {
      for (const [words] of utf16(bytes, 32).matchAll(LINK_WORDS)) line(words);
    },
    24: ({ bytes }) => {
      if (page === null && bytes.length > 15) line(characters(bytes, 15, bytes[3] ?? 0, ((bytes[14] ?? 0) & 1) !== 0));
    },
    90: ({ bytes }) => {
      for (const value of keptValues(bytes, page)) line(value);
    },
    4109: ({ bytes }) => line(text(bytes, 2, 1)),
    205: ({ bytes }) => line(text(bytes, 0)),
  };
  const stamp = (words: string) => {
    endTable();
    draft.line();
    const start = draft.length();
    draft.write(headerWords(words));
    draft.stampSince(start);
    draft.line();
  };

  return {
    take: (record: BiffRecord) => takers[record.type]?.(record),
    end: () => {
      endTable();
      strings.forEach((each, index) => {
        if (each !== "" && !used.has(index)) line(each);
      });
    },
  };
}

/** Words of a text box: each record that goes on tells the width of its characters. */
function boxWords(records: readonly Buffer[], count: number): string {
  let words = "";
  for (const record of records) {
    if (words.length >= count) break;
    words += characters(record, 1, count - words.length, ((record[0] ?? 0) & 1) !== 0);
  }
  return words;
}

/** Cells of another workbook as they were when it was last seen (2.4.61). */
function keptValues(bytes: Buffer, page: number | null): string[] {
  const values: string[] = [];
  for (let at = 4; at < bytes.length; ) {
    const type = bytes[at];
    if (type === 2) {
      const text = stringAt(bytes, at + 1, 2, page);
      const wide = page === null && ((bytes[at + 3] ?? 0) & 1) !== 0;
      values.push(text);
      at += (page === null ? 4 : 3) + text.length * (wide ? 2 : 1);
    } else {
      if (type === 1 && at + 9 <= bytes.length) values.push(plainNumber(String(bytes.readDoubleLE(at + 1))));
      at += 9;
    }
  }
  return values;
}
