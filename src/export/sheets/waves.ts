/** Vagues: what each wave is made of, when, and what its dates are worth; below, what they rest on. */

import type { DatedWave } from "../../model/schedule.ts";
import { dayCell, type Value } from "../cell.ts";
import { defineSheet } from "../sheet.ts";
import { waveBytes } from "../summing.ts";
import { known, type View } from "../view.ts";

/** A wave, or a sentence on all of them. */
type Line = { readonly wave: DatedWave } | { readonly wave: null; readonly assumption: string };

const of =
  (figure: (wave: DatedWave, view: View) => Value) =>
  (line: Line, view: View): Value =>
    line.wave === null ? null : figure(line.wave, view);

function linesOf({ book, t }: View): readonly Line[] {
  const { waves, schedule } = book.timetable;
  const assumptions = t.plan.waves
    .assumptions(
      schedule,
      waves.map(({ key }) => key),
    )
    .map((assumption) => ({ wave: null, assumption }) as const);
  return [...waves.map((wave) => ({ wave })), ...assumptions];
}

function standing({ start, end, estimated }: DatedWave, { t }: View): Value {
  if (start === null && end === null) return null;
  return estimated ? t.plan.waves.estimated : t.plan.waves.given;
}

function bytesOf({ id }: DatedWave, view: View): Value {
  return known(
    waveBytes(
      view.book.plan.waves.filter((wave) => wave.id === id),
      view,
    ),
    view,
  );
}

function remarkOf({ late, until, chats, start, end }: DatedWave, { book, t }: View): Value {
  const { waves } = t.plan;
  const within = book.timetable.schedule.closings.filter(
    ({ from, to }) => start !== null && end !== null && start < from && to < end,
  );
  const said = [
    ...(late && until !== null ? [waves.late(until)] : []),
    ...within.map(({ from, to, why }) => waves.interrupted(from, to, why)),
    ...(chats > 0 ? [waves.chats(chats)] : []),
  ];
  return said.length === 0 ? null : said.join(" ");
}

export const waves = defineSheet<"waves", Line>({
  id: "waves",
  rows: linesOf,
  columns: [
    { id: "wave", width: 8, form: "count", value: of(({ id }) => id) },
    {
      id: "name",
      width: 60,
      form: "long",
      value: (line, view) => (line.wave === null ? line.assumption : view.waveName(line.wave.id)),
    },
    { id: "key", width: 26, value: of(({ key }) => key) },
    { id: "people", width: 12, form: "count", value: of(({ people }) => people) },
    { id: "spaces", width: 12, form: "count", value: of(({ spaces }) => spaces) },
    { id: "bytes", width: 12, form: "bytes", value: of(bytesOf) },
    {
      id: "days",
      width: 12,
      form: "count",
      value: of(({ days, stage }, { t }) => (stage === "decide" ? null : (days ?? t.workbook.toFix))),
    },
    { id: "start", width: 14, form: "day", value: of(({ start }, { t }) => dayCell(start) ?? t.workbook.toFix) },
    { id: "end", width: 14, form: "day", value: of(({ end }, { t }) => dayCell(end) ?? t.workbook.toFix) },
    { id: "standing", width: 22, value: of(standing) },
    { id: "until", width: 16, form: "day", value: of(({ until }) => dayCell(until)) },
    {
      id: "remark",
      width: 44,
      form: "long",
      value: of(remarkOf),
      tint: ({ wave }) => (wave?.late ? "warning" : null),
    },
  ],
});
