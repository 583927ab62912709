/** What is to be said of a tab once it was read to its end: what people added to it, and what it was written with and has no more. */

import { formatOf } from "../../lang/format.ts";
import { catalogueOf } from "../../lang/index.ts";
import { ADDED, type Conflict, type Entered } from "../../model/carry.ts";
import { conflictId } from "./conflict-record.ts";
import { ownSheet } from "./own-tabs.ts";
import type { FileReading, Tab } from "./tab.ts";

/** Areas that people merge by hand are few: of more, the first are told, and say what happened. */
const MOST_MERGED = 1_000;

export function tellTab(tab: Tab, file: string, { edits, language, watched, onGone }: FileReading): void {
  const words = catalogueOf(language).carry;
  const tell = (conflict: Pick<Conflict, "kind" | "sheet" | "column"> & { other: Entered | null; name?: string }) => {
    const whole = { row: null, name: null, kept: null, origin: `${file}, ${tab.name}`, ...conflict };
    edits.note(conflictId(whole), whole);
  };
  const { state } = tab;
  if (onGone) for (const gone of goneIn(tab)) onGone(gone);
  const tellAdded = (sheet: string, column: string, filled: number) => {
    if (filled > 0) tell({ kind: "column-elsewhere", sheet, column, other: filled });
  };
  const tellUnmarked = (sheet: string, rows: number) => {
    if (rows > 0) tell({ kind: "no-control", sheet, column: null, other: rows });
  };
  if (state.kind === "watched") {
    const { layout, added, unmarked } = state.watch;
    for (const [column, filled] of added) tellAdded(layout.sheet.id, column, filled);
    tellUnmarked(layout.sheet.id, unmarked);
    return;
  }
  if (state.kind === "read") {
    for (const { title, filled } of state.added.values()) tellAdded(state.sheet, ADDED + title, filled);
    if (watched.some(({ id }) => id === state.sheet)) tellUnmarked(state.sheet, state.rows);
    return;
  }
  if (state.kind !== "rows") {
    const added = tab.filled > 0 && ownSheet(tab.name) === null;
    if (added) tell({ kind: "sheet-added", sheet: tab.name, column: null, other: tab.filled });
    return;
  }
  const sheet = state.layout.sheet.id;
  for (const range of tab.merged.slice(0, MOST_MERGED)) tell({ kind: "merged", sheet, column: null, other: range });
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

function goneIn({ state, heads }: Tab) {
  const layout = state.kind === "rows" ? state.layout : state.kind === "watched" ? state.watch.layout : null;
  if (layout === null) return [];
  const there = new Set([...layout.columns.values()].map(({ key }) => key));
  return (layout.stamp?.columns ?? [])
    .filter((id) => id !== "id" && !there.has(id))
    .map((id) => ({ sheet: layout.sheet.id, id, line: heads }));
}
