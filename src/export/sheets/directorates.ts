/** Directions: all that each directorate has, what leaves of it and in which waves. The last line adds them up. */

import type { ContainerRow } from "../../model/container-row.ts";
import { FEWEST_PEOPLE } from "../../model/individual.ts";
import type { PlanService } from "../../model/plan-service.ts";
import type { ServiceId } from "../../model/service.ts";
import type { Label } from "../../model/verdict.ts";
import type { BarChart } from "../drawing/chart.ts";
import { longestOf } from "../drawing/traced.ts";
import { defineSheet } from "../sheet.ts";
import { sumOfKnown } from "../summing.ts";
import { known, readCell, sensitiveCell, type View } from "../view.ts";

interface Share {
  /** `whole`: what is counted without a space that would be somebody's (meetings). */
  readonly of: "unit" | "whole" | "sum";
  /** Null of no known directorate, and of what is no directorate's. */
  readonly unit: string | null;
  mailboxes: number;
  spaces: number;
  readonly labels: Record<Label, number>;
  items: number | null;
  bytes: number | null;
  read: number;
  sensitive: number;
  /** Intimate matters in what is one person's own: no part of `sensitive`. Null where they stand with the sum alone. */
  grouped: number | null;
  /** Personal spaces by service: as many people as there are of the service that has the most. */
  readonly own: Map<ServiceId, number>;
  first: number | null;
  last: number | null;
}

const emptyShare = (unit: string | null, of: Share["of"] = "unit"): Share => ({
  ...{ unit, of, mailboxes: 0, spaces: 0, items: null, bytes: null, read: 0, first: null, last: null },
  ...{ sensitive: 0, grouped: 0, own: new Map() },
  labels: { "move-now": 0, review: 0, derogable: 0, "not-concerned": 0 },
});

/** Held in memory: a directorate is a few figures. */
async function* shares({ book }: View): AsyncIterable<Share> {
  const units = new Map<string | null, Share>();
  const all = emptyShare(null, "sum");
  for await (const row of book.containers()) {
    const { unit } = row.line;
    const share = units.get(unit) ?? emptyShare(unit);
    units.set(unit, share);
    for (const sum of [share, all]) add(sum, row);
  }
  withholdFew([...units.values()]);
  const whole = emptyShare(null, "whole");
  for (const service of book.plan.services)
    if (!service.volume.containers) for (const sum of [whole, all]) addWhole(sum, service);
  yield* [...units.values()].sort(byName);
  if (whole.items) yield whole;
  if (units.size > 0) yield all;
}

function addWhole(share: Share, { volume, sensitive }: PlanService): void {
  share.items = sumOfKnown(share.items, volume.items);
  share.bytes = sumOfKnown(share.bytes, volume.bytes);
  share.read += sensitive.itemsRead;
  share.sensitive += sensitive.items;
}

/**
 * What is intimate is not told of fewer than ten people. Nor may it be had by taking the others from the sum: the
 * smallest directorates are left untold together, until they are ten people or more.
 */
function withholdFew(shares: readonly Share[]): void {
  let people = 0;
  for (const share of shares.filter(({ own }) => own.size > 0).sort((one, other) => peopleOf(one) - peopleOf(other))) {
    if (peopleOf(share) >= FEWEST_PEOPLE && (people === 0 || people >= FEWEST_PEOPLE)) return;
    people += peopleOf(share);
    share.grouped = null;
  }
}

const peopleOf = ({ own }: Share) => Math.max(0, ...own.values());

/** As people look for it; what has none comes last. */
function byName({ unit: one }: Share, { unit: other }: Share): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return one.localeCompare(other, "fr") || (one < other ? -1 : 1);
}

function add(share: Share, { line, shut, grouped }: ContainerRow): void {
  // What was shut is to be moved, and in no count.
  if (!shut) {
    share.spaces += 1;
    share.labels[line.label] += 1;
    if (line.service === "exchange.mail" && line.kind === "user") share.mailboxes += 1;
  }
  share.items = sumOfKnown(share.items, line.volume.items);
  share.bytes = sumOfKnown(share.bytes, line.volume.bytes);
  share.read += line.sensitive.itemsRead;
  share.sensitive += line.sensitive.items - (grouped ?? 0);
  share.grouped = (share.grouped ?? 0) + (grouped ?? 0);
  if (grouped !== null) share.own.set(line.service, (share.own.get(line.service) ?? 0) + 1);
  if (line.wave === null) return;
  share.first = Math.min(line.wave, share.first ?? line.wave);
  share.last = Math.max(line.wave, share.last ?? line.wave);
}

function unitOf({ of, unit }: Share, { t }: View): string {
  if (of === "sum") return t.workbook.allUnits;
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
  before: ({ t }) => [t.workbook.noSpaces, t.workbook.allUnits],
  words: ({ t, format }, units) => {
    const { name, sum } = longestOf(units);
    const seen = t.workbook.bars.unitsSeen(format.count(units.length), name, format.count(sum));
    return { title: t.workbook.bars.units, seen };
  },
};

const labelled = (label: Label) => (share: Share) => share.labels[label];

export const directorates = defineSheet<"directorates", Share>({
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
    { id: "mailboxes", width: 14, form: "count", value: ({ mailboxes }) => mailboxes },
    { id: "spaces", width: 12, form: "count", value: ({ spaces }) => spaces },
    { id: "moves", width: 16, form: "count", value: labelled("move-now") },
    { id: "review", width: 16, form: "count", value: labelled("review") },
    { id: "derogable", width: 18, form: "count", value: labelled("derogable") },
    { id: "items", width: 12, form: "count", value: ({ items }, view) => known(items, view) },
    { id: "bytes", width: 12, form: "bytes", value: ({ bytes }, view) => known(bytes, view) },
    { id: "read", width: 10, form: "count", value: ({ read }, view) => readCell(read, view) },
    {
      id: "sensitive",
      width: 22,
      form: "count",
      value: ({ sensitive, read }, view) => sensitiveCell({ items: sensitive, itemsRead: read }, view),
    },
    {
      id: "grouped",
      width: 22,
      form: "count",
      value: ({ grouped, read }, view) =>
        grouped === null ? view.t.workbook.tooFewPeople : sensitiveCell({ items: grouped, itemsRead: read }, view),
    },
    { id: "first", width: 14, form: "count", value: ({ first }) => first },
    { id: "last", width: 14, form: "count", value: ({ last }) => last },
  ],
});
