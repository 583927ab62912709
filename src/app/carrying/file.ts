/** One earlier workbook, read into the scratch table: its rows, what was told of them the last time, what people added. */

import { type Catalogue, catalogueOf } from "../../lang/index.ts";
import { ADDED } from "../../model/carry.ts";
import type { CellNote, TypedCell } from "../../text/cells/typed-cell.ts";
import { type NoCells, readCells } from "../../text/cells.ts";
import { SettingFault } from "../faults.ts";
import { conflictId, conflictOfRow, isConflictRow } from "./conflict-record.ts";
import { isDepartureRow, recordOfRow } from "./departure-record.ts";
import { addedColumns, countAdded, otherPaper, ownSheet } from "./own-tabs.ts";
import type { FileReading, State, Tab } from "./tab.ts";
import { layoutByKeys, layoutByTitles, stampOf, type TabLayout, type Texts } from "./tab-layout.ts";
import { readRow } from "./tab-rows.ts";
import { tellTab } from "./told-tab.ts";
import { changedIn, type Watch, watchOf } from "./watched.ts";

/** Rows at the top of a tab among which its heads are looked for. */
const TOP = 40;
/** More columns than this nobody adds by hand. */
const MOST_ADDED = 200;

/** Throws a sentence for a file that is no workbook of this tenant. True when a sheet of it bears no stamp. */
export async function readCarried(
  name: string,
  bytes: Uint8Array,
  reading: FileReading,
): Promise<{ unstamped: boolean }> {
  const { edits, also } = reading;
  const tabs: Tab[] = [];
  let current: Tab | null = null;
  edits.strings.clear();
  const trouble = await readCells({ name, bytes }, edits.strings, {
    ...also,
    sheet: (tab, from1904, hidden) => {
      also?.sheet(tab, from1904, hidden);
      current = {
        name: tab,
        from1904,
        state: { kind: "top", rows: 0 },
        filled: 0,
        formulas: new Map(),
        heads: 0,
        merged: [],
      };
      tabs.push(current);
    },
    row: (line, cells, notes) => {
      also?.row(line, cells, notes);
      if (current) takeRow(current, { file: name, line, cells, notes }, reading);
    },
    merged: (range) => {
      // Bascule merges the cells of the note above the heads.
      if (current?.state.kind === "rows" && lastLineOf(range) > current.heads) current.merged.push(range);
    },
  });
  if (trouble) throw new SettingFault(({ carry }) => unreadSentence(trouble, name, carry.faults));
  const known = tabs.flatMap(({ state }) => (state.kind === "rows" ? [state.layout] : []));
  if (known.length === 0)
    throw new SettingFault(({ carry }) => carry.faults[otherPaper(tabs.map((tab) => tab.name))](name));
  for (const tab of tabs) tellTab(tab, name, reading);
  return { unstamped: known.some(({ stamp }) => stamp === null) };
}

function unreadSentence({ code, format }: NoCells, name: string, words: Catalogue["carry"]["faults"]): string {
  if (code === "encrypted" || code === "damaged" || code === "too-large") return words.unread[code](name);
  return words.otherFormat(name, format ?? "");
}

interface Line {
  readonly file: string;
  readonly line: number;
  readonly cells: readonly TypedCell[];
  readonly notes: readonly CellNote[];
}

function takeRow(tab: Tab, row: Line, reading: FileReading): void {
  const { state } = tab;
  tab.filled += row.cells.filter(({ value }) => value !== null).length;
  if (state.kind === "rows") takeData(tab, state.layout, row, reading);
  else if (state.kind === "watched") takeWatched(tab, state.watch, row, reading);
  else if (state.kind === "read") {
    countAdded(state.added, row.cells);
    state.rows += 1;
  } else if (state.kind !== "foreign") {
    tab.state = nextOf(tab.name, state, row, reading);
    tab.heads = row.line;
  }
}

/** `C6:C9` → 9. */
const lastLineOf = (range: string) => Number(/\d+$/.exec(range)?.[0] ?? 0);

const textsOf = (cells: readonly TypedCell[]): Texts =>
  new Map(cells.flatMap(({ column, value }) => (value === null ? [] : [[column, value] as const])));

type Seeking = Extract<State, { kind: "top" | "keyed" }>;

