/** Every row of the plan against what people wrote in it, before anything is written: what stands, and what is told. */

import { enteredOf } from "../../export/cell.ts";
import { mark } from "../../export/control.ts";
import type { Head, Table, TableRow } from "../../export/sheet.ts";
import { type View, viewOf } from "../../export/view.ts";
import { LANGUAGES, type Language } from "../../lang/index.ts";
import type { Book } from "../../model/book.ts";
import type { Conflict, Edits, Entered, HeldRow } from "../../model/carry.ts";
import { conflictsOfUnmet, type FreshColumn, type FreshRow, folded, settleRow } from "../../plan/carry.ts";
import { conflictId } from "./conflict-record.ts";
import { anyMoved, depart, stateOf } from "./depart.ts";
import { holdRecords } from "./departure-record.ts";

/** Sheets of what is known once the others are settled. */
const [DEPARTURES, CONFLICTS] = ["followUp", "conflicts"];

interface Columns {
  readonly heads: readonly Head[];
  readonly about: ReadonlyMap<string, FreshColumn>;
}

/** Files of which no row was met are another tenant's, where they do not say whose they are: their names are answered. */
export async function settle(
  edits: Edits,
  tables: readonly Table[],
  book: Book,
  language: Language,
): Promise<{ readonly metFiles: ReadonlySet<string> }> {
  const views = new Map(LANGUAGES.map((each) => [each, viewOf(book, each)] as const));
  const view = views.get(language) as View;
  const metFiles = new Set<string>();
  /** Rows without marks, by sheet and place. */
  const unmarked = new Map<string, number>();
  const tell = (conflict: Conflict) => edits.note(conflictId(conflict), conflict);
  // What a row that is gone had held is theirs again should the row be there: told anew if it is not.
  for (const conflict of edits.take("row-gone")) holdAgain(conflict, edits);
  holdRecords(edits);
  let moved = false;
  const settleTable = async (table: Table) => {
    const columns = columnsOf(table, view, [...views.values()]);
    for await (const row of table.rows(view)) {
      if (row.id === null) continue;
      const held = edits.meet(table.id, row.id);
      for (const { origin, marked } of held) {
        metFiles.add(origin.file);
        const place = JSON.stringify([table.id, `${origin.file}, ${origin.tab}`]);
        if (!marked) unmarked.set(place, (unmarked.get(place) ?? 0) + 1);
      }
      if (!held.some(({ cells }) => cells.length > 0)) continue;
      const { cells, conflicts } = settleRow(freshRow(table.id, row, row.id, columns, view, views), held);
      if (cells.size > 0) edits.keep(table.id, row.id, cells);
      if (table.id === "plan") moved ||= stateOf(cells.get("status") ?? null) !== null;
      for (const conflict of conflicts) tell(conflict);
    }
  };
  const tellUnmet = (wanted: (sheet: string) => boolean) => {
    for (const row of edits.unmet())
      if (wanted(row.sheet)) for (const conflict of conflictsOfUnmet(row)) tell(conflict);
  };
  const only = (id: string | undefined) => tables.filter((table) => table.id === id);
  const last = new Set<string | undefined>([DEPARTURES, CONFLICTS]);
  for (const table of tables) if (!last.has(table.id)) await settleTable(table);
  for (const table of only("plan")) {
    if (!anyMoved(edits, moved)) continue;
    const { about } = columnsOf(table, view, [...views.values()]);
    await depart({ edits, book, columns: about, tell: (conflicts) => conflicts.forEach(tell) });
  }
  for (const table of only(DEPARTURES)) await settleTable(asKnown(table, edits));
  tellUnmet((sheet) => sheet !== CONFLICTS);
  for (const [place, rows] of unmarked) {
    const [sheet, origin] = JSON.parse(place) as [string, string];
    tell({ kind: "no-control", sheet, row: null, name: null, column: null, kept: null, other: rows, origin });
  }
  for (const table of only(CONFLICTS)) await settleTable(asKnown(table, edits));
  tellUnmet((sheet) => sheet === CONFLICTS);
  return { metFiles };
}

/** A sheet of departures or conflicts as it is by now: its view knows none yet. */
function asKnown(table: Table, edits: Edits): Table {
  const { departures } = edits;
  const carried = {
    added: () => [],
    kept: () => null,
    conflicts: () => edits.conflicts(),
    conflictCount: 0,
    departures,
  };
  return { ...table, rows: (view) => table.rows({ ...view, trip: { carried } }) };
}

function holdAgain({ sheet, row, name, column, other, origin }: Conflict, edits: Edits): void {
  if (row === null || column === null) return;
  edits.hold({
    sheet,
    id: row,
    name,
    origin: { file: origin, tab: "", line: 0 },
    language: null,
    day: null,
    ours: true,
    marked: true,
    cells: [{ column, value: other, changed: true, written: null }],
  });
}

function columnsOf(table: Table, view: View, views: readonly View[]): Columns {
  const heads = table.own(view);
  const inAll = views.map((each) => table.own(each));
  const about = heads.map(({ id, entry, form, choices }, at) => {
    const known = new Map<string, string>();
    for (const own of inAll)
      own[at]?.choices?.forEach((choice, index) => {
        known.set(folded(choice), choices?.[index] ?? choice);
      });
    return [id, { entry, day: form === "day", choices: choices === null ? null : known }] as const;
  });
  return { heads, about: new Map(about) };
}

function freshRow(
  sheet: string,
  row: TableRow,
  id: string,
  { heads, about }: Columns,
  view: View,
  views: ReadonlyMap<string, View>,
): FreshRow {
  const made = new Map<View, readonly (Entered | null)[]>();
  const valueIn = (column: string, of: View) => {
    const cells = made.get(of) ?? row.cells(of).map(({ value }) => enteredOf(value));
    made.set(of, cells);
    return cells[heads.findIndex((head) => head.id === column)] ?? null;
  };
  const value = (column: string) => valueIn(column, view);
  const first = value(heads[0]?.id ?? "");
  return {
    sheet,
    id,
    name: typeof first === "string" ? first : null,
    columns: about,
    value,
    markFor: (column: string, { language }: HeldRow) =>
      mark(column, valueIn(column, views.get(language ?? "") ?? view)),
  };
}
