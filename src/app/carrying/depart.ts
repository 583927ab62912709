/**
 * The spaces that people say have moved, once the plan's rows are settled: those that the scan still sees, and those that
 * are gone from the source. What left is what the row said when people had it, and is recorded from then on.
 */

import { type Move, moves } from "../../export/moves.ts";
import { catalogueOf, LANGUAGES } from "../../lang/index.ts";
import type { Book } from "../../model/book.ts";
import type { Edits, Entered, HeldRow } from "../../model/carry.ts";
import { type IsoDate, parisDay, parseDay } from "../../model/dates.ts";
import type { Amount, Departure, DepartureRecord, DepartureState } from "../../model/departure.ts";
import { type FreshColumn, folded, settleRow } from "../../plan/carry.ts";

const PLAN = "plan";
/** What a gone row held goes into one hidden cell: of more, its cells stay conflicts, one each. */
const MOST_HELD = 20_000;
/** Waves are counted from 1; a larger number is something else. */
const MOST_WAVES = 9_999;

export interface DepartWish {
  readonly edits: Edits;
  readonly book: Book;
  /** Of the sheet « Plan ». */
  readonly columns: ReadonlyMap<string, FreshColumn>;
  /** Conflicts met on the way. */
  readonly tell: (conflicts: ReturnType<typeof settleRow>["conflicts"]) => void;
}

type Cells = ReadonlyMap<string, Entered | null>;

/** True when a row of the plan, or one that it has no more, is marked as moved. */
export function anyMoved(edits: Edits, movedHere: boolean): boolean {
  if (movedHere) return true;
  for (const row of edits.unmet()) if (row.sheet === PLAN && stateIn(row.cells) !== null) return true;
  return false;
}

/** « Déplacé (à vérifier) », whatever the language and the case; « Déplacé » alone, as people type it, is the same. */
export function stateOf(status: Entered | null): DepartureState | null {
  if (typeof status !== "string") return null;
  return STATES.get(folded(status)) ?? null;
}

