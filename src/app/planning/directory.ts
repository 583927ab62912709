/** Who owns a space and which directorate it belongs to, looked up in the store one by one: nothing is held in memory. */

import type { Container, Group } from "../../model/records.ts";
import type { Units } from "../../plan/unit.ts";
import type { RecordStore } from "../../store/port.ts";

export interface Belonging {
  /** Address of the owner; null when nobody or a group owns it. */
  readonly owner: string | null;
  readonly unit: string | null;
  /** The directorate by the tenant's own word alone, whatever the configuration says. */
  readonly department: string | null;
  readonly group: Group | null;
  readonly siteName: string | null;
}

export async function belongingOf(container: Container, store: RecordStore, units: Units): Promise<Belonging> {
  const person = container.owner === null ? null : await store.fact("person", container.owner);
  const group = container.group === null ? null : await store.fact("group", container.group);
  const site = container.site === null ? null : await store.fact("site", container.site);
  const siteName = site?.name ?? null;
  if (container.department !== undefined) {
    const { department } = container;
    return { owner: null, unit: units.ofDepartment(department), department, group: null, siteName: null };
  }
  if (person) {
    const { address, department } = person;
    return { owner: address, unit: units.ofPerson(person), department, group, siteName };
  }
  const owners = await Promise.all((group?.owners ?? []).map((id) => store.fact("person", id)));
  const unit = group === null ? null : units.ofGroup(group);
  return {
    owner: null,
    unit: unit ?? mostOften(owners.map((owner) => owner && units.ofPerson(owner))),
    department: mostOften(owners.map((owner) => owner?.department ?? null)),
    group,
    siteName,
  };
}

/** A group belongs where most of its owners do; between equals, the first by name. */
function mostOften(units: readonly (string | null)[]): string | null {
  const counts = new Map<string, number>();
  for (const unit of units) if (unit !== null) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  const ranked = [...counts].sort(([one, left], [other, right]) => right - left || (one < other ? -1 : 1));
  return ranked[0]?.[0] ?? null;
}
