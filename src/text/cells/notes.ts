/** Comments that people attached to cells (ECMA-376, 18.7). */

import { readPart } from "../parts.ts";
import type { Desk } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { unescaped } from "../sheet.ts";
import type { XmlHandlers } from "../xml.ts";
import type { Zip } from "../zip.ts";
import { columnOf } from "./column.ts";
import { relations } from "./relations.ts";
import { type CellNote, MOST_TEXT } from "./typed-cell.ts";

/** People write them one by one. */
const MOST_NOTES = 100_000;

export type Notes = ReadonlyMap<number, readonly CellNote[]>;

/** Comments by row; those that people answer one another in are written as plain ones too (MS-XLSX, 2.1.17). */
export async function notesOf(zip: Zip, sheet: string, desk: Desk): Promise<Notes> {
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
