/** Avancement: what is left, scan by scan, by what the tenant changed; what has other causes stands in a column apart. */

import type { BurnDown } from "../../model/history.ts";
import { burnDownTold } from "../burn-down.ts";
import { dayCell } from "../cell.ts";
import type { LineChart } from "../drawing/chart.ts";
import { defineSheet } from "../sheet.ts";
import type { View } from "../view.ts";

type Left = "spaces" | "items" | "bytes";

/** What is left from one scan to the next; one scan draws nothing, nor do scans of a single day. */
const leftOf = (of: Left): LineChart<"day" | Left> => ({
  kind: "lines",
  along: "day",
  of,
  place: "below",
  words: (view) => {
    const points = view.book.plan.scan.burnDown;
    const [first, last] = [points[0], points.at(-1)];
    if (!first || !last || first.day === last.day) return null;
    const { title, seen } = view.t.history.burnDown.chart;
    const what = view.t.workbook.sheets.progress.columns[of];
    const { day } = view.format;
    const from = { day: day(first.day), left: figure(first, of, view) };
    return { title: title(what), seen: seen(what, from, { day: day(last.day), left: figure(last, of, view) }) };
  },
});

const figure = (point: BurnDown, of: Left, { format }: View) =>
  of === "bytes" ? format.bytes(point.bytes) : format.count(point[of]);

export const progress = defineSheet<"progress", BurnDown>({
  id: "progress",
  rows: ({ book }) => book.plan.scan.burnDown,
  beside: (view) => burnDownTold(view).join("\n"),
  charts: (["spaces", "items", "bytes"] as const).map(leftOf),
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
