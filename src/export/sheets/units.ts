/** Par direction: volumes of each directorate and service. A directorate too small to hide a person is not told apart. */

import { labelName, labelTint } from "../columns.ts";
import { defineSheet } from "../sheet.ts";
import { sumsOf } from "../space-sums.ts";
import type { UnitShare } from "../sums/units.ts";
import { known, readCell, sharedCell, type View } from "../view.ts";

async function* shares({ book }: View): AsyncIterable<UnitShare> {
  yield* (await sumsOf(book)).units.shares();
}

export const units = defineSheet<"units", UnitShare>({
  id: "units",
  beside: ({ t }) => t.words.keepSource,
  frozen: 2,
  rows: shares,
  columns: [
    { id: "service", width: 32, value: ({ service }, { t }) => t.names.service[service] },
    { id: "unit", width: 40, value: ({ unit }, { t }) => unit ?? t.workbook.otherUnits },
    {
      id: "label",
      width: 36,
      value: ({ label }, view) => labelName(label, view),
      tint: ({ label }) => labelTint(label),
    },
    { id: "containers", width: 12, form: "count", value: ({ containers }) => containers },
    { id: "items", width: 12, form: "count", value: ({ items }, view) => known(items, view) },
    { id: "bytes", width: 12, form: "bytes", value: ({ bytes }, view) => known(bytes, view) },
    { id: "read", width: 10, form: "count", value: ({ read }, view) => readCell(read, view) },
    {
      id: "sensitive",
      width: 22,
      form: "count",
      value: sharedCell,
    },
  ],
});
