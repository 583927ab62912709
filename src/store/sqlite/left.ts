/**
 * What an unfinished scan has still to see to its end. It is told as such by every plan made meanwhile; and of a scan that
 * is left for another, of other places or other contents, until a finished scan has walked it.
 */

import type { DatabaseSync } from "node:sqlite";
import type { Gap } from "../../model/gap.ts";
import type { Container } from "../../model/records.ts";
import { chosenWorkloadOf, SERVICES, type ServiceId } from "../../model/service.ts";
import type { Scan, ShortBy } from "../port.ts";
import { INCOMPLETE } from "../records/words.ts";

/** Tasks of one service that were not done. */
interface Undone {
  /** Collectors of tasks that go to one thing, by its id: a place most often, or whoever owns some. */
  readonly single: Map<string, string>;
  /** Collectors of tasks that go to several things, by the id of each. */
  readonly among: Map<string, string>;
  /** How many tasks of each collector are those of no one place. */
  readonly wide: Map<string, number>;
}

export interface Left {
  readonly service: ServiceId;
  /** Null of tasks that are those of no one place. */
  readonly place: string | null;
  readonly collector: string;
  readonly tasks: number;
}

/** Places of which nothing says yet that they are incomplete. */
export const UNTOLD = `seen = :number AND NOT EXISTS (
  SELECT 1 FROM gap WHERE gap.service = place.service AND gap.container = place.id
    AND cause IN (${INCOMPLETE}))`;

export const leftGap = ({ service, place, collector, tasks }: Left): Gap => ({
  ...{ kind: "gap", service, container: place, where: collector, cause: "unfinished", count: tasks },
  ...{ permission: null, code: null, requestId: null },
});

/** Before its tasks are forgotten. */
export function tellLeft(database: DatabaseSync, scan: Scan, shortBy: ShortBy): void {
  const tell = database.prepare(
    `INSERT INTO gap (service, container, place, cause, count, seen) VALUES (?, ?, ?, 'unfinished', ?, ?)
     ON CONFLICT (service, container, place, cause) DO UPDATE SET count = excluded.count, seen = excluded.seen`,
  );
  for (const { service, place, collector, tasks } of leftIn(database, scan, shortBy, { which: "seen = :number" }))
    tell.run(service, place ?? "", collector, tasks, scan.number);
}

/**
 * Services in plan order, places by id, then what is of none. Holds ids of what was still to be visited, as the end of a
 * narrowed scan does.
 *
 * @param which places are looked at: a condition on `place`, of the scan's `:number`. @param service one alone.
 */
export function* leftIn(
  database: DatabaseSync,
  { number, wish }: Pick<Scan, "number" | "wish">,
  shortBy: ShortBy,
  { which, service: only }: { readonly which: string; readonly service?: ServiceId | undefined },
): Generator<Left> {
  const places = database.prepare(
    `SELECT id, body FROM place WHERE service = :service AND body IS NOT NULL AND ${which} ORDER BY id`,
  );
  const undone = undoneIn(database, (task) =>
    shortBy(task).filter(
      (service) => (only ?? service) === service && wish.workloads.includes(chosenWorkloadOf(service)),
    ),
  );
  for (const { id: service } of SERVICES) {
    const of = undone.get(service);
    if (of === undefined) continue;
    const { single, among, wide } = of;
    // A chat belongs to nobody: any of those who were not asked may have more of it.
    const anyone = service === "teams.chat" ? [...single.values(), ...wide.keys()].slice(0, 1) : [];
    const tied = new Set<string>();
    for (const { id, body } of places.iterate({ service, number })) {
      const { owner, group, site } = JSON.parse(String(body)) as Container;
      const names = [String(id), owner, group, site].filter((name) => name !== null);
      for (const name of names) if (single.has(name)) tied.add(name);
      const [collector] = [...names.flatMap((name) => single.get(name) ?? among.get(name) ?? []), ...anyone];
      if (collector !== undefined) yield { service, place: String(id), collector, tasks: 1 };
    }
    for (const [id, collector] of single) if (!tied.has(id)) wide.set(collector, (wide.get(collector) ?? 0) + 1);
    for (const [collector, tasks] of wide) yield { service, place: null, collector, tasks };
  }
}

function undoneIn(database: DatabaseSync, shortBy: ShortBy): ReadonlyMap<ServiceId, Undone> {
  const undone = new Map<ServiceId, Undone>();
  // Of no collector that serves none of the services is a task looked at: there may be one for each mailbox.
  const collectors = database
    .prepare("SELECT DISTINCT collector FROM task WHERE state <> 'done'")
    .all()
    .map(({ collector }) => String(collector))
    .filter((collector) => shortBy({ collector, params: {} }).length > 0);
  const tasks = database.prepare(
    `SELECT collector, key, params FROM task WHERE state <> 'done' AND collector IN (SELECT value FROM json_each(?))
     ORDER BY position`,
  );
  for (const row of tasks.iterate(JSON.stringify(collectors))) {
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