function nextOf(name: string, state: Seeking, row: Line, reading: FileReading): State {
  const texts = textsOf(row.cells);
  if (state.kind === "keyed") {
    if (texts.size === 0) return state;
    const stamp = stampOf(state.keys);
    if (stamp === null || stamp === "later") return { kind: "foreign" };
    const layout = layoutByKeys(state.sheet, stamp, state.keys, texts);
    return reading.watched.includes(state.sheet)
      ? { kind: "watched", watch: watchOf(layout) }
      : { kind: "rows", layout };
  }
  const stamp = stampOf(texts);
  if (stamp === "later") throw new SettingFault(({ carry }) => carry.faults.later(row.file));
  if (stamp !== null) {
    if (stamp.tenant !== reading.tenant) throw new SettingFault(({ carry }) => carry.faults.otherTenant(row.file));
    const sheet = [...reading.sheets, ...reading.watched].find(({ id }) => id === stamp.sheet);
    return sheet ? { kind: "keyed", sheet, keys: texts, top: row.line } : { kind: "foreign" };
  }
  const layout = layoutByTitles(reading.sheets, texts);
  if (layout) return { kind: "rows", layout };
  const sheet = ownSheet(name);
  const added = sheet === null ? null : addedColumns(sheet, texts);
  if (sheet !== null && added !== null) return { kind: "read", sheet, added, rows: 0 };
  return state.rows + 1 >= TOP ? { kind: "foreign" } : { kind: "top", rows: state.rows + 1 };
}

function takeData(tab: Tab, layout: TabLayout, { file, line, cells, notes }: Line, reading: FileReading): void {
  const { edits } = reading;
  const { truth } = catalogueOf(reading.language).workbook;
  const origin = { file, tab: tab.name, line };
  const row = readRow(cells, { layout, origin, from1904: tab.from1904, truth });
  if (layout.stamp === null && row.id !== null && isPseudonym(row.id)) {
    throw new SettingFault(({ carry }) => carry.faults.redacted(file));
  }
  if (row.id !== null) {
    const { sheet, stamp } = layout;
    reading.onMarks?.({ sheet: sheet.id, id: row.id, line, columns: stamp?.columns ?? [], control: row.control });
  }
  if (reading.onFormula) {
    const changed = new Set(row.held?.cells.filter((cell) => cell.changed !== false).map(({ column }) => column));
    for (const column of formulasIn(cells, layout, changed))
      reading.onFormula({ sheet: layout.sheet.id, column, line, name: row.held?.name ?? null });
  }
  if (isConflictRow(layout)) {
    const told = conflictOfRow(layout, cells);
    if (told && row.id !== null) edits.note(row.id, told);
  }
  const record = isDepartureRow(layout) ? recordOfRow(layout, cells, row) : null;
  if (record) edits.record(record);
  for (const { column, text } of notes) {
    const about = { kind: "note" as const, sheet: layout.sheet.id, row: row.id, name: row.held?.name ?? null };
    const key = layout.columns.get(column)?.key ?? null;
    const told = { ...about, column: key, kept: null, other: text, origin: `${file}, ${tab.name}, ${line}` };
    edits.note(conflictId(told), told);
  }
  for (const { column, formula } of row.formulas) {
    const seen = tab.formulas.get(column) ?? { count: 0, first: formula };
    seen.count += 1;
    tab.formulas.set(column, seen);
  }
  const known = reading.added.get(layout.sheet.id) ?? new Set();
  reading.added.set(layout.sheet.id, known);
  const beyond = new Set<string>();
  for (const column of row.added) {
    if (known.has(column) || known.size < MOST_ADDED) known.add(column);
    else beyond.add(column);
  }
  // What has no place is held under a key that no column has, and is told with its value.
  const placed = (column: string) => (beyond.has(column) ? `?${column.slice(ADDED.length)}` : column);
  // Rows that nobody touched are held too: one may have been copied, and a file without stamps is known by its rows.
  const { held } = row;
  if (held) edits.hold({ ...held, cells: held.cells.map((cell) => ({ ...cell, column: placed(cell.column) })) });
}

/** Columns of Bascule's own that it fills, in which a formula stands in the place of what it wrote. */
function formulasIn(cells: readonly TypedCell[], layout: TabLayout, but: ReadonlySet<string>): readonly string[] {
  return cells.flatMap(({ column, formula }) => {
    const { key, about } = layout.columns.get(column) ?? {};
    return formula === null || key === undefined || about?.entry !== false || but.has(key) ? [] : [key];
  });
}

function takeWatched(tab: Tab, watch: Watch, row: Line, { edits, language, onFormula, onWatched }: FileReading): void {
  const { file, line, cells } = row;
  const { truth } = catalogueOf(language).workbook;
  const origin = { file, tab: tab.name, line };
  const { changed, control } = changedIn(cells, watch, { layout: watch.layout, origin, from1904: tab.from1904, truth });
  if (control !== null) onWatched?.({ sheet: watch.layout.sheet.id, line, control });
  for (const conflict of changed) edits.note(conflictId(conflict), conflict);
  if (!onFormula) return;
  const { layout } = watch;
  for (const column of formulasIn(cells, layout, new Set(changed.map((each) => each.column ?? ""))))
    onFormula({ sheet: layout.sheet.id, column, line, name: null });
}

const KINDS = new Set(Object.keys(catalogueOf("fr").redaction.kind));

/** `mailbox-0042`: the identifier of a copy for publication. */
function isPseudonym(id: string): boolean {
  const [, kind] = /^([a-z]+)-\d{4,}$/.exec(id) ?? [];
  return kind !== undefined && KINDS.has(kind);
}
