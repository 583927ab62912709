/** Columns that several sheets share, and the tint of a label. */

import type { Placing } from "../model/plan.ts";
import type { ServiceId } from "../model/service.ts";
import type { Label } from "../model/verdict.ts";
import type { Tint, Value } from "./cell.ts";
import type { View } from "./view.ts";

export function labelName(label: Label, view: View): string {
  return view.t.words.label[label];
}

export const labelTint = (label: Label): Tint => label;

/** A ruled service's reading: what it rests on, in plain words. */
export function groundOf(service: ServiceId, view: View): Value {
  const rule = view.verdict(service)?.rule;
  return rule ? view.t.names.confidence[rule.because.confidence] : "";
}

/** Why a space is in its wave. */
export const placingText = (placing: Placing | null, view: View): Value => placing && view.t.plan.waves.why(placing);

/** « à fixer » rather than a date that nobody set. */
export function waveName(id: number | null, view: View): Value {
  if (id === null) return null;
  return view.book.plan.waves.find((wave) => wave.id === id)?.name ?? id;
}
