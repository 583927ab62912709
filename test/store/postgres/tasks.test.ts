/** Tasks of a scan in the hands of several processes: each is one's alone, until that one is not heard of any more. */

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { TaskOvertaken } from "../../../src/store/commit.ts";
import type { ClaimedTask, RecordStore } from "../../../src/store/port.ts";
import { openPostgresStore } from "../../../src/store/postgres/store.ts";
import { WISH } from "../wish.ts";
import { isAbsent, server } from "./server.ts";

const NOW = new Date("2026-11-20T08:00:00Z");

const page = (task: ClaimedTask, cursor: string | null, follow: readonly string[] = []) => ({
  task,
  page: {
    records: [
      {
        ...{ kind: "part" as const, service: "onedrive.files" as const, container: task.key, id: cursor ?? "last" },
        ...{ items: 1, bytes: 1, counted: true },
      },
    ],
    follow: follow.map((key) => ({ collector: "walker", key, params: { from: task.key } })),
    cursor,
  },
  outcomes: [],
  nameFindings: [],
});
const keys = (tasks: readonly ClaimedTask[]) => tasks.map(({ key }) => key).toSorted();

describe.skipIf(isAbsent())("PostgreSQL", () => {
  const opened: RecordStore[] = [];
  let place = "";
  let rule: (statement: string) => Promise<unknown>;
  beforeEach(async () => {
    const one = await server();
    rule = one.rule;
    place = one.place();
  });
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
  });
  const open = async () => {
    const store = await openPostgresStore(place, { create: true, command: "scan", look: 1 });
    opened.push(store);
    return store;
  };
  /** A process of which nothing was heard for an hour. */
  const forget = async () => {
    const schema = /schema=(\w+)/.exec(place)?.[1];
    await rule(`UPDATE ${schema}_jobs.job SET heartbeat_on = now() - interval '1 hour' WHERE state = 'active'`);
    await rule(`UPDATE ${schema}_jobs.queue SET monitor_on = NULL, monitor_claimed_at = NULL`).catch(() => undefined);
  };

  test("each task is one's alone, what a page plants is there for all, and what is done is done", async () => {
    const [one, other] = [await open(), await open()];
    await one.beginScan("tenant", WISH, NOW, false);
    expect(await other.joinScan("tenant")).toMatchObject({ number: 1, finishedAt: null });
    const seeds = Array.from({ length: 40 }, (_, at) => ({ collector: "walker", key: `d${at}`, params: {} }));
    await one.plant(seeds);
    await one.plant(seeds);
    const [mine, theirs] = await Promise.all([one.claim(["walker"], 25), other.claim(["walker"], 25)]);
    expect(keys([...mine, ...theirs])).toEqual(seeds.map(({ key }) => key).toSorted());
    expect(await one.claim(["walker"], 5)).toEqual([]);
    for (const task of mine) await one.commit(page(task, null));
    const [first, ...rest] = theirs as [ClaimedTask, ...ClaimedTask[]];
    await other.commit(page(first, "1", ["e0", "e1", "d0"]));
    await other.commit(page({ ...first, cursor: "1" }, null));
    for (const task of rest) await other.commit(page(task, null));
    const last = await one.claim(["walker"], 5);
    expect(last.map(({ key, params }) => [key, params]).toSorted()).toEqual([
      ["e0", { from: first.key }],
      ["e1", { from: first.key }],
    ]);
    for (const task of last) await one.commit(page(task, null));
    await one.waitForOthers();
    expect([...(await one.pending())]).toEqual([]);
    const totals = await Array.fromAsync(one.population("onedrive.files", 1, "low"));
    expect(totals).toEqual([]);
  });

  test("what one lets go of is taken by another, from the last page that was kept on", async () => {
    const [one, other] = [await open(), await open()];
    await one.beginScan("tenant", WISH, NOW, false);
    await other.joinScan("tenant");
    await one.plant([{ collector: "walker", key: "a", params: { of: "a" } }]);
    const [task] = await other.claim(["walker"], 1);
    await other.commit(page(task as ClaimedTask, "7"));
    await other.release({ ...(task as ClaimedTask), unanswered: 2 });
    const [again] = await one.claim(["walker"], 1);
    expect(again).toEqual({ collector: "walker", key: "a", params: { of: "a" }, cursor: "7", unanswered: 2 });
    await one.release(again as ClaimedTask);
    const [back] = await other.claim(["walker"], 1);
    expect(back?.cursor).toBe("7");
    await other.close();
    opened.splice(opened.indexOf(other), 1);
    expect(await one.claim(["walker"], 1)).toMatchObject([{ key: "a", cursor: "7" }]);
  });

  test("who was not heard of for too long writes nothing more of what was handed to another", async () => {
    const [one, other] = [await open(), await open()];
    await one.beginScan("tenant", WISH, NOW, false);
    await other.joinScan("tenant");
    await one.plant([{ collector: "walker", key: "a", params: {} }]);
    const [lost] = await other.claim(["walker"], 1);
    await other.commit(page(lost as ClaimedTask, "1"));
    let taken: readonly ClaimedTask[] = [];
    for (let tries = 0; taken.length === 0 && tries < 60; tries += 1) {
      await forget();
      await one.waitForOthers();
      taken = await one.claim(["walker"], 1);
    }
    expect(taken).toMatchObject([{ key: "a", cursor: "1" }]);
    await expect(other.commit(page({ ...(lost as ClaimedTask), cursor: "1" }, "2"))).rejects.toBeInstanceOf(
      TaskOvertaken,
    );
    await one.commit(page(taken[0] as ClaimedTask, null));
    await one.waitForOthers();
    expect([...(await one.pending())]).toEqual([]);
    await expect(other.commit(page({ ...(lost as ClaimedTask), cursor: "1" }, null))).rejects.toBeInstanceOf(
      TaskOvertaken,
    );
  });
});
