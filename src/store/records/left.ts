/**
 * What an unfinished scan has still to see to its end. It is told as such by every plan made meanwhile; and of a scan that
 * is left for another, of other places or other contents, until a finished scan has walked it.
 */

import type { Gap } from "../../model/gap.ts";
import type { Container } from "../../model/records.ts";
import { chosenWorkloadOf, SERVICES, type ServiceId } from "../../model/service.ts";
import { type Ask, type Asking, Out, sql, type Walk } from "../asking.ts";
import type { Scan, ShortBy } from "../port.ts";
import { INCOMPLETE } from "./words.ts";

/** Tasks of one service that were not done. */
interface Undone {
  /** Collectors of tasks that go to one thing, by its id: a place most often, or whoever owns some. */
  readonly single: Map<string, string>;
  /** Collectors of tasks that go to several things, by the id of each. */
  readonly among: Map<string, string>;
  /** How many tasks of each collector are those of no one place. */
  readonly wide: Map<string, number>;
}

interface Left {
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

const leftGap = ({ service, place, collector, tasks }: Left): Gap => ({
  ...{ kind: "gap", service, container: place, where: collector, cause: "unfinished", count: tasks },
  ...{ permission: null, code: null, requestId: null },
});

const TELL = sql(
  `INSERT INTO gap (service, container, place, cause, count, seen) VALUES (?, ?, ?, 'unfinished', ?, ?)
   ON CONFLICT (service, container, place, cause) DO UPDATE SET count = excluded.count, seen = excluded.seen`,
);
const COLLECTORS = sql("SELECT DISTINCT collector FROM task WHERE state <> 'done' ORDER BY collector");
const TASKS = sql("SELECT key, params FROM task WHERE state <> 'done' AND collector = ? ORDER BY position");

/** Before its tasks are forgotten. Inside a transaction. */
export function* tellLeft(scan: Scan, shortBy: ShortBy): Asking<void> {
  yield* eachLeft(scan, shortBy, { which: "seen = :number" }, ({ service, place, collector, tasks }) =>
    TELL.send(service, place ?? "", collector, tasks, scan.number),
  );
}

/** Services in plan order, places by id, then what is of none. @param which places are looked at: a condition on `place`, of the scan's `:number`. */
export function* leftIn(scan: Pick<Scan, "number" | "wish">, shortBy: ShortBy, asked: Asked): Walk<Gap> {
  yield* eachLeft(scan, shortBy, asked, function* (left) {
    yield new Out(leftGap(left));
  });
}

interface Asked {
  readonly which: string;
  /** One alone. */
  readonly service?: ServiceId | undefined;
}

/** Holds ids of what was still to be visited, as the end of a narrowed scan does. */
function* eachLeft<Y>(
  { number, wish }: Pick<Scan, "number" | "wish">,
  shortBy: ShortBy,
  { which, service: only }: Asked,
  tell: (left: Left) => Generator<Y, void, unknown>,
): Generator<Ask | Y, void, unknown> {
  const places = sql(
    `SELECT id, body FROM place WHERE service = :service AND body IS NOT NULL AND ${which} ORDER BY id`,
  );
  const undone = yield* undoneIn((task) =>
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
    yield* places.each([{ service, number }], function* ({ id, body }): Generator<Ask | Y, void, unknown> {
      const { owner, group, site } = JSON.parse(String(body)) as Container;
      const names = [String(id), owner, group, site].filter((name) => name !== null);
      for (const name of names) if (single.has(name)) tied.add(name);
      const [collector] = [...names.flatMap((name) => single.get(name) ?? among.get(name) ?? []), ...anyone];
      if (collector !== undefined) yield* tell({ service, place: String(id), collector, tasks: 1 });
    });
    for (const [id, collector] of single) if (!tied.has(id)) wide.set(collector, (wide.get(collector) ?? 0) + 1);
    for (const [collector, tasks] of wide) yield* tell({ service, place: null, collector, tasks });
  }
}

function* undoneIn(shortBy: ShortBy): Asking<ReadonlyMap<ServiceId, Undone>> {
  const undone = new Map<ServiceId, Undone>();
  for (const row of yield* COLLECTORS.all()) {
    const collector = String(row.collector);
    // Of no collector that serves none of the services is a task looked at: there may be one for each mailbox.
    if (shortBy({ collector, params: {} }).length === 0) continue;
    // biome-ignore lint/correctness/useYield: a task asks for nothing more.
    yield* TASKS.each([collector], function* (task): Asking<void> {
      const params = JSON.parse(String(task.params)) as { readonly ids?: readonly string[] };
      for (const service of shortBy({ collector, params })) {
        const of = undone.get(service) ?? { single: new Map(), among: new Map(), wide: new Map() };
        undone.set(service, of);
        note(of, collector, String(task.key), params.ids);
      }
    });
  }
  return undone;
}

function note({ single, among, wide }: Undone, collector: string, key: string, ids?: readonly string[]): void {
  if (ids === undefined) {
    single.set(key, collector);
    return;
  }
  for (const id of ids) among.set(id, collector);
  wide.set(collector, (wide.get(collector) ?? 0) + 1);
}
