/** Synthèse: one A4 page for the person who decides. */

import type { IsoDate } from "../../model/dates.ts";
import { daysBetween } from "../../model/dates.ts";
import type { PlanWave } from "../../model/plan.ts";
import { LABELS } from "../../model/verdict.ts";
import { dayCell } from "../cell.ts";
import { labelName } from "../columns.ts";
import { dueDates } from "../due.ts";
import { leavingNames } from "../leaving.ts";
import { across, type Line, leading, type Page, type PageCell } from "../page.ts";
import type { Form } from "../sheet.ts";
import { alerts, deadlines, decisions, grounds, scannedText, unknowns } from "../statements.ts";
import { byLabel, byWorkload, countedApart, type Total, totalOf, waveBytes } from "../summing.ts";
import { unusedText } from "../unused.ts";
import { foundText, known, type View } from "../view.ts";

const MOST_WAVES = 12;
const GRID = [31, 27, 15, 15, 15, 15, 15];

const heads = (titles: readonly (readonly [string, number, Form?])[]): Line =>
  titles.map(([value, span, form = "text"]) => ({ value, span, style: "head", form }));

function figures({ containers, items, bytes }: Total, view: View, style: "body" | "strong"): readonly PageCell[] {
  return [
    { value: known(containers, view), span: 1, style, form: "count" },
    { value: known(items, view), span: 1, style, form: "count" },
    { value: known(bytes, view), span: 1, style, form: "bytes" },
  ];
}

function have(view: View): readonly Line[] {
  const { head, total } = view.t.summary;
  const apart = countedApart(view);
  const line = (name: string, sums: Total, style: "body" | "strong"): Line => [
    { value: name, span: 2, style },
    ...figures(sums, view, style),
    { value: foundText(sums.sensitive, view), span: 2, style, form: "count" },
  ];
  return [
    heads([
      [head.workload, 2],
      [head.containers, 1, "count"],
      [head.items, 1, "count"],
      [head.bytes, 1, "count"],
      [head.sensitive, 2, "count"],
    ]),
    ...byWorkload(view).map((each) => line(view.t.names.workload[each.workload], each.total, "body")),
    line(total, totalOf(view.book.plan.services), "strong"),
    ...(apart === null ? [] : [across(GRID, apart, "small")]),
  ];
}

function leave(view: View): readonly Line[] {
  const told = [unusedText(view)].filter((text) => text !== null);
  const { head } = view.t.summary;
  return [
    heads([
      [head.label, 1],
      [head.services, 2],
      [head.items, 1, "count"],
      [head.bytes, 1, "count"],
      [head.targets, 2],
    ]),
    ...byLabel(view).map(
      ({ label, services, total, targets }): Line => [
        { value: labelName(label, view), span: 1, style: "strong", tint: label },
        { value: leavingNames(services, view) || "—", span: 2, style: "small" },
        { value: known(total.items, view), span: 1, style: "body", form: "count" },
        { value: known(total.bytes, view), span: 1, style: "body", form: "bytes" },
        { value: targets.map(view.offerName).join(", ") || "—", span: 2, style: "small" },
      ],
    ),
    ...told.map((text) => across(GRID, text, "body")),
    across(GRID, view.t.words.keepSource, "strong"),
  ];
}

function when(view: View): readonly Line[] {
  const { summary, workbook } = view.t;
  const { head } = summary;
  const { waves } = view.book.plan;
  const table: readonly Line[] = firstWaves(waves, view).map(({ name, containers, bytes, start, end }) => [
    { value: name, span: 3, style: "body" },
    { value: containers, span: 1, style: "body", form: "count" },
    { value: known(bytes, view), span: 1, style: "body", form: "bytes" },
    { value: dayCell(start) ?? workbook.toFix, span: 1, style: "body", form: "day" },
    { value: dayCell(end) ?? workbook.toFix, span: 1, style: "body", form: "day" },
  ]);
  const undated = waves.every(({ start, end }) => start === null && end === null);
  return [
    ...(waves.length > 0
      ? [
          heads([
            [head.wave, 3],
            [head.containers, 1, "count"],
            [head.bytes, 1, "count"],
            [head.start, 1, "day"],
            [head.end, 1, "day"],
          ]),
          ...table,
        ]
      : [across(GRID, summary.noWave, "body")]),
    ...(waves.length > 0 && undated ? [across(GRID, summary.wavesUnset, "small")] : []),
    ...deadlines(view).map((text) => across(GRID, text, "body")),
  ];
}

