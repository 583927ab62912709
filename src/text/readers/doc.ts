/**
 * Word documents from before 2007 (MS-DOC): body, notes, headers, comments, text boxes; tables with their headers,
 * properties, labels, objects put in. What was deleted with changes tracked stands where it stood.
 */

import { openStorage, readObjects } from "../compound-objects.ts";
import type { Draft } from "../draft.ts";
import { readPropertySets } from "../property-sets.ts";
import { defineReader } from "../reader.ts";
import { type ParagraphKind, paragraphKinds } from "../word-paragraphs.ts";
import { openWordText, type WordText } from "../word-pieces.ts";

const [CELL, LINE, PAGE, PARAGRAPH, COLUMN] = [7, 11, 12, 13, 14];
const [FIELD, RESULT, FIELD_END, HYPHEN] = [19, 20, 21, 30];
// biome-ignore lint/suspicious/noControlCharactersInRegex: marks of paragraphs, cells and fields
const CONTROL = /[\0-\x1f]/g;

export const doc = defineReader({
  format: "doc",
  extensions: ["doc", "dot", "wbk"],
  kind: "binary",
  read: async (source, desk) => {
    const storage = openStorage(source, desk.budget);
    const text = openWordText(storage, desk.budget);
    readStories(text, desk.draft);
    readPropertySets(storage, desk);
    await readObjects(storage, desk);
  },
});

function readStories(word: WordText, draft: Draft): void {
  const kindAt = paragraphKinds(word);
  const stories = [...word.stories];
  const page = openPage(draft);
  let left = stories[0]?.length ?? 0;
  let start = draft.length();
  const endStory = () => {
    page.endTable();
    const story = stories.shift();
    if (story?.furniture) draft.stampSince(start);
    start = draft.length();
    left = stories[0]?.length ?? Number.POSITIVE_INFINITY;
  };
  for (const { text, place, width } of word.pieces) {
    let from = 0;
    while (from < text.length) {
      while (left === 0 && stories.length > 0) endStory();
      const upTo = Math.min(text.length, from + left);
      writePiece(text.slice(from, upTo), page, (at) => kindAt(place + (from + at) * width));
      left -= upTo - from;
      from = upTo;
    }
  }
  while (stories.length > 0) endStory();
  page.endTable();
}

function writePiece(text: string, page: Page, kindAt: (at: number) => ParagraphKind): void {
  let from = 0;
  for (const { index, 0: mark } of text.matchAll(CONTROL)) {
    page.write(text.slice(from, index));
    from = index + 1;
    const code = mark.charCodeAt(0);
    if (code === CELL || code === PARAGRAPH || code === PAGE) page.endParagraph(code === CELL, kindAt(index));
    else if (code === 9) page.write("\t");
    else if (code === LINE || code === COLUMN) page.write("\n");
    else if (code === HYPHEN) page.write("-");
    else if (code === FIELD) page.openField();
    else if (code === RESULT) page.endInstruction();
    else if (code === FIELD_END) page.closeField();
  }
  page.write(text.slice(from));
}

interface Page {
  write(text: string): void;
  endParagraph(cell: boolean, kind: ParagraphKind): void;
  openField(): void;
  endInstruction(): void;
  closeField(): void;
  endTable(): void;
}

/** Paragraphs are written once their end tells where they stand; what a field is made of follows the paragraph. */
function openPage(draft: Draft): Page {
  let line: string[] = [];
  let instructions = "";
  /** For each open field: true while its instruction is being told. */
  const fields: boolean[] = [];
  let table = false;
  let row = false;
  let cell = false;
  const endTable = () => {
    flush();
    if (cell) draft.closeCell();
    if (row) draft.closeRow();
    if (table) draft.closeTable();
    table = row = cell = false;
  };
  const flush = () => {
    draft.write(line.join(""));
    line = [];
    const told = instructions.trim();
    instructions = "";
    if (told !== "") {
      draft.line();
      draft.write(told);
    }
    draft.line();
  };
  return {
    write: (text) => {
      if (text === "") return;
      if (fields.at(-1) === true) instructions += text;
      else line.push(text);
    },
    endParagraph: (mark, { inTable, endsRow }) => {
      if (!mark && !inTable) {
        if (table) {
          const kept = line;
          line = [];
          endTable();
          line = kept;
        }
        flush();
        return;
      }
      if (!table) draft.openTable();
      table = true;
      if (endsRow) {
        if (row) draft.closeRow();
        row = false;
        line = [];
        return;
      }
      if (!row) draft.openRow();
      if (!cell) draft.openCell();
      row = cell = true;
      flush();
      if (!mark) return;
      draft.closeCell();
      cell = false;
    },
    openField: () => void fields.push(true),
    endInstruction: () => {
      if (fields.length > 0) fields[fields.length - 1] = false;
      instructions += "\n";
    },
    closeField: () => void fields.pop(),
    endTable,
  };
}
