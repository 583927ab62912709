/**
 * The cells of a workbook (ECMA-376, 18.3), typed, row by row, for whoever must know what people wrote where: numbers,
 * days, texts of all their runs, formulas apart. Excel, LibreOffice and OnlyOffice write the same sheet each in its own
 * way: shared strings or inline ones, days as serials of 1900 or 1904 or as `t="d"`, parts under other names. Nothing
 * is held but the row at hand; the strings that cells share go to a place that the caller gives.
 */

import type { UnreadCode } from "../model/finding.ts";
import type { Budget } from "./budget.ts";
import { cellFormats } from "./cell-formats.ts";
import { bookHandlers, type Tabs } from "./cells/book.ts";
import { isFiltered } from "./cells/filters.ts";
import { notesOf } from "./cells/notes.ts";
import { relations } from "./cells/relations.ts";
import { rowHandlers } from "./cells/rows.ts";
import { type CellTaker, MOST_TEXT, type SharedStrings } from "./cells/typed-cell.ts";
import { kindOf } from "./kind.ts";
import type { Format } from "./number-format.ts";
import { readPart } from "./parts.ts";
import type { Desk } from "./reader.ts";
import { Refusal } from "./refusal.ts";
import { stringItems } from "./string-items.ts";
import { openZip, type Zip } from "./zip.ts";

/** Why a file gives no cells: what is wrong, and what format it is of where it is another. */
export interface NoCells {
  readonly code: UnreadCode | "other-format";
  readonly format: string | null;
}

const MEBIBYTE = 1024 * 1024;
/** Nothing of it is held: what inflates costs time alone. Sheets of rows that are all alike pack a hundredfold. */
const [HARMLESS, RATIO] = [64 * MEBIBYTE, 200];

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
  const book: Tabs = { tabs: [], from1904: false };
  await readPart(zip, main, bookHandlers(book), desk);
  const formats: Format[] = [];
  const [styles, shared] = [partOf("styles"), partOf("sharedStrings")];
  if (styles !== undefined) await readPart(zip, styles, cellFormats(formats), desk);
  if (shared !== undefined)
    await readPart(
      zip,
      shared,
      stringItems((text) => strings.add(text), MOST_TEXT),
      desk,
    );
  for (const { name, id, hidden } of book.tabs) {
    const part = parts.find((each) => each.id === id);
    // A sheet that is a chart has no cells.
    if (part && !part.type.endsWith("/worksheet")) continue;
    const path = part && named(part.target);
    if (path === undefined) throw new Refusal("damaged");
    take.sheet(name, book.from1904, hidden);
    if (take.filtered && (await isFiltered(zip, path, desk))) take.filtered();
    const notes = await notesOf(zip, path, desk);
    await readPart(zip, path, rowHandlers({ strings, formats, from1904: book.from1904 }, notes, take), desk);
  }
}
