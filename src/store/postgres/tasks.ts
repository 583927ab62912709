/** Tasks of a scan that several processes work at: the record stands in the store, and who may work at it is said by a job. */

import { randomUUID } from "node:crypto";
import { setTimeout as later } from "node:timers/promises";
import type { JobAttempt } from "pg-boss";
import type { Task, TaskSeed } from "../../model/task.ts";
import { type Asking, Batch, type Engine, type Row, sql, within } from "../asking.ts";
import { TaskOvertaken } from "../commit.ts";
import type { ClaimedTask } from "../port.ts";
import { FORGET, type Tasks, tasksLeft } from "../records/tasks.ts";
import type { Handed, Jobs } from "./jobs.ts";

const PLANT = sql(
  `INSERT INTO task (collector, key, params, state, job) VALUES (?, ?, ?, 'waiting', ?)
   ON CONFLICT (collector, key) DO NOTHING RETURNING key`,
);
const CLAIM = sql(
  `UPDATE task SET state = 'claimed', attempt = ? WHERE collector = ? AND key = ? AND job = ? AND state <> 'done'
   RETURNING params, cursor, unanswered`,
);
const RELEASE = sql(
  "UPDATE task SET state = 'waiting', unanswered = ? WHERE collector = ? AND key = ? AND attempt = ?",
);
const ADVANCE = sql(
  `UPDATE task SET cursor = ?, state = ? WHERE collector = ? AND key = ? AND job = ? AND attempt = ? AND state = 'claimed'`,
);
/** Of a task that nobody was handed. */
const ADVANCE_FREE = sql(
  "UPDATE task SET cursor = ?, state = ? WHERE collector = ? AND key = ? AND state = 'waiting' RETURNING job",
);

/** Milliseconds for which a count of what is left holds, and between two looks for what others let go of. */
const [FRESH, LOOK] = [500, 250];
/** Milliseconds between two signs of life. */
const ALIVE = 5000;

const nameOf = ({ collector, key }: Pick<Task, "collector" | "key">) => `${collector} ${key}`;

export interface SharedTasks extends Omit<Tasks, "crew"> {
  close(): Promise<void>;
}

export function sharedTasks(engine: Engine, jobs: Jobs, now: () => number = Date.now): SharedTasks {
  const held = new Map<string, Handed>();
  // What others do shows a little later: their tasks come of others that stand in the count until then. What is planted here
  // shows at once.
  let counted: { readonly at: number; readonly left: ReadonlyMap<string, number> } | null = null;
  let planted = 0;
  const recount = () => {
    planted += 1;
    counted = null;
  };
  // A beat that is missed is made good by the next; what was taken away meanwhile is seen when it is written.
  const beat = setInterval(() => void each((collector, all) => jobs.alive(collector, all)).catch(() => {}), ALIVE);
  beat.unref();

  const each = async (work: (collector: string, attempts: readonly JobAttempt[]) => Promise<void>) => {
    for (const [collector, all] of Map.groupBy(held.values(), (one) => one.collector))
      await work(
        collector,
        all.map(({ attempt }) => attempt),
      );
  };

  return {
    expect: (seeds) => (seeds.length === 0 ? null : jobs.expect(seeds.map(({ collector }) => collector))),
    // Who is alive goes on with what they have in hand; of who is not, the library says so itself.
    *again() {},
    forget: () => FORGET.send(),
    *plant(seeds) {
      const fresh: (TaskSeed & { readonly id: string })[] = [];
      const batch = new Batch();
      for (const seed of seeds) {
        const id = randomUUID();
        const tell = (row: Row | undefined) => {
          if (row !== undefined) fresh.push({ ...seed, id });
        };
        batch.ask(tell, PLANT, seed.collector, seed.key, JSON.stringify(seed.params), id);
      }
      yield* batch.done();
      for (const [collector, units] of Map.groupBy(fresh, (seed) => seed.collector))
        yield* within((database) => jobs.insert(database, collector, units));
    },
    *advance(task, cursor) {
      const mine = held.get(nameOf(task));
      if (mine === undefined) {
        yield* advanceFree(task, cursor, jobs);
        return;
      }
      const { collector, key, attempt } = mine;
      const state = cursor === null ? "done" : "claimed";
      const changed = yield* ADVANCE.run(cursor, state, collector, key, attempt.id, attempt.retryCount);
      if (changed === 0) throw new TaskOvertaken(collector, key);
      if (cursor === null) yield* within((database) => jobs.complete(database, collector, attempt));
    },
    advanced: (task, { cursor, follow = [] }) => {
      if (follow.length > 0) recount();
      if (cursor === null) held.delete(nameOf(task));
    },
    recount,
    claim: async (collectors, limit) => {
      const tasks: ClaimedTask[] = [];
      for (const collector of collectors) {
        if (tasks.length >= limit) break;
        const handed = await jobs.take(collector, limit - tasks.length);
        if (handed.length === 0) continue;
        const rows = await engine.write(() => claimed(handed, jobs));
        for (const [at, one] of handed.entries()) {
          const row = rows[at];
          if (row === undefined) continue;
          held.set(nameOf(one), one);
          tasks.push(taskOf(one, row));
        }
      }
      return tasks;
    },
    release: async (task) => {
      const mine = held.get(nameOf(task));
      if (mine === undefined) return;
      held.delete(nameOf(task));
      const { collector, key, attempt } = mine;
      await engine.write(() => RELEASE.send(task.unanswered, collector, key, attempt.retryCount));
      await jobs.giveBack(collector, [attempt]);
    },
    pending: async () => {
      if (counted === null || now() - counted.at >= FRESH) {
        const [at, before] = [now(), planted];
        const left = await engine.read(tasksLeft);
        if (planted === before) counted = { at, left };
        return left;
      }
      return counted.left;
    },
    waitForOthers: async () => {
      counted = null;
      await later(LOOK);
      return true;
    },
    close: async () => {
      clearInterval(beat);
      // Others need not wait for the end of the lease.
      await each((collector, all) => jobs.giveBack(collector, all)).catch(() => {});
      held.clear();
      await jobs.close();
    },
  };
}

/** What a run tells of itself is a page of no task at all. */
function* advanceFree({ collector, key }: Task, cursor: string | null, jobs: Jobs): Asking<void> {
  const state = cursor === null ? "done" : "waiting";
  const row = yield* ADVANCE_FREE.get(cursor, state, collector, key);
  if (row !== undefined && cursor === null)
    yield* within((database) => jobs.withdraw(database, collector, String(row.job)));
}

function* claimed(handed: readonly Handed[], jobs: Jobs): Asking<readonly (Row | undefined)[]> {
  const rows: (Row | undefined)[] = [];
  for (const { collector, key, attempt } of handed) {
    const row = yield* CLAIM.get(attempt.retryCount, collector, key, attempt.id);
    // Of a scan that was left for another: nobody is to be handed it again.
    if (row === undefined) yield* within((database) => jobs.complete(database, collector, attempt));
    rows.push(row);
  }
  return rows;
}

const taskOf = ({ collector, key }: Handed, row: Row): ClaimedTask => ({
  collector,
  key,
  params: JSON.parse(String(row.params)),
  cursor: row.cursor === null ? null : String(row.cursor),
  unanswered: Number(row.unanswered),
});
