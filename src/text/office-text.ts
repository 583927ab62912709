/**
 * The words of WordprocessingML and DrawingML (ECMA-376): paragraphs, tables, text boxes, fields, tracked changes,
 * watermarks, alternative texts. Documents, slides, notes, comments and drawings of sheets all speak it.
 */

import type { Draft } from "./draft.ts";
import { raised } from "./raised-digits.ts";
import { trackChanges } from "./tracked-changes.ts";
import { attribute, type XmlHandlers } from "./xml.ts";
import type { Attributes } from "./xml-attributes.ts";
import { byName } from "./xml-names.ts";

/** Texts, deleted texts, field instructions; values of charts. */
const WORDS: ReadonlySet<string> = new Set(["t", "delText", "instrText", "delInstrText", "v", "text"]);
/** Properties of paragraphs hold tab stops, which are no text; a fallback says again what the choice before it says. */
const SILENT: ReadonlySet<string> = new Set(["pPr", "Fallback", "rPh"]);
const FURNITURE: ReadonlySet<string> = new Set(["hdr", "ftr", "dt"]);

export function officeText(draft: Draft): XmlHandlers {
  let words = 0;
  let silent = 0;
  let box = 0;
  let boxed = "";
  let above = false;
  /** Columns that each open cell stretches over, and those that the row leaves free before its first. */
  const widths: number[] = [];
  let before = 0;
  let shape: { start: number; furniture: boolean } | null = null;
  const changes = trackChanges();
  const write = (text: string) => {
    if (!changes.shows(text)) return;
    if (box > 0) boxed += text;
    else draft.write(text);
  };
  const breakLine = () => {
    if (box > 0) boxed += "\n";
    else draft.line();
    const former = changes.endParagraph();
    if (former !== "") boxed += `${former}\n`;
  };
  const openings = byName<(attributes: Attributes) => void>({
    tbl: () => box === 0 && draft.openTable(),
    tr: () => {
      before = 0;
      if (box === 0) draft.openRow();
    },
    gridBefore: (attributes) => {
      before = columns(attributes);
    },
    tc: () => {
      widths.push(1);
      if (box === 0) draft.openCell(before > 0 ? before : undefined);
      before = 0;
    },
    gridSpan: (attributes) => {
      if (widths.length > 0) widths[widths.length - 1] = Math.max(1, columns(attributes));
    },
    tab: () => write("\t"),
    ptab: () => write("\t"),
    br: () => write("\n"),
    cr: () => write("\n"),
    noBreakHyphen: () => write("-"),
    // The text of a box comes after the paragraph that it hangs on, whose words it would cut in two.
    txbxContent: () => {
      box += 1;
      changes.openBox();
    },
    textpath: (attributes) => stampOf(attribute(attributes, "string")),
    sp: () => {
      shape = { start: draft.length(), furniture: false };
    },
    ph: (attributes) => {
      if (shape && FURNITURE.has(attribute(attributes, "type") ?? "")) shape.furniture = true;
    },
    r: () => {
      above = false;
    },
    vertAlign: (attributes) => {
      above = attribute(attributes, "val") === "superscript";
    },
    // DrawingML says it by a share of the height.
    rPr: (attributes) => {
      above = Number(attribute(attributes, "baseline") ?? 0) > 0;
    },
    docPr: (attributes) => alternative(attributes),
    cNvPr: (attributes) => alternative(attributes),
  });
  const stampOf = (text: string | undefined) => {
    if (!text) return;
    draft.line();
    const start = draft.length();
    draft.write(text);
    draft.stampSince(start);
    draft.line();
  };
  const alternative = (attributes: Attributes) => {
    for (const name of ["descr", "title"]) {
      const text = attribute(attributes, name);
      if (text) boxed += `${text}\n`;
    }
  };
  const flush = () => {
    if (box > 0 || boxed === "") return;
    const text = boxed.trimEnd();
    boxed = "";
    draft.line();
    draft.write(text);
    draft.line();
  };
  const closings = byName<() => void>({
    p: () => {
      breakLine();
      flush();
    },
    pt: breakLine,
    comment: breakLine,
    tc: () => {
      const width = widths.pop();
      if (box === 0) draft.closeCell(width);
    },
    tr: () => box === 0 && draft.closeRow(),
    tbl: () => box === 0 && draft.closeTable(),
    txbxContent: () => {
      box = Math.max(0, box - 1);
      changes.closeBox();
    },
    sp: () => {
      flush();
      if (shape?.furniture) draft.stampSince(shape.start);
      shape = null;
    },
  });
  return {
    open: (name, attributes) => {
      if (SILENT.has(name)) silent += 1;
      if (silent > 0) return;
      if (WORDS.has(name)) words += 1;
      changes.open(name);
      openings.get(name)?.(attributes);
    },
    close: (name) => {
      if (SILENT.has(name)) silent = Math.max(0, silent - 1);
      if (silent > 0) return;
      if (WORDS.has(name)) words = Math.max(0, words - 1);
      closings.get(name)?.();
      changes.close(name);
    },
    text: (text) => {
      if (words > 0 && silent === 0) write(above ? raised(text) : text);
    },
  };
}

/** Word's tables have 63 columns at the most. */
function columns(attributes: Attributes): number {
  return Math.min(63, Math.max(0, Number(attribute(attributes, "val")) || 0));
}