const STATES: ReadonlyMap<string, DepartureState> = new Map(
  LANGUAGES.flatMap((language) => {
    const { moved, verified } = catalogueOf(language).workbook.status;
    const short = (word: string) => word.replace(/ \(.*$/, "");
    return [
      [folded(moved), "moved"],
      [folded(short(moved)), "moved"],
      [folded(verified), "verified"],
    ] as const;
  }),
);

const stateIn = (cells: HeldRow["cells"]): DepartureState | null =>
  stateOf(cells.find(({ column }) => column === "status")?.value ?? null);

export async function depart(wish: DepartWish): Promise<void> {
  const { edits, book } = wish;
  for await (const move of moves(book)) {
    const cells: Cells = edits.kept(PLAN, move.id) ?? new Map();
    const state = stateOf(cells.get("status") ?? null);
    const chosen = waveIn(cells.get("chosenWave") ?? null);
    if (state === null) edits.remain(chosen ?? move.wave);
    else {
      const { left, leftOn, kind } = recallOf(edits.held(PLAN, move.id), book);
      const before = edits.recorded(move.id);
      const record: DepartureRecord = {
        id: move.id,
        name: move.name ?? before?.name ?? null,
        kind,
        unit: move.unit,
        wave: chosen ?? before?.wave ?? move.wave,
        ...(before && isKnown(before.left) ? { left: before.left, leftOn: before.leftOn } : { left, leftOn }),
        held: null,
      };
      edits.depart({ ...told(cells), record, state, source: sourceOf(move) });
    }
  }
  for (const row of edits.unmet()) if (row.sheet === PLAN && row.ours) departGone(row, wish);
}

/** A row that the plan has no more, and that was marked as moved before it went. */
function departGone({ id }: HeldRow, { edits, book, columns, tell }: DepartWish): void {
  const rows = edits.held(PLAN, id);
  const before = edits.recorded(id);
  const state = rows.map(({ cells }) => stateIn(cells)).find((each) => each !== null);
  if (!state || edits.departures.one(id) !== null) return;
  const { name, kind, unit, wave, left, leftOn } = { ...recallOf(rows, book), name: rows[0]?.name ?? null };
  const gone = { sheet: PLAN, id, name, columns, value: () => null, markFor };
  const { cells, conflicts } = settleRow(gone, rows);
  const held = [...cells];
  const fits = JSON.stringify(held).length <= MOST_HELD;
  const record: DepartureRecord = {
    id,
    name: before?.name ?? name,
    kind: before?.kind || kind,
    unit: before ? before.unit : unit,
    wave: waveIn(cells.get("chosenWave") ?? null) ?? before?.wave ?? wave,
    ...(before && isKnown(before.left) ? { left: before.left, leftOn: before.leftOn } : { left, leftOn }),
    held: fits ? held : [],
  };
  edits.depart({ ...told(cells), record, state, source: null });
  if (!fits) return;
  edits.meet(PLAN, id);
  tell(conflicts);
}

/** A row that is gone is changed by nobody but people. */
const markFor = (column: string, { cells }: HeldRow) =>
  cells.find((cell) => cell.column === column && cell.changed)?.written ?? null;

/** What people wrote in the plan's row of what became of it. */
function told(cells: Cells): Pick<Departure, "doneOn" | "arrived" | "verifiedOn" | "receivedBy"> {
  const said = (column: string) => cells.get(column) ?? null;
  return {
    doneOn: said("doneOn"),
    arrived: { items: figure(said("itemsReceived")), bytes: figure(said("bytesReceived")) },
    verifiedOn: said("verifiedOn"),
    receivedBy: said("receivedBy"),
  };
}

interface Recall {
  readonly kind: string;
  readonly unit: string | null;
  readonly wave: number | null;
  readonly left: Amount;
  readonly leftOn: IsoDate | null;
}

/** Of the workbook in which the row was marked: the cells that nobody touched. */
function recallOf(rows: readonly HeldRow[], book: Book): Recall {
  const row = rows.find((each) => stateIn(each.cells) !== null && each.cells.some(({ recalled }) => recalled));
  const untouched = (column: string) =>
    row?.cells.find((cell) => cell.column === column && cell.recalled)?.value ?? null;
  const text = (column: string) => {
    const value = untouched(column);
    return typeof value === "string" ? value : null;
  };
  const unit = text("unit");
  const unknown = LANGUAGES.some((language) => catalogueOf(language).workbook.noUnit === unit);
  return {
    kind: text("kind") ?? "",
    unit: unknown ? null : unit,
    wave: book.plan.waves.find(({ name }) => name === text("wave"))?.id ?? null,
    left: { items: figure(untouched("items")), bytes: figure(untouched("bytes")) },
    leftOn: row?.day ? parseDay(row.day) : null,
  };
}

const isKnown = ({ items, bytes }: Amount) => items !== null || bytes !== null;

function sourceOf({ items, bytes, lastActivity, shut }: Move): Departure["source"] {
  return { items, bytes, shut, lastActivity: dayOf(lastActivity) };
}

/** Graph tells instants, its reports days. */
function dayOf(text: string | null): IsoDate | null {
  if (text === null) return null;
  if (text.length <= 10) return parseDay(text);
  const instant = new Date(text);
  return Number.isNaN(instant.getTime()) ? null : parisDay(instant);
}

const figure = (value: Entered | null): number | null => (typeof value === "number" ? value : null);

/** « 3 », « Vague 3 »: the wave that people chose. */
function waveIn(entered: Entered | null): number | null {
  const text = typeof entered === "string" ? (/\d+/.exec(entered)?.[0] ?? "") : entered;
  const wave = typeof text === "object" || text === "" ? Number.NaN : Number(text);
  return Number.isInteger(wave) && wave >= 1 && wave <= MOST_WAVES ? wave : null;
}
