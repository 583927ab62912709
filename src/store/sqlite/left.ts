/**
 * An unfinished scan that is left for another, of other places or other contents: what it had not seen to its end is
 * told as such, until a finished scan has walked it.
 */

import type { DatabaseSync } from "node:sqlite";
import type { Container } from "../../model/records.ts";
import { chosenWorkloadOf, type ServiceId } from "../../model/service.ts";
import type { Scan, ShortBy } from "../port.ts";

/** Tasks of one service that were not done. */
interface Undone {
  /** Collectors of tasks that go to one thing, by its id: a place most often, or whoever owns some. */
  readonly single: Map<string, string>;
  /** Collectors of tasks that go to several things, by the id of each. */
  readonly among: Map<string, string>;
  /** How many tasks of each collector are those of no one place. */
  readonly wide: Map<string, number>;
}

/** Before its tasks are forgotten. Holds ids of what was still to be visited, as the end of a narrowed scan does. */
export function tellLeft(database: DatabaseSync, { number, wish }: Scan, shortBy: ShortBy): void {
  const tell = database.prepare(
    `INSERT INTO gap (service, container, place, cause, count, seen) VALUES (?, ?, ?, 'unfinished', ?, ?)
     ON CONFLICT (service, container, place, cause) DO UPDATE SET count = excluded.count, seen = excluded.seen`,
  );
  const places = database.prepare("SELECT id, body FROM place WHERE service = ? AND seen = ? AND body IS NOT NULL");
  const undone = undoneIn(database, (task) =>
    shortBy(task).filter((service) => wish.workloads.includes(chosenWorkloadOf(service))),
  );
  for (const [service, { single, among, wide }] of undone) {
    // A chat belongs to nobody: any of those who were not asked may have more of it.
    const anyone = service === "teams.chat" ? [...single.values(), ...wide.keys()].slice(0, 1) : [];
    const tied = new Set<string>();
    for (const { id, body } of places.iterate(service, number)) {
      const { owner, group, site } = JSON.parse(String(body)) as Container;
      const names = [String(id), owner, group, site].filter((name) => name !== null);
      for (const name of names) if (single.has(name)) tied.add(name);
      const [collector] = [...names.flatMap((name) => single.get(name) ?? among.get(name) ?? []), ...anyone];
      if (collector !== undefined) tell.run(service, String(id), collector, 1, number);
    }
    for (const [id, collector] of single) if (!tied.has(id)) wide.set(collector, (wide.get(collector) ?? 0) + 1);
    for (const [collector, count] of wide) tell.run(service, "", collector, count, number);
  }
}

function undoneIn(database: DatabaseSync, shortBy: ShortBy): ReadonlyMap<ServiceId, Undone> {
  const undone = new Map<ServiceId, Undone>();
  const tasks = database.prepare("SELECT collector, key, params FROM task WHERE state <> 'done' ORDER BY position");
  for (const row of tasks.iterate()) {
    const [collector, key] = [String(row.collector), String(row.key)];
    const params = JSON.parse(String(row.params)) as { readonly ids?: readonly string[] };
    for (const service of shortBy({ collector, params })) {
      const of = undone.get(service) ?? { single: new Map(), among: new Map(), wide: new Map() };
      undone.set(service, of);
      if (params.ids === undefined) of.single.set(key, collector);
      else {
        for (const id of params.ids) of.among.set(id, collector);
        of.wide.set(collector, (of.wide.get(collector) ?? 0) + 1);
      }
    }
  }
  return undone;
}
