/**
 * Sheets that nobody is asked to fill in: each of their rows held against those that the plan made again gives. Likenesses of inventories are
 * alike by their marks, so that one that was forged is found, and one that was changed in passing is told by its own marks alone; those of
 * tables and pages without marks by all that stands in them, however a program writes it. Nothing is held but in a scratch table.
 */

import { createHash } from "node:crypto";
import { type Cell, enteredOf } from "../../export/cell.ts";
import { MARK, mark, rowMark } from "../../export/control.ts";
import type { Page } from "../../export/page.ts";
import type { Head, Table } from "../../export/sheet.ts";
import { CONFLICT_TABS, PLAN_TABS } from "../../export/sheets/index.ts";
import { type View, viewOf } from "../../export/view.ts";
import type { Tab } from "../../export/workbook.ts";
import type { Language } from "../../lang/index.ts";
import type { Book } from "../../model/book.ts";
import { plainOf } from "../../model/carry.ts";
import { dayIn } from "../../plan/day-text.ts";
import type { LeftRow, Likenesses } from "../../store/scratch/likenesses.ts";
import type { CellTaker, TypedCell } from "../../text/cells/typed-cell.ts";
import { ownSheet } from "../carrying/own-tabs.ts";
import type { MarkedRow } from "../carrying/tab.ts";
import type { Told } from "./told.ts";

/** Where it goes on with every plan that is made since: rows may have come to it. */
const GROWING = "journal";
const FIRST_SERIAL = 25_569;
const DAY_MS = 86_400_000;
const FRACTION = /^-?\d+\.\d+(?:e[+-]?\d+)?$/i;
/** LibreOffice saves the fourteenth otherwise than it read it. */
const SURE_DIGITS = 12;

export interface OtherSheets {
  readonly taker: Pick<CellTaker, "sheet" | "row">;
  /** A row of an inventory. */
  mark(row: Pick<MarkedRow, "sheet" | "line" | "control">): void;
  /** Once all were read. */
  hold(): Promise<void>;
}

type Reading =
  | { readonly kind: "page"; readonly id: string }
  | { readonly kind: "table"; readonly id: string; readonly own: readonly Head[]; at: readonly number[] | null }
  /** A sheet that goes on from another, which its title says and a mere copy's does not. */
  | { readonly kind: "next"; readonly of: Reading }
  | null;

export function otherSheets(book: Book, language: Language, rows: Likenesses, told: Told): OtherSheets {
  const view: View = { ...viewOf(book, language), trip: { carried: null } };
  const places = new Map<string, number>();
  const placeIn = (sheet: string) => {
    const place = (places.get(sheet) ?? 0) + 1;
    places.set(sheet, place);
    return place;
  };
  let reading: Reading = null;
  let conflicts = false;
  const seen = new Set<string>();
  const tabs = () => (conflicts ? CONFLICT_TABS : PLAN_TABS);
  const add = (sheet: string, line: number, texts: readonly string[]) => {
    if (texts.some((text) => text !== ""))
      rows.add({ sheet, place: placeIn(sheet), line, likeness: likenessOf(texts), texts });
  };
  return {
    taker: {
      sheet: (name) => {
        const id = ownSheet(name);
        conflicts ||= id === "conflicts";
        if (id !== null) seen.add(id);
        const tab = PLAN_TABS.find((each) => each.id === id);
        reading = tab === undefined ? null : readingOf(tab, view);
        if (reading && name !== tab?.title(view) && / \(\d+\)$/.test(name)) reading = { kind: "next", of: reading };
      },
      row: (line, cells) => {
        if (reading?.kind === "next") reading = goesOn(cells, view) ? reading.of : null;
        if (reading?.kind === "page") add(reading.id, line, cells.map(textOf).filter(Boolean));
        else if (reading?.kind === "table" && reading.at === null) reading.at = headsIn(reading.own, cells);
        else if (reading?.kind === "table") add(reading.id, line, textsAt(reading.at ?? [], cells));
      },
    },
    mark: ({ sheet, line, control }) =>
      rows.add({ sheet, place: placeIn(sheet), line, likeness: control, texts: [control] }),
    hold: async () => {
      for (const tab of tabs())
        await (tab.kind === "page" ? holdPage(tab, rows, view) : holdTable(tab, rows, told, view));
      for (const left of rows.left()) tellLeft(left, tabs(), told, view);
      // Of a tab that is gone, that it is gone is told.
      const stands = (sheet: string) => seen.has(sheet) || places.has(sheet);
      for (const { sheet, texts } of rows.gone())
        if (sheet !== GROWING && stands(sheet)) told.lose(sheet, texts.find((text) => text !== "") ?? null);
    },
  };
}

function readingOf(tab: Tab, view: View): Reading {
  if (tab.kind === "page") return { kind: "page", id: tab.id };
  return tab.keyed || tab.watched ? null : { kind: "table", id: tab.id, own: tab.own(view), at: null };
}

