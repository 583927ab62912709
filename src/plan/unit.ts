/**
 * The directorate of a person or a group. What the administration says of an address goes first, then of a group, then of a
 * domain; else the department that Entra ID has. Only what has begun by the plan's day counts.
 */

import type { IsoDate } from "../model/dates.ts";
import type { Assignment, Directorates } from "../model/directorates.ts";
import type { Group, Person } from "../model/directory-records.ts";

export interface Units {
  ofPerson(person: Pick<Person, "address" | "addresses" | "department">): string | null;
  /** Null where nothing is said of the group itself: it belongs where its owners do. */
  ofGroup(group: Pick<Group, "id" | "address" | "name">): string | null;
  ofDepartment(department: string | null): string | null;
  /** Lines in force that have named nobody so far. */
  unused(): number;
}

export function unitsOn({ byDepartment, assignments }: Directorates, asOf: IsoDate): Units {
  const said = new Map<string, Assignment>();
  for (const assignment of assignments) {
    const { key, since } = assignment;
    if (since !== null && since > asOf) continue;
    const before = said.get(key)?.since ?? "";
    if ((since ?? "") >= before) said.set(key, assignment);
  }
  const used = new Set<string>();
  const first = (keys: readonly (string | null)[]): string | null => {
    for (const key of keys) {
      const found = key === null ? undefined : said.get(key.toLowerCase());
      if (found === undefined) continue;
      used.add(found.key);
      return found.directorate;
    }
    return null;
  };
  const named = new Map(Object.entries(byDepartment).map(([department, unit]) => [oneName(department), unit]));
  const ofDepartment = (department: string | null) => {
    const name = oneName(department ?? "");
    return name === "" ? null : (named.get(name) ?? name);
  };
  return {
    ofDepartment,
    ofPerson: ({ address, addresses, department }) =>
      (said.size === 0 ? null : first([address, ...addresses, ...[address, ...addresses].map(domainOf)])) ??
      ofDepartment(department),
    ofGroup: ({ id, address, name }) => (said.size === 0 ? null : first([address, id, name, domainOf(address ?? "")])),
    unused: () => said.size - used.size,
  };
}

/** Departments are typed by hand, account by account: two that look the same on paper are one. */
const oneName = (department: string) => department.replace(/\s+/gu, " ").trim().normalize("NFC");

/** `@finances.example`; null of what is no address. */
function domainOf(address: string): string | null {
  const at = address.lastIndexOf("@");
  return at < 0 ? null : address.slice(at);
}

/**
 * By the name that the configuration gives it, the first department of each directorate: it stays when the name is changed.
 * A directorate of the file of assignments has its name alone, for its keys may be people's addresses.
 */
export function unitKeysOf({ byDepartment }: Directorates): ReadonlyMap<string, string> {
  // The last to be set wins: the first department is set last.
  const named = Object.entries(byDepartment).toReversed();
  return new Map(named.map(([department, unit]) => [unit, department]));
}
