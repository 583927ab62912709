/**
 * The page of a rich text as its groups write it: paragraphs, tables, stamps, changes tracked. What hangs on a paragraph
 * (notes, comments, boxes) comes after it, whose words it would cut in two.
 */

import type { Draft } from "./draft.ts";
import { raised } from "./raised-digits.ts";
import { trackChanges } from "./tracked-changes.ts";

/** How a piece of text is shown. */
export interface Look {
  readonly deleted: boolean;
  readonly revised: boolean;
  readonly above: boolean;
  readonly inTable: boolean;
}

export interface RtfPage {
  write(text: string, look: Look): void;
  /** Adds to what hangs on the paragraph. */
  aside(text: string): void;
  endParagraph(): void;
  endCell(): void;
  endRow(): void;
  openStamp(): void;
  closeStamp(): void;
  /** A watermark. */
  stamp(text: string): void;
  end(): void;
}

export function openRtfPage(draft: Draft): RtfPage {
  const changes = trackChanges();
  let asides = "";
  let stampStart = -1;
  let table = false;
  let row = false;
  let cell = false;
  const openCell = () => {
    if (!table) draft.openTable();
    if (!row) draft.openRow();
    if (!cell) draft.openCell();
    table = row = cell = true;
  };
  const endTable = () => {
    if (cell) draft.closeCell();
    if (row) draft.closeRow();
    if (table) draft.closeTable();
    table = row = cell = false;
  };
  /** What hangs on the paragraph that ends here, its former text first where a cell is open. */
  const hanging = (): string => {
    const former = changes.endParagraph();
    const told = `${asides}${former === "" ? "" : `${former}\n`}`.trim();
    asides = "";
    return told;
  };
  const endParagraph = () => {
    draft.line();
    const told = hanging();
    if (told === "") return;
    draft.write(told);
    draft.line();
  };
  return {
    write: (text, { deleted, revised, above, inTable }) => {
      if (deleted) changes.open("del");
      if (revised) changes.open("ins");
      const shown = changes.shows(text);
      if (deleted) changes.close("del");
      if (revised) changes.close("ins");
      if (!shown) return;
      if (inTable) openCell();
      else if (!cell) endTable();
      draft.write(above ? raised(text) : text);
    },
    aside: (text) => {
      asides += text;
    },
    endParagraph,
    endCell: () => {
      openCell();
      // While the cell is open: a row stays on one line.
      const told = hanging();
      if (told !== "") {
        draft.line();
        draft.write(told);
      }
      draft.closeCell();
      cell = false;
    },
    endRow: () => {
      if (cell) draft.closeCell();
      if (row) draft.closeRow();
      row = cell = false;
    },
    openStamp: () => {
      if (stampStart >= 0) return;
      endParagraph();
      stampStart = draft.length();
    },
    closeStamp: () => {
      if (stampStart < 0) return;
      endParagraph();
      draft.stampSince(stampStart);
      stampStart = -1;
    },
    stamp: (text) => {
      endParagraph();
      const start = draft.length();
      draft.write(text);
      draft.stampSince(start);
      draft.line();
    },
    end: () => {
      endTable();
      endParagraph();
    },
  };
}
