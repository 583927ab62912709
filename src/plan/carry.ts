/**
 * What becomes of the cells that people filled or changed, once their row is there again: theirs stand, whatever the
 * tenant says now; of two people's values the first that was read stands; everything else is told. Pure: the rows come
 * from wherever they were kept.
 */

import {
  ADDED,
  type Conflict,
  type ConflictKind,
  type Entered,
  type HeldCell,
  type HeldRow,
  plainOf,
} from "../model/carry.ts";

/** A column as the new workbook has it. */
export interface FreshColumn {
  /** People fill it in: nothing is written there by Bascule. */
  readonly entry: boolean;
  readonly day: boolean;
  /** What may be chosen, in every language, folded, to what it is called in the workbook's; null where anything may stand. */
  readonly choices: ReadonlyMap<string, string> | null;
}

/** A row of the new workbook, its cells made only where somebody wrote. */
export interface FreshRow {
  readonly sheet: string;
  readonly id: string;
  readonly name: string | null;
  readonly columns: ReadonlyMap<string, FreshColumn>;
  value(column: string): Entered | null;
  /** Mark of that value in the language of the workbook that the people had. */
  markFor(column: string, held: HeldRow): string | null;
}

export interface Settled {
  readonly cells: ReadonlyMap<string, Entered>;
  readonly conflicts: readonly Conflict[];
}

interface Claim {
  readonly cell: HeldCell;
  readonly row: HeldRow;
}

export function settleRow(fresh: FreshRow, held: readonly HeldRow[]): Settled {
  const cells = new Map<string, Entered>();
  const conflicts: Conflict[] = [];
  const { rows, spare } = withoutDuplicates(held, fresh.columns);
  const told = (kind: ConflictKind, { cell, row }: Claim, kept: Entered | null, other: Entered | null) =>
    conflicts.push({ ...conflictOf(kind, fresh, cell.column, row), kept, other });

  for (const column of columnsOf(rows)) {
    const claims = claimsOn(column, rows);
    const about = columnAbout(column, fresh.columns);
    if (about === null) {
      for (const claim of distinct(claims)) if (filled(claim)) told("unknown-column", claim, null, claim.cell.value);
      continue;
    }
    const standing = about.entry ? entered(claims) : claims.filter(({ cell }) => cell.changed === true);
    const [first, ...others] = distinct(standing);
    if (!first) continue;
    const value = first.cell.value === null ? null : readAs(about, first.cell.value);
    for (const other of others) told("two-values", other, value, other.cell.value);
    if (about.entry) {
      if (value === null) continue;
      cells.set(column, value);
      const fault = faultOf(about, value);
      if (fault) told(fault, first, value, null);
      continue;
    }
    const made = fresh.value(column);
    if (value === null) {
      // The cell is Bascule's to fill, and is filled again.
      if (made !== null) told("emptied", first, made, null);
      continue;
    }
    if (plainOf(value) === plainOf(made)) continue;
    cells.set(column, value);
    if (first.cell.written !== fresh.markFor(column, first.row)) told("both-changed", first, value, made);
  }
  for (const claim of spare) {
    if (!filled(claim) || plainOf(cells.get(claim.cell.column) ?? null) === plainOf(claim.cell.value)) continue;
    told("duplicate-id", claim, cells.get(claim.cell.column) ?? null, claim.cell.value);
  }
  return { cells, conflicts };
}

/** What a row held that the plan has no more, or never had: a conflict for each cell, so that it can come back. */
export function conflictsOfUnmet(row: HeldRow): readonly Conflict[] {
  const kind = row.ours ? "row-gone" : "row-added";
  return row.cells
    .filter(({ value, recalled }) => value !== null && !recalled)
    .map(({ column, value }) => ({ ...conflictOf(kind, row, column, row), kept: null, other: value }));
}

function conflictOf(
  kind: ConflictKind,
  of: { sheet: string; id: string; name: string | null },
  column: string,
  row: HeldRow,
) {
  const { file, tab, line } = row.origin;
  return {
    kind,
    sheet: of.sheet,
    row: of.id,
    name: of.name ?? row.name,
    column,
    origin: [file, tab, line === 0 ? "" : line].filter((part) => part !== "").join(", "),
  };
}

/**
 * A row that was copied inside its sheet, to begin another one from it, bears the same identifier: of several, the one
 * whose generated cells are most as they were written is the row, and what the others say is told.
 */
function withoutDuplicates(
  held: readonly HeldRow[],
  columns: FreshRow["columns"],
): { rows: readonly HeldRow[]; spare: readonly Claim[] } {
  const places = new Map<string, HeldRow[]>();
  for (const row of held) {
    // What a conflict told the last time stands in no sheet: it is beside what does.
    const place = JSON.stringify([row.origin.file, row.origin.tab, row.origin.line > 0 || row.cells[0]?.column]);
    places.set(place, [...(places.get(place) ?? []), row]);
  }
  const rows: HeldRow[] = [];
  const spare: Claim[] = [];
  const touched = ({ cells }: HeldRow) =>
    cells.filter(({ column, changed }) => changed === true && columns.get(column)?.entry === false).length;
  for (const same of places.values()) {
    const least = Math.min(...same.map(touched));
    const one = same.find((row) => touched(row) === least) as HeldRow;
    rows.push(one);
    for (const row of same.filter((each) => each !== one))
      for (const cell of row.cells) if (!cell.recalled) spare.push({ cell, row });
  }
  return { rows, spare };
}

function columnsOf(rows: readonly HeldRow[]): ReadonlySet<string> {
  return new Set(rows.flatMap(({ cells }) => cells.map(({ column }) => column)));
}

function claimsOn(column: string, rows: readonly HeldRow[]): readonly Claim[] {
  return rows.flatMap((row) => row.cells.filter((cell) => cell.column === column).map((cell) => ({ cell, row })));
}

function columnAbout(column: string, columns: FreshRow["columns"]): FreshColumn | null {
  if (column.startsWith(ADDED)) return { entry: true, day: false, choices: null };
  return columns.get(column) ?? null;
}

const filled = ({ cell }: Claim) => cell.value !== null;

/** Who changed a cell since it was given out is heard before those who left it; what nobody changed stands as it was. */
function entered(claims: readonly Claim[]): readonly Claim[] {
  const changed = claims.filter(({ cell }) => cell.changed === true || (cell.changed === null && cell.value !== null));
  return changed.length > 0 ? changed : claims.filter(filled);
}

function distinct(claims: readonly Claim[]): readonly Claim[] {
  const seen = new Map<string, Claim>();
  for (const claim of claims) {
    const plain = plainOf(claim.cell.value);
    if (!seen.has(plain)) seen.set(plain, claim);
  }
  return [...seen.values()];
}

/** A choice made in another language, or typed, is the same choice. */
function readAs({ choices }: FreshColumn, value: Entered): Entered {
  return (typeof value === "string" && choices?.get(folded(value))) || value;
}

function faultOf({ day, choices }: FreshColumn, value: Entered): ConflictKind | null {
  if (day && typeof value !== "object") return "unreadable-day";
  if (choices && !choices.has(folded(plainOf(value)))) return "not-in-list";
  return null;
}

/** Letters without their marks and cases: what somebody types is not what a list has. */
export function folded(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[\s’']+/gu, " ")
    .trim();
}
