/** Avancement: what is left, scan by scan, by what the tenant changed; what has other causes stands in a column apart. */

import type { BurnDown } from "../../model/history.ts";
import { burnDownTold } from "../burn-down.ts";
import { dayCell } from "../cell.ts";
import { defineSheet } from "../sheet.ts";

export const progress = defineSheet<"progress", BurnDown>({
  id: "progress",
  rows: ({ book }) => book.plan.scan.burnDown,
  beside: (view) => burnDownTold(view).join("\n"),
  columns: [
    { id: "day", width: 14, form: "day", value: ({ day }) => dayCell(day) },
    { id: "spaces", width: 12, form: "count", value: ({ spaces }) => spaces },
    { id: "items", width: 14, form: "count", value: ({ items }) => items },
    { id: "bytes", width: 14, form: "bytes", value: ({ bytes }) => bytes },
    {
      id: "sensitive",
      width: 22,
      form: "count",
      value: ({ sensitive }, { t }) => sensitive ?? t.history.burnDown.sensitive.none,
    },
    { id: "movedSpaces", width: 18, form: "count", value: ({ moved }) => moved.spaces },
    { id: "movedItems", width: 18, form: "count", value: ({ moved }) => moved.items },
    { id: "asideSpaces", width: 18, form: "count", value: ({ aside }) => aside.spaces },
    { id: "asideItems", width: 18, form: "count", value: ({ aside }) => aside.items },
  ],
});
