/**
 * Who owns a space and which directorate it belongs to, looked up in the store one by one. Spaces of a group stand side by
 * side and owners own several: the last few looked up are kept at hand, so that memory grows with none of them.
 */

import type { Group } from "../../model/directory-records.ts";
import type { Container } from "../../model/records.ts";
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

const AT_HAND = 1000;

/** A look-up that remembers the last ones. */
function recalling<T>(look: (id: string) => Promise<T>): (id: string) => Promise<T> {
  const recalled = new Map<string, T>();
  return async (id) => {
    const known = recalled.get(id);
    const found = known === undefined ? await look(id) : known;
    recalled.delete(id);
    recalled.set(id, found);
    const [oldest] = recalled.size > AT_HAND ? recalled.keys() : [];
    if (oldest !== undefined) recalled.delete(oldest);
    return found;
  };
}

/** The store is that of a plan: nothing in it changes meanwhile. */
export function belongingIn(store: RecordStore, units: Units): (container: Container) => Promise<Belonging> {
  const person = recalling((id) => store.fact("person", id));
  const group = recalling((id) => store.fact("group", id));
  const site = recalling((id) => store.fact("site", id));
  return async (container) => {
    if (container.department !== undefined) {
      const { department } = container;
      return { owner: null, unit: units.ofDepartment(department), department, group: null, siteName: null };
    }
    const owner = container.owner === null ? null : await person(container.owner);
    const within = container.group === null ? null : await group(container.group);
    const siteName = container.site === null ? null : ((await site(container.site))?.name ?? null);
    if (owner) {
      const { address, department } = owner;
      return { owner: address, unit: units.ofPerson(owner), department, group: within, siteName };
    }
    const owners = await Promise.all((within?.owners ?? []).map(person));
    const own = within === null ? null : units.ofGroup(within);
    return {
      owner: null,
      unit: own ?? mostOften(owners.map((each) => each && units.ofPerson(each))),
      department: mostOften(owners.map((each) => each?.department ?? null)),
      group: within,
      siteName,
    };
  };
}

/** A group belongs where most of its owners do; between equals, the first by name. */
function mostOften(units: readonly (string | null)[]): string | null {
  const counts = new Map<string, number>();
  for (const unit of units) if (unit !== null) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  const ranked = [...counts].sort(([one, left], [other, right]) => right - left || (one < other ? -1 : 1));
  return ranked[0]?.[0] ?? null;
}
