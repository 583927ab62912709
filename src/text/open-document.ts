/**
 * OpenDocument packages (ISO/IEC 26300), whichever of text, sheets or slides they hold: content, headers and footers of
 * the styles, properties, macros, embedded objects; notes, comments and tracked deletions stand in the content.
 */

import type { Draft } from "./draft.ts";
import { readEmbedded } from "./embedded.ts";
import { noteLabel } from "./label-names.ts";
import { readPart } from "./parts.ts";
import { plainWords } from "./plain-words.ts";
import type { Desk, Source } from "./reader.ts";
import { Refusal } from "./refusal.ts";
import { attribute, type XmlHandlers } from "./xml.ts";
import type { Attributes } from "./xml-attributes.ts";
import { byName } from "./xml-names.ts";
import { openZip, type Zip } from "./zip.ts";

export async function readOpenDocument({ bytes }: Source, desk: Desk): Promise<void> {
  const zip = await openZip(bytes, desk.budget);
  try {
    if (!zip.names.includes("content.xml")) throw new Refusal("damaged");
    await refuseEncrypted(zip, desk);
    const { draft } = desk;
    for (const name of zip.names.filter((each) => /(^|\/)content\.xml$/.test(each)))
      await readPart(zip, name, openDocumentText(draft), desk);
    draft.line();
    for (const name of zip.names.filter((each) => /(^|\/)styles\.xml$/.test(each)))
      await readPart(zip, name, openDocumentText(draft), desk);
    draft.line();
    if (zip.names.includes("meta.xml")) await readPart(zip, "meta.xml", properties(desk), desk);
    for (const name of zip.names.filter((each) => /^Basic\/.*\.xml$/.test(each)))
      await readPart(zip, name, plainWords(draft), desk);
    await readEmbedded(zip, desk);
  } finally {
    zip.close();
  }
}

/** A password leaves the package a plain zip; its manifest says how each part is encrypted (part 2, 3.4). */
async function refuseEncrypted(zip: Zip, desk: Desk): Promise<void> {
  if (!zip.names.includes("META-INF/manifest.xml")) return;
  let encrypted = false;
  const open = (name: string) => {
    encrypted ||= name === "encryption-data";
  };
  await readPart(zip, "META-INF/manifest.xml", { open, close: () => {}, text: () => {} }, desk);
  if (encrypted) throw new Refusal("encrypted");
}

const FURNITURE: ReadonlySet<string> = new Set([
  "header",
  "footer",
  "header-left",
  "footer-left",
  "header-first",
  "footer-first",
]);
/** Most spaces in a row that are worth writing. */
const SPACES = 100;

export function openDocumentText(draft: Draft): XmlHandlers {
  let lines = 0;
  let notes = 0;
  let noted = "";
  let stampStart = -1;
  let repeat = 1;
  // A number or day of a cell: as displayed in its paragraph, then as stored where that is another.
  let shown = "";
  let stored = "";
  const write = (text: string) => {
    if (notes > 0) noted += text;
    else draft.write(text);
  };
  let described: string | null = null;
  let cellStart = 0;
  let unseen = "";
  /** Words that no paragraph shows, after the one that they hang on. */
  const aside = (text: string) => {
    if (text.trim() === "") return;
    if (lines > 0) {
      noted += `${text}\n`;
      return;
    }
    draft.line();
    draft.write(text);
    draft.line();
  };
  const cell = (attributes: Attributes) => {
    repeat = Math.max(1, Number(attribute(attributes, "number-columns-repeated") ?? 1) || 1);
    draft.openCell();
    stored = attribute(attributes, "value") ?? attribute(attributes, "date-value") ?? "";
    shown = "";
    unseen = attribute(attributes, "string-value") ?? "";
    cellStart = draft.length();
  };
  const endCell = () => {
    // A writer may leave out the paragraph that shows the value.
    if (draft.length() === cellStart) draft.write(unseen);
    draft.closeCell(repeat, stored === shown ? "" : stored);
    stored = "";
  };
  const openings = byName<(attributes: Attributes) => void>({
    table: (attributes) => {
      const name = attribute(attributes, "name");
      if (name) write(name);
      draft.openTable();
    },
    "table-row": () => draft.openRow(),
    "table-cell": cell,
    "covered-table-cell": cell,
    s: (attributes) => write(" ".repeat(Math.min(SPACES, Number(attribute(attributes, "c") ?? 1) || 1))),
    tab: () => write("\t"),
    "line-break": () => write("\n"),
    title: () => {
      described = "";
    },
    desc: () => {
      described = "";
    },
    a: (attributes) => aside((attribute(attributes, "href") ?? "").replaceAll("%20", " ")),
    "hidden-text": (attributes) => aside(attribute(attributes, "string-value") ?? ""),
    "user-field-decl": (attributes) => aside(attribute(attributes, "string-value") ?? ""),
    "variable-set": (attributes) => aside(attribute(attributes, "string-value") ?? ""),
  });
  const endDescription = () => {
    const text = described ?? "";
    described = null;
    aside(text);
  };
  const closings = byName<() => void>({
    title: endDescription,
    desc: endDescription,
    "table-cell": endCell,
    "covered-table-cell": endCell,
    "table-row": () => draft.closeRow(),
    table: () => draft.closeTable(),
  });
  const endLine = () => {
    lines = Math.max(0, lines - 1);
    if (notes > 0) {
      noted += "\n";
      return;
    }
    draft.line();
    if (noted === "") return;
    const text = noted.trimEnd();
    noted = "";
    draft.write(text);
    draft.line();
  };
  return {
    open: (name, attributes) => {
      if (name === "p" || name === "h") {
        lines += 1;
        if (notes > 0) noted += "\n";
      }
      // A note or comment hangs in the middle of words: it comes after their paragraph.
      if (name === "note" || name === "annotation") notes += 1;
      if (FURNITURE.has(name) && stampStart < 0) {
        draft.line();
        stampStart = draft.length();
      }
      openings.get(name)?.(attributes);
    },
    close: (name) => {
      if (name === "note" || name === "annotation") notes = Math.max(0, notes - 1);
      if (name === "p" || name === "h") endLine();
      closings.get(name)?.();
      if (FURNITURE.has(name) && stampStart >= 0) {
        draft.stampSince(stampStart);
        stampStart = -1;
      }
    },
    text: (text) => {
      if (described !== null) {
        described += text;
        return;
      }
      if (lines === 0) return;
      if (stored !== "") shown += text;
      write(text);
    },
  };
}

function properties(desk: Desk): XmlHandlers {
  let header = "";
  return {
    open: (name, attributes) => {
      header = attribute(attributes, "name") ?? name;
      if (name === "user-defined") {
        desk.draft.write(header);
        desk.draft.line();
        noteLabel(header, desk);
      }
    },
    close: () => desk.draft.line(),
    text: (text) => {
      if (text.trim() !== "") desk.draft.field(header, text.trim());
    },
  };
}
