/** Tasks of a scan as one process hands them out to itself: in the order in which they were planted, collector by collector. */

import type { Page, Task, TaskSeed } from "../../model/task.ts";
import { type Asking, type Engine, type Row, sql } from "../asking.ts";
import type { ClaimedTask, RecordStore } from "../port.ts";

const PLANT = sql(
  "INSERT INTO task (collector, key, params, state) VALUES (?, ?, ?, 'waiting') ON CONFLICT (collector, key) DO NOTHING",
);
const WAITING = sql("SELECT * FROM task WHERE state = 'waiting' AND collector = ? ORDER BY position LIMIT ?");
const BEGIN = sql("UPDATE task SET state = 'claimed' WHERE position = ?");
const RELEASE = sql(
  "UPDATE task SET state = 'waiting', unanswered = ? WHERE collector = ? AND key = ? AND state = 'claimed'",
);
const ADVANCE = sql("UPDATE task SET cursor = ?, state = ? WHERE collector = ? AND key = ? AND state <> 'done'");
const AGAIN = sql("UPDATE task SET state = 'waiting' WHERE state = 'claimed'");
export const FORGET = sql("DELETE FROM task");
const PENDING = sql(
  "SELECT collector, COUNT(*) AS tasks FROM task WHERE state IN ('waiting', 'claimed') GROUP BY collector",
);

/** Who hands out the tasks of a scan, and follows how many are left. */
export interface Tasks extends Pick<RecordStore, "claim" | "release" | "pending" | "crew" | "waitForOthers"> {
  /** Inside the transaction by which a scan goes on: what a process that is gone had in hand is to be done again. */
  again(): Asking<void>;
  /** Inside the transaction by which a scan begins. */
  forget(): Asking<void>;
  /** Before the transaction of what makes them known; null where there is nothing to wait for. */
  expect(seeds: readonly TaskSeed[]): Promise<void> | null;
  /** Inside the transaction of what made them known. */
  plant(seeds: readonly TaskSeed[]): Asking<void>;
  /** Inside the transaction of the page that it comes with. */
  advance(task: Task, cursor: string | null): Asking<void>;
  /** Once that transaction is written. */
  advanced(task: Task, page: Pick<Page, "cursor" | "follow">): void;
  /** A transaction was undone, or a scan has begun: what was counted is not known any more. */
  recount(): void;
}

export function tasksIn(engine: Engine): Tasks {
  // Undone tasks by collector: counted once, then followed, since a scan asks after every page.
  let undone: Map<string, number> | null = null;
  const change = (collector: string, by: number) => {
    undone?.set(collector, (undone.get(collector) ?? 0) + by);
  };
  return {
    expect: () => null,
    advanced: () => {},
    again: () => AGAIN.send(),
    forget: () => FORGET.send(),
    *plant(seeds) {
      for (const { collector, key, params } of seeds)
        change(collector, yield* PLANT.run(collector, key, JSON.stringify(params)));
    },
    *advance({ collector, key }, cursor) {
      const changed = yield* ADVANCE.run(cursor, cursor === null ? "done" : "claimed", collector, key);
      if (cursor === null) change(collector, -changed);
    },
    recount: () => {
      undone = null;
    },
    claim: (collectors, limit) => engine.write(() => claim(collectors, limit)),
    release: ({ collector, key, unanswered }) => engine.write(() => RELEASE.send(unanswered, collector, key)),
    pending: async () => {
      undone ??= await engine.read(tasksLeft);
      return new Map([...undone].filter(([, tasks]) => tasks > 0));
    },
    crew: async () => null,
    waitForOthers: async () => false,
  };
}

/** Tasks that are not done, by collector. */
export function* tasksLeft(): Asking<Map<string, number>> {
  return new Map((yield* PENDING.all()).map(({ collector, tasks }) => [String(collector), Number(tasks)]));
}

function* claim(collectors: readonly string[], limit: number): Asking<readonly ClaimedTask[]> {
  const tasks: ClaimedTask[] = [];
  for (const collector of collectors) {
    if (tasks.length >= limit) break;
    for (const row of yield* WAITING.all(collector, limit - tasks.length)) {
      yield* BEGIN.send(row.position as number);
      tasks.push(taskOf(row));
    }
  }
  return tasks;
}

const taskOf = (row: Row): ClaimedTask => ({
  collector: String(row.collector),
  key: String(row.key),
  params: JSON.parse(String(row.params)),
  cursor: row.cursor === null ? null : String(row.cursor),
  unanswered: Number(row.unanswered),
});