/** A line of waves: one, or those beyond added up. */
type Told = Omit<PlanWave, "id" | "key" | "bytes"> & { readonly bytes: number | null };

/** A page has room for a dozen waves: those beyond are one line with their sums. */
function firstWaves(waves: readonly PlanWave[], view: View): readonly Told[] {
  const told = waves.map((wave) => ({ ...wave, bytes: waveBytes([wave], view) }));
  if (waves.length <= MOST_WAVES) return told;
  const { t, format } = view;
  const rest = waves.slice(MOST_WAVES - 1);
  const more = {
    name: t.summary.moreWaves(format.count(rest.length)),
    containers: rest.reduce((total, wave) => total + wave.containers, 0),
    bytes: waveBytes(rest, view),
    ...spanOf(rest, view),
  };
  return [...told.slice(0, MOST_WAVES - 1), more];
}

/** From the first day to the last; none where one of them is still to be set. What waits for a choice has no day of its own. */
function spanOf(waves: readonly PlanWave[], { book }: View): Pick<PlanWave, "start" | "end"> {
  const waiting = new Set(book.timetable.waves.flatMap(({ id, stage }) => (stage === "decide" ? [id] : [])));
  const moving = waves.filter(({ id }) => !waiting.has(id));
  const all = (days: readonly (IsoDate | null)[]) => {
    const known = days.filter((each) => each !== null);
    return known.length === days.length ? known.toSorted() : [];
  };
  return {
    start: all(moving.map(({ start }) => start))[0] ?? null,
    end: all(moving.map(({ end }) => end)).at(-1) ?? null,
  };
}

function opening(view: View): readonly Line[] {
  const { book, t, format } = view;
  const { plan } = book;
  const said = [
    t.summary.dated(format.day(plan.asOf), plan.doctrine.edition, view.say(book.edition.title)),
    scannedText(view),
  ];
  return [
    across(GRID, t.summary.title(book.administration ?? plan.tenant.displayName), "title"),
    across(GRID, said.join(" "), "subtitle"),
    ...grounds(view).map((text) => across(GRID, text, "body")),
    ...alerts(view).map((text) => across(GRID, text, "alert", "warning")),
  ];
}

/** Days of the month to come, of what nobody has to look for. */
const MONTH = 31;

function dueSoon(view: View): readonly string[] {
  const { book, t, format } = view;
  return dueDates(view).flatMap(({ day, kind, of }) => {
    const days = day === null ? -1 : daysBetween(book.plan.asOf, day);
    return day === null || days < 0 || days > MONTH
      ? []
      : [t.summary.dueSoon(format.day(day), t.workbook.due.kind[kind], of)];
  });
}

function legend(view: View): readonly Line[] {
  const { words } = view.t;
  return [
    across(GRID, words.legend, "strong"),
    ...LABELS.map(
      (label): Line => [
        { value: labelName(label, view), span: 2, style: "small", tint: label },
        { value: view.say(view.book.edition.meanings[label]), span: 5, style: "small" },
      ],
    ),
  ];
}

export const summary: Page = {
  kind: "page",
  id: "summary",
  title: ({ t }) => t.workbook.sheets.summary.title,
  grid: GRID,
  lines(view) {
    const words = view.t.summary;
    const bullets = (texts: readonly string[]) => texts.map((text) => across(GRID, `• ${text}`, "body"));
    return [
      ...opening(view),
      leading(GRID, words.have, "services"),
      ...have(view),
      leading(GRID, words.leave, "plan"),
      ...leave(view),
      leading(GRID, words.when, "due"),
      ...when(view),
      leading(GRID, words.decide, "toDecide"),
      ...bullets([...dueSoon(view), ...decisions(view)]),
      leading(GRID, words.unknown, "coverage"),
      ...bullets(unknowns(view)),
      across(GRID, words.legend, "heading"),
      ...legend(view),
    ];
  },
};
