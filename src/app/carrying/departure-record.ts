/** What a row of the sheet « Suivi » recorded of a space that moved, read again; null where somebody changed it. */

import { z } from "zod";
import type { Edits } from "../../model/carry.ts";
import type { IsoDate } from "../../model/dates.ts";
import type { DepartureRecord } from "../../model/departure.ts";
import type { TypedCell } from "../../text/cells/typed-cell.ts";
import type { TabLayout } from "./tab-layout.ts";
import type { ReadRow } from "./tab-rows.ts";

const Figure = z.number().nullable();
const Value = z.union([z.string(), z.number(), z.object({ day: z.string() })]);
const Recorded = z.object({
  id: z.string(),
  name: z.string().nullable(),
  kind: z.string(),
  unit: z.string().nullable(),
  wave: z.number().int().nullable(),
  left: z.object({ items: Figure, bytes: Figure }),
  leftOn: z.iso.date().nullable(),
  held: z.array(z.tuple([z.string(), Value])).nullable(),
});

export const isDepartureRow = ({ sheet }: TabLayout) => sheet.id === "followUp";

/** A mark that is missing or not that of the cell leaves the record out: the space is then recorded anew. */
export function recordOfRow(layout: TabLayout, typed: readonly TypedCell[], { held }: ReadRow): DepartureRecord | null {
  const [at] = [...layout.columns].find(([, { key }]) => key === "record") ?? [];
  const text = typed.find(({ column }) => column === at)?.value;
  const changed = held?.cells.some(({ column, changed }) => column === "record" && changed !== false) ?? false;
  if (typeof text !== "string" || changed || !held?.marked) return null;
  const record = Recorded.safeParse(parsed(text)).data;
  return record && record.id === held.id ? { ...record, leftOn: record.leftOn as IsoDate | null } : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** What a row that the plan had no more held is theirs again, should the row be there: told with its departure if not. */
export function holdRecords(edits: Edits): void {
  for (const { id, name, held } of edits.records()) {
    if (held === null || held.length === 0) continue;
    const cells = held.map(([column, value]) => ({ column, value, changed: true, written: null }));
    const origin = { file: "", tab: "", line: 0 };
    edits.hold({ sheet: "plan", id, name, origin, language: null, day: null, ours: true, marked: true, cells });
  }
}
