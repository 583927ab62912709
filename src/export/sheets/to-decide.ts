/** À décider: every open question, who answers it, what each answer changes, by when, and where it is written. */

import { dayCell, type Value } from "../cell.ts";
import type { OpenPoint } from "../open-points/point.ts";
import { openPoints } from "../open-points.ts";
import { defineSheet } from "../sheet.ts";
import type { View } from "../view.ts";

async function* pointsOf(view: View): AsyncIterable<OpenPoint> {
  yield* await openPoints(view);
}

const bullets = (texts: readonly string[]): Value =>
  texts.length > 1 ? texts.map((text) => `• ${text}`).join("\n") : (texts[0] ?? null);

function byWhen({ by }: OpenPoint, { t }: View): Value {
  if (by === null) return t.workbook.toFix;
  return by === "at-once" ? t.toDecide.atOnce : dayCell(by);
}

export const toDecide = defineSheet<"toDecide", OpenPoint>({
  id: "toDecide",
  frozen: 2,
  pagesWide: 2,
  rows: pointsOf,
  rowId: ({ id }) => id,
  columns: [
    {
      id: "kind",
      width: 22,
      value: ({ kind }, { t }) => t.toDecide.kind[kind],
      tint: ({ by }) => (by === "at-once" ? "warning" : null),
    },
    { id: "about", width: 28, value: ({ about }, { t }) => about ?? t.toDecide.whole },
    { id: "question", width: 56, form: "long", band: "text", value: ({ question }) => question },
    { id: "who", width: 26, form: "long", band: "text", value: ({ who }) => who },
    { id: "changes", width: 70, form: "long", band: "text", value: ({ changes }) => bullets(changes) },
    { id: "meanwhile", width: 32, form: "long", band: "text", value: ({ meanwhile }) => meanwhile },
    { id: "by", width: 13, form: "day", band: "text", value: byWhen },
    { id: "where", width: 36, form: "long", band: "text", value: ({ where }) => where },
    { id: "responsible", width: 20 },
    { id: "answer", width: 30, form: "long" },
    { id: "comment", width: 30, form: "long" },
    { id: "id", width: 34, form: "long", band: "figures", value: ({ id }) => id },
  ],
});
