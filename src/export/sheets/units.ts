/** Par direction: volumes of each directorate and service. A directorate too small to hide a person is not told apart. */

import type { ContainerRow } from "../../model/container-row.ts";
import { FEWEST_PEOPLE } from "../../model/individual.ts";
import { SERVICES, type ServiceId } from "../../model/service.ts";
import type { Label } from "../../model/verdict.ts";
import { labelName, labelTint } from "../columns.ts";
import { defineSheet } from "../sheet.ts";
import { sumOfKnown } from "../summing.ts";
import { known, readCell, sensitiveCell, type View } from "../view.ts";

interface Share {
  readonly unit: string | null;
  readonly service: ServiceId;
  readonly label: Label;
  containers: number;
  items: number | null;
  bytes: number | null;
  read: number;
  sensitive: number;
}

async function* shares({ book }: View): AsyncIterable<Share> {
  for (const { id } of SERVICES) {
    const units = new Map<string | null, Share>();
    for await (const row of book.containers(id)) add(shareIn(units, row.line.unit, row), row);
    const smallest = [...units.values()].filter(({ unit }) => unit !== null).sort(bySize);
    for (const share of smallest) {
      // The group itself must not be that of a handful: the next smallest goes with it until it is not.
      const group = units.get(null);
      if (share.containers >= FEWEST_PEOPLE && (!group || group.containers >= FEWEST_PEOPLE)) break;
      units.delete(share.unit);
      fold(units, share);
    }
    yield* [...units.values()].sort((a, b) => (a.unit ?? "\uffff").localeCompare(b.unit ?? "\uffff", "fr"));
  }
}

function bySize(one: Share, other: Share): number {
  return one.containers - other.containers || ((one.unit ?? "") < (other.unit ?? "") ? -1 : 1);
}

function shareIn(units: Map<string | null, Share>, unit: string | null, { line }: ContainerRow): Share {
  const fresh = { containers: 0, items: null, bytes: null, read: 0, sensitive: 0 };
  const share = units.get(unit) ?? { unit, service: line.service, label: line.label, ...fresh };
  units.set(unit, share);
  return share;
}

function add(share: Share, { line, shut }: ContainerRow): void {
  // What was shut is in no count.
  if (!shut) share.containers += 1;
  share.items = sumOfKnown(share.items, line.volume.items);
  share.bytes = sumOfKnown(share.bytes, line.volume.bytes);
  share.read += line.sensitive.itemsRead;
  share.sensitive += line.sensitive.items;
}

/** Spaces of small directorates go with those whose directorate is not known. */
function fold(units: Map<string | null, Share>, small: Share): void {
  const rest = units.get(null);
  if (!rest) {
    units.set(null, { ...small, unit: null });
    return;
  }
  rest.containers += small.containers;
  rest.items = sumOfKnown(rest.items, small.items);
  rest.bytes = sumOfKnown(rest.bytes, small.bytes);
  rest.read += small.read;
  rest.sensitive += small.sensitive;
}

export const units = defineSheet<"units", Share>({
  id: "units",
  beside: ({ t }) => t.words.keepSource,
  frozen: 2,
  rows: shares,
  columns: [
    { id: "service", width: 32, value: ({ service }, { t }) => t.names.service[service] },
    { id: "unit", width: 40, value: ({ unit }, { t }) => unit ?? t.workbook.otherUnits },
    {
      id: "label",
      width: 36,
      value: ({ label }, view) => labelName(label, view),
      tint: ({ label }) => labelTint(label),
    },
    { id: "containers", width: 12, form: "count", value: ({ containers }) => containers },
    { id: "items", width: 12, form: "count", value: ({ items }, view) => known(items, view) },
    { id: "bytes", width: 12, form: "bytes", value: ({ bytes }, view) => known(bytes, view) },
    { id: "read", width: 10, form: "count", value: ({ read }, view) => readCell(read, view) },
    {
      id: "sensitive",
      width: 22,
      form: "count",
      value: ({ sensitive, read }, view) => sensitiveCell({ items: sensitive, itemsRead: read }, view),
    },
  ],
});
