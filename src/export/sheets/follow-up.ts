/** Suivi: the spaces that people say have moved, what left against what arrived, and what the source says since. */

import { type Arrival, arrivalOf } from "../../model/arrival.ts";
import { ADDED, type Entered } from "../../model/carry.ts";
import type { ArrivalVerdict, Departure } from "../../model/departure.ts";
import { cellOf, dayCell, type Tint, type Value } from "../cell.ts";
import { arrivalTexts, followed } from "../followed.ts";
import { defineSheet, type Marks } from "../sheet.ts";
import { known, type View } from "../view.ts";

interface FollowedRow {
  readonly departure: Departure;
  /** What the figures say, with what people wrote in this sheet. */
  readonly arrival: Arrival;
  readonly says: string;
}

const TINTS: Readonly<Record<ArrivalVerdict, Tint>> = {
  agrees: "good",
  gap: "warning",
  alive: "warning",
  uncounted: "muted",
};

function* followedRows(view: View): Iterable<FollowedRow> {
  const departures = view.trip?.carried?.departures;
  for (const wave of departures?.waves() ?? []) {
    for (const departure of departures?.of(wave) ?? []) yield followedRow(departure, view);
  }
}

function followedRow(departure: Departure, view: View): FollowedRow {
  const now = followed(departure, view);
  const arrival = arrivalOf(now);
  return { departure, arrival, says: arrivalTexts(now, arrival, view).join(" ") };
}

const entered = (value: Entered | null): Value => (value === null ? null : cellOf(value));

/** What is Bascule's to fill, and people's to correct. */

function unitOf({ departure: { record } }: FollowedRow, { t }: View): string {
  return record.unit ?? t.workbook.noUnit;
}

function statusMarks({ t }: View): Marks {
  return [[t.workbook.status.verified, "good"]];
}

/** « Commentaire : à revoir », one line each. */
function heldText({ departure: { record } }: FollowedRow, { t, format }: View): string | null {
  const titles: Readonly<Record<string, string>> = t.workbook.sheets.plan.columns;
  const lines = (record.held ?? []).map(([column, value]) => {
    const title = column.startsWith(ADDED) ? column.slice(ADDED.length) : (titles[column] ?? column);
    const day = typeof value === "object" ? dayCell(value.day) : null;
    return t.followUp.held(title, day ? format.instant(day.toISOString()) : String(entered(value)));
  });
  return lines.length === 0 ? null : lines.join("\n");
}

export const followUp = defineSheet<"followUp", FollowedRow>({
  id: "followUp",
  frozen: 1,
  pagesWide: 3,
  beside: ({ t }) => t.words.keepSource,
  rows: followedRows,
  rowId: ({ departure }) => departure.record.id,
  unitOf: ({ departure }) => departure.record.unit,
  columns: [
    { id: "name", width: 34, value: ({ departure: { record } }) => record.name },
    { id: "kind", width: 18, value: ({ departure: { record } }) => record.kind },
    { id: "unit", width: 24, value: unitOf },
    { id: "reserve", width: 30, form: "long" },
    { id: "wave", width: 8, form: "count", value: ({ departure: { record } }) => record.wave },
    {
      id: "status",
      width: 20,
      value: ({ departure: { state } }, { t }) => t.workbook.status[state],
      theirs: true,
      choices: ({ t }) => Object.values(t.workbook.status),
      marks: statusMarks,
    },
    { id: "doneOn", width: 12, form: "day", value: ({ departure }) => entered(departure.doneOn), theirs: true },
    {
      id: "verdict",
      width: 14,
      value: ({ arrival }, { t }) => t.followUp.verdict[arrival.verdict],
      tint: ({ arrival }) => TINTS[arrival.verdict],
    },
    { id: "says", width: 50, form: "long", value: ({ says }) => says },
    { id: "leftOn", width: 12, form: "day", value: ({ departure: { record } }) => dayCell(record.leftOn) },
    {
      id: "leftItems",
      width: 11,
      form: "count",
      value: ({ departure: { record } }, view) => known(record.left.items, view),
    },
    { id: "arrivedItems", width: 11, form: "count", value: ({ departure }) => departure.arrived.items, theirs: true },
    { id: "gapItems", width: 11, form: "count", value: ({ arrival }) => arrival.gap.items },
    {
      id: "leftBytes",
      width: 11,
      form: "bytes",
      value: ({ departure: { record } }, view) => known(record.left.bytes, view),
    },
    { id: "arrivedBytes", width: 11, form: "bytes", value: ({ departure }) => departure.arrived.bytes, theirs: true },
    { id: "gapBytes", width: 11, form: "bytes", value: ({ arrival }) => arrival.gap.bytes },
    {
      id: "sourceItems",
      width: 11,
      form: "count",
      value: ({ departure: { source } }, view) => source && known(source.items, view),
    },
    {
      id: "sourceBytes",
      width: 11,
      form: "bytes",
      value: ({ departure: { source } }, view) => source && known(source.bytes, view),
    },
    {
      id: "lastActivity",
      width: 13,
      form: "day",
      value: ({ departure: { source } }) => dayCell(source?.lastActivity ?? null),
    },
    { id: "verifiedOn", width: 12, form: "day", value: ({ departure }) => entered(departure.verifiedOn), theirs: true },
    { id: "receivedBy", width: 20, value: ({ departure }) => entered(departure.receivedBy), theirs: true },
    { id: "held", width: 36, form: "long", value: heldText },
    { id: "id", width: 40, form: "line", value: ({ departure }) => departure.record.id },
    { id: "record", width: 12, form: "line", value: ({ departure }) => JSON.stringify(departure.record), hidden: true },
  ],
});
