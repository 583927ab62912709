/** One earlier workbook, read into the scratch table: its rows, what was told of them the last time, what people added. */

import { formatOf } from "../../lang/format.ts";
import { type Catalogue, catalogueOf, LANGUAGES, type Language } from "../../lang/index.ts";
import { ADDED, type Conflict, type Edits, type Entered } from "../../model/carry.ts";
import { type NoCells, readCells, type TypedCell } from "../../text/cells.ts";
import { SettingFault } from "../faults.ts";
import { conflictId, conflictOfRow, isConflictRow } from "./conflict-record.ts";
import { type KnownSheet, layoutByKeys, layoutByTitles, stampOf, type TabLayout, type Texts } from "./tab-layout.ts";
import { readRow } from "./tab-rows.ts";

export interface FileReading {
  readonly edits: Edits;
  readonly sheets: readonly KnownSheet[];
  /** Mark of the tenant whose plan is made. */
  readonly tenant: string;
  readonly language: Language;
  /** Columns that people added, by sheet; grows. */
  readonly added: Map<string, Set<string>>;
}

/** Rows at the top of a tab among which its heads are looked for. */
const TOP = 40;
/** More columns than this nobody adds by hand. */
const MOST_ADDED = 200;

type State =
  | { readonly kind: "top"; readonly rows: number }
  | { readonly kind: "keyed"; readonly sheet: KnownSheet; readonly keys: Texts; readonly top: number }
  | { readonly kind: "rows"; readonly layout: TabLayout }
  | { readonly kind: "foreign" };

interface Tab {
  readonly name: string;
  readonly from1904: boolean;
  state: State;
  filled: number;
  readonly formulas: Map<string, { count: number; first: string }>;
}

/** Throws a sentence for a file that is no workbook of this tenant. True when a sheet of it bears no stamp. */
export async function readCarried(
  name: string,
  bytes: Uint8Array,
  reading: FileReading,
): Promise<{ unstamped: boolean }> {
  const { edits } = reading;
  const tabs: Tab[] = [];
  let current: Tab | null = null;
  edits.strings.clear();
  const trouble = await readCells({ name, bytes }, edits.strings, {
    sheet: (tab, from1904) => {
      current = { name: tab, from1904, state: { kind: "top", rows: 0 }, filled: 0, formulas: new Map() };
      tabs.push(current);
    },
    row: (line, cells) => {
      if (current) takeRow(current, { file: name, line, cells }, reading);
    },
  });
  if (trouble) throw new SettingFault(({ carry }) => unreadSentence(trouble, name, carry.faults));
  const known = tabs.flatMap(({ state }) => (state.kind === "rows" ? [state.layout] : []));
  if (known.length === 0) throw new SettingFault(({ carry }) => carry.faults[otherPaper(tabs)](name));
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
}

function takeRow(tab: Tab, row: Line, reading: FileReading): void {
  const { state } = tab;
  tab.filled += row.cells.filter(({ value }) => value !== null).length;
  if (state.kind === "rows") takeData(tab, state.layout, row, reading);
  else if (state.kind !== "foreign") tab.state = nextOf(state, textsOf(row.cells), row, reading);
}

const textsOf = (cells: readonly TypedCell[]): Texts =>
  new Map(cells.flatMap(({ column, value }) => (value === null ? [] : [[column, value] as const])));

function nextOf(
  state: Extract<State, { kind: "top" | "keyed" }>,
  texts: Texts,
  row: Line,
  reading: FileReading,
): State {
  if (state.kind === "keyed") {
    if (texts.size === 0) return state;
    const stamp = stampOf(state.keys);
    if (stamp === null || stamp === "later") return { kind: "foreign" };
    return { kind: "rows", layout: layoutByKeys(state.sheet, stamp, state.keys, texts) };
  }
  const stamp = stampOf(texts);
  if (stamp === "later") throw new SettingFault(({ carry }) => carry.faults.later(row.file));
  if (stamp !== null) {
    if (stamp.tenant !== reading.tenant) throw new SettingFault(({ carry }) => carry.faults.otherTenant(row.file));
    const sheet = reading.sheets.find(({ id }) => id === stamp.sheet);
    return sheet ? { kind: "keyed", sheet, keys: texts, top: row.line } : { kind: "foreign" };
  }
  const layout = layoutByTitles(reading.sheets, texts);
  if (layout) return { kind: "rows", layout };
  return state.rows + 1 >= TOP ? { kind: "foreign" } : { kind: "top", rows: state.rows + 1 };
}

function takeData(tab: Tab, layout: TabLayout, { file, line, cells }: Line, reading: FileReading): void {
  const { edits } = reading;
  const { truth } = catalogueOf(reading.language).workbook;
  const origin = { file, tab: tab.name, line };
  const row = readRow(cells, { layout, origin, from1904: tab.from1904, truth });
  if (layout.stamp === null && row.id !== null && isPseudonym(row.id)) {
    throw new SettingFault(({ carry }) => carry.faults.redacted(file));
  }
  if (isConflictRow(layout)) {
    const told = conflictOfRow(layout, cells);
    if (told && row.id !== null) edits.note(row.id, told);
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
  const placed = (column: string) => (beyond.has(column) ? column.slice(ADDED.length) : column);
  // Rows that nobody touched are held too: one may have been copied, and a file without stamps is known by its rows.
  const { held } = row;
  if (held) edits.hold({ ...held, cells: held.cells.map((cell) => ({ ...cell, column: placed(cell.column) })) });
}

/** What is to be said of a tab once it was read to its end. */
function tellTab(tab: Tab, file: string, { edits, language }: FileReading): void {
  const words = catalogueOf(language).carry;
  const tell = (conflict: Pick<Conflict, "kind" | "sheet" | "column"> & { other: Entered | null; name?: string }) => {
    const whole = { row: null, name: null, kept: null, origin: `${file}, ${tab.name}`, ...conflict };
    edits.note(conflictId(whole), whole);
  };
  const { state } = tab;
  if (state.kind !== "rows") {
    if (tab.filled > 0 && !isOwnTab(tab.name))
      tell({ kind: "sheet-added", sheet: tab.name, column: null, other: tab.filled });
    return;
  }
  const sheet = state.layout.sheet.id;
  for (const [column, { count, first }] of tab.formulas) {
    tell({
      kind: "formula",
      sheet,
      column: ADDED + column,
      other: first,
      name: words.cells(formatOf(language).count(count), formatOf(language).one(count)),
    });
  }
}

/** A tab that Bascule writes, in whichever language, or goes on with: « Exchange (2) ». */
function isOwnTab(name: string): boolean {
  const plain = name.replace(/ \(\d+\)$/, "");
  return LANGUAGES.some((language) =>
    Object.values(catalogueOf(language).workbook.sheets).some(({ title }) => title === plain),
  );
}

/** Which other paper of Bascule's a workbook is, by its tabs. */
function otherPaper(tabs: readonly Tab[]): "annex" | "restricted" | "notOurs" {
  const has = (sheet: "annex" | "restricted") =>
    LANGUAGES.some((language) => {
      const { title } = catalogueOf(language).workbook.sheets[sheet];
      return tabs.some(({ name }) => name === title);
    });
  return has("annex") ? "annex" : has("restricted") ? "restricted" : "notOurs";
}

const KINDS = new Set(Object.keys(catalogueOf("fr").redaction.kind));

/** `mailbox-0042`: the identifier of a copy for publication. */
function isPseudonym(id: string): boolean {
  const [, kind] = /^([a-z]+)-\d{4,}$/.exec(id) ?? [];
  return kind !== undefined && KINDS.has(kind);
}
