/** Échéances: every day that counts, soonest first; below, what waits for a day. */

import { daysBetween } from "../../model/dates.ts";
import { dayCell, type Value } from "../cell.ts";
import { type Due, dueDates } from "../due.ts";
import { defineSheet } from "../sheet.ts";
import type { View } from "../view.ts";

/** Within so many days, what is to be prepared is prepared now. */
const SOON = 90;

const left = ({ day }: Due, { book }: View) => (day === null ? null : daysBetween(book.plan.asOf, day));

function standing(due: Due, view: View): Value {
  const days = left(due, view);
  const { past, soon, ahead, undated } = view.t.workbook.due.standing;
  if (days === null) return undated[due.kind];
  return days < 0 ? past : days <= SOON ? soon : ahead;
}

export const due = defineSheet<"due", Due>({
  id: "due",
  rows: dueDates,
  columns: [
    { id: "day", width: 14, form: "day", value: ({ day }, { t }) => dayCell(day) ?? t.workbook.toFix },
    { id: "left", width: 14, form: "count", value: left },
    { id: "kind", width: 34, value: ({ kind }, { t }) => t.workbook.due.kind[kind] },
    { id: "of", width: 60, form: "long", value: ({ of }) => of },
    {
      id: "standing",
      width: 40,
      form: "long",
      value: standing,
      tint: (row, view) => ((left(row, view) ?? SOON + 1) <= SOON ? "warning" : null),
    },
    {
      id: "ground",
      width: 40,
      form: "long",
      value: ({ ground }, { t }) =>
        ground === "declared" || ground === "estimated" || ground === "undated"
          ? t.workbook.due.ground[ground]
          : t.names.confidence[ground],
    },
  ],
});
