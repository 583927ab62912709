/** Étiquettes: the sensitivity and retention labels of the tenant. What they mark must keep its protection elsewhere. */

import type { LabelRow } from "../../model/book.ts";
import type { Value } from "../cell.ts";
import { defineSheet } from "../sheet.ts";
import type { View } from "../view.ts";

function protection({ protects }: LabelRow, { t }: View): Value {
  if (protects === null) return t.workbook.unknown;
  return protects ? t.workbook.yes : t.workbook.no;
}

export const labels = defineSheet<"labels", LabelRow>({
  id: "labels",
  rows: ({ book }) => book.labels,
  columns: [
    { id: "name", width: 44, value: ({ name }) => name },
    { id: "type", width: 22, value: ({ type }, { t }) => t.workbook.labelType[type] },
    { id: "priority", width: 12, form: "count", value: ({ priority }) => priority },
    { id: "protects", width: 18, value: protection, tint: ({ protects }) => (protects ? "warning" : null) },
    { id: "groups", width: 12, form: "count", value: ({ groups }) => groups },
    { id: "sites", width: 12, form: "count", value: ({ sites }) => sites },
    { id: "id", width: 40, form: "line", value: ({ id }) => id },
  ],
});
