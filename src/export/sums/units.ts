/** Volumes of each directorate and service. A directorate too small to hide a person is not told apart. */

import type { ContainerRow } from "../../model/container-row.ts";
import { FEWEST_PEOPLE } from "../../model/individual.ts";
import { SERVICES, type ServiceId } from "../../model/service.ts";
import type { Label } from "../../model/verdict.ts";
import { sumOfKnown } from "../summing.ts";

export interface UnitShare {
  readonly unit: string | null;
  readonly service: ServiceId;
  readonly label: Label;
  containers: number;
  items: number | null;
  bytes: number | null;
  read: number;
  sensitive: number;
  /** Some of its spaces are one person's own. */
  personal: boolean;
}

/** Held in memory: of each service, a directorate is a few figures. */
export class UnitSums {
  readonly #services = new Map<ServiceId, Map<string | null, UnitShare>>();

  see(row: ContainerRow): void {
    const units = this.#services.get(row.line.service) ?? new Map<string | null, UnitShare>();
    this.#services.set(row.line.service, units);
    add(shareIn(units, row.line.unit, row), row);
  }

  shares(): readonly UnitShare[] {
    return SERVICES.flatMap(({ id }) => told(this.#services.get(id) ?? new Map()));
  }
}

function told(sums: ReadonlyMap<string | null, UnitShare>): readonly UnitShare[] {
  const units = new Map([...sums].map(([unit, share]) => [unit, { ...share }] as const));
  const smallest = [...units.values()].filter(({ unit }) => unit !== null).sort(bySize);
  for (const share of smallest) {
    // The group itself must not be that of a handful: the next smallest goes with it until it is not.
    const group = units.get(null);
    if (share.containers >= FEWEST_PEOPLE && (!group || group.containers >= FEWEST_PEOPLE)) break;
    units.delete(share.unit);
    fold(units, share);
  }
  return [...units.values()].sort((a, b) => (a.unit ?? "\uffff").localeCompare(b.unit ?? "\uffff", "fr"));
}

function bySize(one: UnitShare, other: UnitShare): number {
  return one.containers - other.containers || ((one.unit ?? "") < (other.unit ?? "") ? -1 : 1);
}

function shareIn(units: Map<string | null, UnitShare>, unit: string | null, { line }: ContainerRow): UnitShare {
  const fresh = { containers: 0, items: null, bytes: null, read: 0, sensitive: 0, personal: false };
  const share = units.get(unit) ?? { unit, service: line.service, label: line.label, ...fresh };
  units.set(unit, share);
  return share;
}

function add(share: UnitShare, { line, shut, grouped }: ContainerRow): void {
  // What was shut is in no count.
  if (!shut) share.containers += 1;
  share.items = sumOfKnown(share.items, line.volume.items);
  share.bytes = sumOfKnown(share.bytes, line.volume.bytes);
  share.read += line.sensitive.itemsRead;
  // Ten spaces may be of three people: what is intimate in people's own is told service by service, no closer.
  share.sensitive += line.sensitive.items - (grouped ?? 0);
  share.personal ||= grouped !== null;
}

/** Spaces of small directorates go with those whose directorate is not known. */
function fold(units: Map<string | null, UnitShare>, small: UnitShare): void {
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
  rest.personal ||= small.personal;
}
