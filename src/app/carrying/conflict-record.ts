/**
 * A conflict as a row of the sheet « Conflits », and read again from it: what was told once stands there until somebody
 * takes it away, and a row that comes back finds what was written in it.
 */

import { mark } from "../../export/control.ts";
import { recordOf } from "../../export/sheets/conflicts.ts";
import { CONFLICT_KINDS, type Conflict, type Entered, plainOf } from "../../model/carry.ts";
import type { TypedCell } from "../../text/cells/typed-cell.ts";
import type { TabLayout } from "./tab-layout.ts";

const SALTS = ["a", "b", "c", "d"];

/** The same for the same conflict, whichever run and file told it. */
export function conflictId({ kind, sheet, row, column, kept, other }: Conflict): string {
  const text = JSON.stringify([kind, sheet, row, column, plainOf(other), other === null ? plainOf(kept) : ""]);
  return SALTS.map((salt) => mark(salt, text)).join("");
}

export const isConflictRow = ({ sheet }: TabLayout) => sheet.id === "conflicts";

/** Null where somebody wrote a row of their own there. */
export function conflictOfRow(layout: TabLayout, typed: readonly TypedCell[]): Conflict | null {
  const cells = new Map<string, Entered>();
  for (const { column, value } of typed) {
    const key = layout.columns.get(column)?.key;
    if (key !== undefined && value !== null && typeof value !== "boolean") cells.set(key, value);
  }
  const record = recordOf(plainOf(cells.get("record") ?? null));
  const kind = CONFLICT_KINDS.find((each) => each === record?.kind);
  if (!record || !kind) return null;
  const { sheet, row, name, column, origin } = record;
  return { kind, sheet, row, name, column, origin, kept: cells.get("kept") ?? null, other: cells.get("other") ?? null };
}
