/** A departure as people see it by now: what they wrote in its row of the sheet « Suivi » stands before what the plan says. */

import type { Arrival } from "../model/arrival.ts";
import type { Entered } from "../model/carry.ts";
import type { Departure } from "../model/departure.ts";
import type { View } from "./view.ts";

export function followed(departure: Departure, view: View): Departure {
  const kept = view.trip?.carried?.kept("followUp", departure.record.id);
  if (!kept) return departure;
  const said = (column: string) => kept.get(column) ?? null;
  const figure = (column: string, made: number | null) => {
    const value = said(column);
    return typeof value === "number" ? value : made;
  };
  const { arrived, doneOn, verifiedOn, receivedBy } = departure;
  return {
    ...departure,
    state: stateIn(said("status"), view) ?? departure.state,
    arrived: {
      items: figure("arrivedItems", arrived.items),
      bytes: figure("arrivedBytes", arrived.bytes),
    },
    doneOn: said("doneOn") ?? doneOn,
    verifiedOn: said("verifiedOn") ?? verifiedOn,
    receivedBy: said("receivedBy") ?? receivedBy,
  };
}

function stateIn(status: Entered | null, { t }: View): Departure["state"] | null {
  if (status === t.workbook.status.verified) return "verified";
  return status === t.workbook.status.moved ? "moved" : null;
}

/** Why a departure is found to agree or not, in sentences. */
export function arrivalTexts(departure: Departure, arrival: Arrival, { t, book }: View): readonly string[] {
  const words = t.followUp;
  const { gap, source, doneOn } = arrival;
  const { left } = departure.record;
  const texts: string[] = [];
  if (left.items === null && left.bytes === null) texts.push(words.leftUnknown);
  else if (gap.items === null && gap.bytes === null) texts.push(words.arrivedUnknown);
  if (gap.items) texts.push(words.gapItems(gap.items));
  if (gap.bytes && arrival.verdict !== "agrees") texts.push(words.gapBytes(gap.bytes));
  switch (source.kind) {
    case "gone":
      texts.push(words.source.gone(book.plan.asOf));
      break;
    case "active":
      texts.push(words.source.active(source.on, source.since));
      break;
    case "grown":
      texts.push(words.source.grown(source.items, source.more));
      break;
    case "shrunk":
      texts.push(words.source.shrunk(source.items, source.fewer));
      break;
    default:
      texts.push(words.source[source.kind]);
  }
  if (doneOn === null) texts.push(departure.doneOn === null ? words.noDay : words.unreadableDay);
  return texts;
}
