/** Plan: what a person moves, with the columns that the project manager fills in for a year. */

import { arrivalOf } from "../../model/arrival.ts";
import { stageOf } from "../../model/cluster.ts";
import type { Value } from "../cell.ts";
import { blockersText, labelName, labelTint, placingText, targetText } from "../columns.ts";
import { followed } from "../followed.ts";
import { type Move, moves, usedOf } from "../moves.ts";
import { defineSheet, type Marks } from "../sheet.ts";
import { known, personalCell, readCell, type View } from "../view.ts";

function coverageOf({ coverage }: Move, view: View): string {
  const [only, ...more] = coverage;
  return view.t.names.coverage[only && more.length === 0 ? only : "partial"];
}

function typeOf(move: Move, view: View): string {
  return move.type ? view.kindName(move.type) : view.t.workbook.move[move.kind];
}

/** Of a service without a space to list, it is that of nobody in particular. */
function unitOf({ unit, whole }: Move, { t }: View): string {
  return unit ?? (whole === null ? t.workbook.noUnit : t.workbook.allUnits);
}

/** Why it is in its wave, or in none. */
function placedOf(move: Move, view: View): Value {
  const { kind, placing, spread, wave, whole } = move;
  const { waves } = view.t.plan;
  if (whole !== null) {
    const stage = stageOf(whole.action);
    return [
      ...(stage === null ? [] : [waves.whole(stage, (whole.volume.items ?? 0) > 0)]),
      ...whole.coverage.reasons,
    ].join(" ");
  }
  if (placing === null || (kind !== "share" && spread.size < 2)) return placingText(placing, view);
  const others = [...spread.keys()].filter((each) => each !== wave).sort((one, other) => one - other);
  const said = kind === "share" && placing.because !== "shut" ? waves.whyAll(placing) : waves.why(placing);
  return wave === null || others.length === 0 ? said : `${said} ${waves.spread(spread.get(wave) ?? 0, others)}`;
}

function targetOf({ targets, label, spaces, unfit, reasons }: Move, view: View): string {
  if (label === "not-concerned" && targets.size === 0) return view.t.workbook.noTerm;
  if (targets.size === 0 && unfit === 0) return view.targets([]);
  return targetText(targets, { spaces: spaces ?? unfit, unfit, reasons: [...reasons] }, view);
}

/** Rows that are done, and those that wait for somebody. */
function statusMarks({ t }: View): Marks {
  const { verified, blocked } = t.workbook.status;
  return [
    [verified, "good"],
    [blocked, "warning"],
  ];
}

/** When the row leaves and why then, which no other row may say; then what the text and Bascule say of its service. */
function whyOf(move: Move, view: View): string {
  return [view.waveDays(move.wave), placedOf(move, view), view.because(move.service)]
    .filter((text) => text !== "" && text !== null)
    .join(" ");
}

/** In items, of what has moved. */
function gapOf({ id }: Move, view: View): number | null {
  const departure = view.trip?.carried?.departures.one(id);
  return departure ? arrivalOf(followed(departure, view)).gap.items : null;
}

export const plan = defineSheet<"plan", Move>({
  id: "plan",
  frozen: 3,
  pagesWide: 4,
  beside: ({ t }) => t.words.keepSource,
  rows: ({ book }) => moves(book),
  rowId: ({ id }) => id,
  unitOf: ({ unit }) => unit,
  columns: [
    { id: "name", width: 36, value: ({ name, service }, view) => name ?? view.t.names.service[service] },
    { id: "kind", width: 22, value: typeOf, recalled: true },
    { id: "unit", width: 26, value: unitOf, recalled: true },
    { id: "decision", width: 18, choices: ({ t }) => t.workbook.decisions },
    { id: "responsible", width: 18 },
    { id: "status", width: 18, choices: ({ t }) => Object.values(t.workbook.status), marks: statusMarks },
    { id: "chosenWave", width: 10 },
    { id: "plannedOn", width: 12, form: "day" },
    { id: "doneOn", width: 12, form: "day" },
    { id: "comment", width: 28, form: "long" },
    {
      id: "label",
      width: 35,
      band: "text",
      value: ({ label }, view) => labelName(label, view),
      tint: ({ label }) => labelTint(label),
    },
    { id: "action", width: 26, band: "text", value: ({ action }, view) => view.t.words.action[action] },
    { id: "target", width: 28, form: "long", band: "text", value: targetOf },
    {
      id: "fit",
      width: 34,
      form: "long",
      band: "text",
      value: ({ fit, grouped, obstacles }, view) =>
        blockersText({ fit, own: grouped !== null, kinds: obstacles }, view),
      tint: ({ fit }) => (fit === "no" ? "warning" : null),
    },
    { id: "wave", width: 34, band: "text", value: ({ wave }, view) => view.waveName(wave), recalled: true },
    { id: "why", width: 46, form: "line", band: "text", value: whyOf },
    { id: "use", width: 24, form: "long", band: "figures", value: (move, { t }) => t.obstacles.use[usedOf(move)] },
    { id: "spaces", width: 9, form: "count", band: "figures", value: ({ spaces }, view) => known(spaces, view) },
    {
      id: "items",
      width: 12,
      form: "count",
      band: "figures",
      value: ({ items }, view) => known(items, view),
      recalled: true,
    },
    {
      id: "bytes",
      width: 12,
      form: "bytes",
      band: "figures",
      value: ({ bytes }, view) => known(bytes, view),
      recalled: true,
    },
    { id: "read", width: 9, form: "count", band: "figures", value: ({ read }, view) => readCell(read, view) },
    {
      id: "sensitive",
      width: 22,
      form: "count",
      band: "figures",
      value: ({ sensitive, read, grouped }, view) => personalCell({ items: sensitive, itemsRead: read, grouped }, view),
    },
    { id: "coverage", width: 14, band: "figures", value: coverageOf },
    { id: "verifiedOn", width: 12, form: "day" },
    { id: "receivedBy", width: 18 },
    { id: "itemsReceived", width: 12, form: "count" },
    { id: "bytesReceived", width: 12, form: "bytes" },
    { id: "gap", width: 12, form: "count", band: "figures", value: gapOf },
    { id: "id", width: 40, form: "line", band: "figures", value: ({ id }) => id },
  ],
});
