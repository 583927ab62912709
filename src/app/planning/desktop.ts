/** Counts who uses installed Office, by directorate: people are walked one by one, and none is named. */

import { usageId, WHOLE_TENANT } from "../../collect/usage.ts";
import { parseDay } from "../../model/dates.ts";
import type { Desktop, DesktopFigures, DesktopRow } from "../../model/desktop.ts";
import type { LicenceRow } from "../../model/licences.ts";
import type { Units } from "../../plan/unit.ts";
import type { RecordStore } from "../../store/port.ts";
import { factsOf } from "./facts.ts";

type Counting = { -readonly [K in keyof DesktopFigures]: number };

const nothing = (): Counting => ({ licensed: 0, used: 0, windows: 0, mac: 0 });

/** Null where the report was not read. */
export async function desktopIn(
  store: RecordStore,
  units: Units,
  licences: readonly LicenceRow[],
): Promise<Desktop | null> {
  const report = await store.fact("usage", usageId("apps", WHOLE_TENANT));
  if (report === null) return null;
  const giving = new Set(licences.flatMap(({ id, beside }) => (beside.includes("desktop") ? [id] : [])));
  const byUnit = new Map<string | null, Counting>();
  const total = nothing();
  for await (const person of factsOf(store, "person")) {
    const licensed = person.licences.some((licence) => giving.has(licence));
    const figures = (await store.fact("usage", usageId("apps", person.address)))?.figures;
    const [windows, mac] = [figures?.windows === true, figures?.mac === true];
    if (!licensed && !windows && !mac) continue;
    const unit = units.ofPerson(person);
    const sum = byUnit.get(unit) ?? nothing();
    byUnit.set(unit, sum);
    for (const each of [sum, total]) {
      each.licensed += Number(licensed);
      each.used += Number(windows || mac);
      each.windows += Number(windows);
      each.mac += Number(mac);
    }
  }
  const { windows, mac } = report.figures;
  const [onWindows, onMac] = [Number(windows ?? 0), Number(mac ?? 0)];
  const day = report.day === null ? null : parseDay(report.day);
  // Names are concealed: of whom the report tells is not known, and nobody is said to need nothing.
  if (total.used === 0 && onWindows + onMac > 0) {
    const used = Math.max(onWindows, onMac);
    return { total: { licensed: total.licensed, used, windows: onWindows, mac: onMac }, day, units: [] };
  }
  return { total, day, units: inOrder(byUnit) };
}

const inOrder = (units: ReadonlyMap<string | null, DesktopFigures>): readonly DesktopRow[] =>
  [...units]
    .map(([unit, figures]) => ({ unit, ...figures }))
    .sort(
      (one, other) =>
        Number(one.unit === null) - Number(other.unit === null) || ((one.unit ?? "") < (other.unit ?? "") ? -1 : 1),
    );
