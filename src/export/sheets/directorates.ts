/** Directions: all that each directorate has, what leaves of it and in which waves. The last line adds them up. */

import type { Label } from "../../model/verdict.ts";
import type { Value } from "../cell.ts";
import type { BarChart } from "../drawing/chart.ts";
import { longestOf } from "../drawing/traced.ts";
import { defineSheet } from "../sheet.ts";
import { sumsOf } from "../space-sums.ts";
import type { DirectorateShare } from "../sums/directorates.ts";
import { known, readCell, sensitiveCell, sharedCell, type View } from "../view.ts";

async function* shares({ book }: View): AsyncIterable<DirectorateShare> {
  yield* (await sumsOf(book)).directorates.shares(book.plan.services);
}

function unitOf({ of, unit }: DirectorateShare, { t }: View): string {
  if (of === "sum") return t.workbook.allUnits;
  if (of === "few") return t.workbook.fewUnits;
  return of === "whole" ? t.workbook.noSpaces : (unit ?? t.workbook.noUnit);
}

/** Sums, and what has no space, are no bars. */
const bars: BarChart<"unit" | "spaces" | "moves" | "review" | "derogable"> = {
  kind: "bars",
  along: "unit",
  of: [
    ["moves", "move-now"],
    ["review", "review"],
    ["derogable", "derogable"],
  ],
  measured: "spaces",
  place: "below",
  before: ({ t }) => [t.workbook.fewUnits, t.workbook.noSpaces, t.workbook.allUnits],
  words: ({ t, format }, units) => {
    const { name, sum } = longestOf(units);
    const seen = t.workbook.bars.unitsSeen(format.count(units.length), name, format.count(sum));
    return { title: t.workbook.bars.units, seen };
  },
};

/** What is told together is one figure: the others stand with each directorate. */
const own =
  (value: (share: DirectorateShare, view: View) => Value) =>
  (share: DirectorateShare, view: View): Value =>
    share.of === "few" ? null : value(share, view);

const labelled = (label: Label) => own(({ labels }) => labels[label]);

export const directorates = defineSheet<"directorates", DirectorateShare>({
  id: "directorates",
  rows: shares,
  beside: ({ book, t, format }) =>
    book.unassigned === 0 ? "" : t.workbook.unassigned(format.count(book.unassigned), format.one(book.unassigned)),
  charts: [bars],
  columns: [
    {
      id: "unit",
      width: 42,
      value: unitOf,
    },
    { id: "mailboxes", width: 14, form: "count", value: own(({ mailboxes }) => mailboxes) },
    { id: "spaces", width: 12, form: "count", value: own(({ spaces }) => spaces) },
    { id: "moves", width: 16, form: "count", value: labelled("move-now") },
    { id: "review", width: 16, form: "count", value: labelled("review") },
    { id: "derogable", width: 18, form: "count", value: labelled("derogable") },
    { id: "items", width: 12, form: "count", value: own(({ items }, view) => known(items, view)) },
    { id: "bytes", width: 12, form: "bytes", value: own(({ bytes }, view) => known(bytes, view)) },
    { id: "read", width: 10, form: "count", value: own(({ read }, view) => readCell(read, view)) },
    {
      id: "sensitive",
      width: 22,
      form: "count",
      value: own(sharedCell),
    },
    {
      id: "grouped",
      width: 22,
      form: "count",
      value: ({ of, grouped, read }, view) => {
        if (of === "few") return grouped;
        if (grouped !== null) return sensitiveCell({ items: grouped, itemsRead: read }, view);
        return of === "sum" ? view.t.dossier.tooFewPeople : view.t.workbook.tooFewPeople;
      },
    },
    { id: "first", width: 14, form: "count", value: ({ first }) => first },
    { id: "last", width: 14, form: "count", value: ({ last }) => last },
  ],
});
