/** By when: the terms of derogations, and waves on a time line. */

import type { IsoDate } from "../../model/dates.ts";
import type { PlanWave } from "../../model/plan.ts";
import type { DatedWave } from "../../model/schedule.ts";
import { type Html, html, plain } from "../html.ts";
import { waves as wavesSheet } from "../sheets/waves.ts";
import { deadlines } from "../statements.ts";
import { countedApart, waveBytes } from "../summing.ts";
import type { View } from "../view.ts";
import { figure } from "./holdings.ts";
import { leftOut } from "./sheet-table.ts";
import { cell, dayCell, type TableCell, table } from "./table.ts";
import { timelineOf } from "./timeline.ts";

const MOST_WAVES = 60;

export function calendar(view: View): Html {
  return html`${deadlines(view).map((deadline) => html`<p>${plain(deadline)}</p>`)}${waves(view)}`;
}

/** A wave of the plan, with its days where they are known. */
type Line = PlanWave & { readonly dated: DatedWave | null };

function waves(view: View): Html {
  const { t, format, book } = view;
  const all = linesOf(view);
  if (all.length === 0) return html`<p>${plain(t.summary.noWave)}</p>`;
  const shown = all.slice(0, MOST_WAVES);
  const apart = countedApart(view);
  const drawn = timelineOf(
    shown.flatMap(({ dated }) => dated ?? []),
    view,
  );
  const { columns } = t.workbook.sheets.waves;
  return table(
    {
      id: "waves",
      name: wavesSheet.title(view),
      columns: [
        { title: columns.name, long: true },
        ...(drawn ? [drawn.column] : []),
        { title: columns.start },
        { title: columns.end },
        { title: columns.standing },
        { title: columns.spaces, numeric: true },
        { title: columns.bytes, numeric: true },
      ],
      rows: shown.map((wave) => ({
        cells: [
          cell(t.report.timeline.wave(format.count(wave.id), wave.name), wave.id),
          ...(drawn ? [wave.dated ? drawn.cell(wave.dated) : cell("")] : []),
          dayOrNone(wave.dated?.start ?? null, view),
          dayOrNone(wave.dated?.end ?? null, view),
          standing(wave.dated, view),
          cell(format.count(wave.containers), wave.containers),
          figure(waveBytes([wave], view), format.bytes, view),
        ],
      })),
      notes: [
        ...leftOut(all.length - shown.length, wavesSheet.title(view), view),
        drawn ? t.report.timeline.key(format.day(book.plan.asOf)) : t.summary.wavesUnset,
        ...(apart === null ? [] : [apart]),
      ],
    },
    view,
  );
}

function linesOf({ book }: View): readonly Line[] {
  const dated = new Map(book.timetable.waves.map((wave) => [wave.id, wave]));
  return book.plan.waves.map((wave) => ({ ...wave, dated: dated.get(wave.id) ?? null }));
}

const dayOrNone = (day: IsoDate | null, view: View): TableCell =>
  day === null ? cell(view.t.workbook.toFix) : dayCell(day, view);

/** What the days are worth; that the last comes too late is said beside. */
function standing(wave: DatedWave | null, { t }: View): TableCell {
  if (wave === null || (wave.start === null && wave.end === null)) return cell("");
  const { estimated, given, late } = t.plan.waves;
  const worth = wave.estimated ? estimated : given;
  if (!wave.late || wave.until === null) return cell(worth);
  return { shown: html`${plain(worth)}<br>${plain(late(wave.until))}`, warns: true };
}
