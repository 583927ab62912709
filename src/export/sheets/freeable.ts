/** Licences libérables: what each wave leaves without use, licence by licence. Never what is saved: contracts end when they end. */

import type { Freeable, LicenceRow } from "../../model/licences.ts";
import { dayCell } from "../cell.ts";
import { defineSheet } from "../sheet.ts";
import type { View } from "../view.ts";

interface Line extends Freeable {
  readonly of: LicenceRow;
}

function* lines({ book }: View): Iterable<Line> {
  const licences = new Map(book.licences.map((licence) => [licence.id, licence]));
  for (const freeable of book.freeable) {
    const of = licences.get(freeable.licence);
    if (of !== undefined) yield { ...freeable, of };
  }
}

export const freeable = defineSheet<"freeable", Line>({
  id: "freeable",
  rows: lines,
  columns: [
    { id: "name", width: 36, value: ({ of }) => of.name },
    { id: "wave", width: 10, form: "count", value: ({ wave }) => wave },
    { id: "waveName", width: 50, value: ({ wave }, view) => view.waveName(wave) ?? view.t.workbook.noWave },
    {
      id: "end",
      width: 14,
      form: "day",
      value: ({ wave }, { book, t }) => {
        if (wave === null) return null;
        return dayCell(book.plan.waves.find(({ id }) => id === wave)?.end ?? null) ?? t.workbook.toFix;
      },
    },
    { id: "freeable", width: 14, form: "count", value: ({ licences }) => licences },
    {
      id: "contractEnd",
      width: 18,
      form: "day",
      value: ({ of }, { t }) => dayCell(of.contractEnd) ?? t.workbook.toFillIn,
    },
    {
      id: "beside",
      width: 60,
      form: "long",
      value: ({ of }, { t }) => of.beside.map((id) => t.workbook.beside[id]).join(", "),
    },
  ],
});