const goesOn = (cells: readonly TypedCell[], { t }: View) =>
  cells.some(({ value }) => typeof value === "string" && value.endsWith(t.workbook.continued));

function textOf({ value, formula }: TypedCell): string {
  if (formula !== null) return `=${formula}`;
  return typeof value === "boolean" ? String(value) : plainOf(value);
}

/** Where each column stands, -1 where it is gone; null where the row is not that of the heads. */
function headsIn(own: readonly Head[], cells: readonly TypedCell[]): readonly number[] | null {
  const texts = new Map(cells.map((cell) => [cell.column, textOf(cell)]));
  const at = own.map(({ title }) => {
    const [column = -1] = [...texts].find(([, text]) => text === plainOf(title)) ?? [];
    texts.delete(column);
    return column;
  });
  return at.filter((column) => column >= 0).length * 2 > own.length ? at : null;
}

function textsAt(at: readonly number[], cells: readonly TypedCell[]): readonly string[] {
  const texts = new Map(cells.map((cell) => [cell.column, textOf(cell)]));
  return at.map((column) => texts.get(column) ?? "");
}

const textsOf = (cells: readonly Cell[]) => cells.map(({ value }) => plainOf(enteredOf(value)));

function likenessOf(texts: readonly string[]): string {
  const digest = createHash("sha256");
  for (const text of texts) digest.update(`${serialOf(text)}\0`);
  return digest.digest("base64url");
}

/** A program may write a day as a text, or lose that a number is one: all are the number. The last digits of a fraction vary. */
function serialOf(text: string): string {
  if (FRACTION.test(text)) return String(Number(Number(text).toPrecision(SURE_DIGITS)));
  const day = dayIn(text);
  if (day !== null) return String(Date.parse(`${day}T00:00:00Z`) / DAY_MS + FIRST_SERIAL);
  // Line ends of a cell are lost where a workbook passes through another format.
  return text.replace(/\s+/gu, "");
}

async function holdPage(page: Page, rows: Likenesses, view: View): Promise<void> {
  let place = 0;
  for (const line of page.lines(view)) {
    const texts = line.map(({ value }) => plainOf(enteredOf(value))).filter(Boolean);
    if (texts.length > 0) rows.take({ sheet: page.id, place: ++place, likeness: likenessOf(texts), texts });
  }
}

async function holdTable(table: Table, rows: Likenesses, told: Told, view: View): Promise<void> {
  if (table.keyed) return;
  const own = table.own(view);
  const sheet = table.id;
  let place = 0;
  for await (const row of table.rows(view)) {
    const cells = row.cells(view);
    const texts = textsOf(cells);
    if (texts.every((text) => text === "")) continue;
    place += 1;
    if (!table.watched) {
      rows.take({ sheet, place, likeness: likenessOf(texts), texts });
      continue;
    }
    const control = rowMark(own.map(({ id }, at) => mark(id, enteredOf(cells[at]?.value ?? null))));
    const line = rows.take({ sheet, place, likeness: control, texts: [...texts, control] });
    if (line === null) continue;
    for (const at of told.asked(sheet, line, own)) told.answer(sheet, line, own[at]?.id ?? "", texts[at] ?? "");
  }
}

/** A row that the plan does not give: in the place of another, whose cells it has but for some, or beside all of them. */
function tellLeft(left: LeftRow, tabs: readonly Tab[], told: Told, view: View): void {
  const { sheet, line, texts, awaited, twice } = left;
  const tab = tabs.find(({ id }) => id === sheet);
  const own = tab?.kind === "table" ? tab.own(view) : null;
  const watched = tab?.kind === "table" && tab.watched;
  // A tab of an inventory that somebody copied is told by what was changed in it, a row without marks as such.
  if (watched && (twice || texts[0] === "")) return;
  if (awaited === null) {
    told.add(sheet, line, watched ? null : (texts.find((text) => text !== "") ?? null));
    return;
  }
  const name = awaited.find((text) => text !== "") ?? null;
  const differing = watched ? byLetters(texts[0] ?? "", awaited.at(-1) ?? "") : byTexts(texts, awaited);
  if (differing.length === 0) told.alter({ sheet, line, name, column: null, was: null });
  for (const at of differing)
    told.alter({ sheet, line, name, column: own?.[at]?.id ?? null, was: awaited[at] ?? null });
}

/** Which cells marks tell apart. */
function byLetters(one: string, other: string): readonly number[] {
  if (one.length !== other.length) return [];
  return [...one.slice(MARK)].flatMap((letter, at) => (letter === other[MARK + at] ? [] : [at]));
}

function byTexts(one: readonly string[], other: readonly string[]): readonly number[] {
  if (one.length !== other.length) return [];
  return [...one.keys()].filter((at) => serialOf(one[at] ?? "") !== serialOf(other[at] ?? ""));
}
