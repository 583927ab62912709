/** Who works at a scan that several processes share, as anybody who looks is told. */

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { RecordStore } from "../../../src/store/port.ts";
import { rates } from "../../../src/store/postgres/signs.ts";
import { openPostgresStore } from "../../../src/store/postgres/store.ts";
import { WISH } from "../wish.ts";
import { isAbsent, server } from "./server.ts";

test.each<[name: string, told: readonly (readonly [second: number, requests: number])[], aMinute: number]>([
  ["nothing yet", [[0, 0]], 0],
  [
    "less than a minute",
    [
      [5, 10],
      [10, 10],
    ],
    120,
  ],
  [
    "a minute and more: what is older is left out",
    [
      [0, 900],
      [30, 30],
      [90, 30],
    ],
    30,
  ],
  [
    "nothing any more",
    [
      [0, 900],
      [70, 0],
      [130, 0],
    ],
    0,
  ],
  [
    "no sign could be given for long",
    [
      [0, 0],
      [600, 50],
    ],
    5,
  ],
])("%s", (_name, told, aMinute) => {
  let now = 1000;
  const rate = rates(() => now);
  let last = 0;
  for (const [second, requests] of told) {
    now = 1000 + second * 1000;
    rate.add({ requests });
    last = rate.aMinute().requests;
  }
  expect(last).toBe(aMinute);
});

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
  const open = async (command?: string) => {
    const store = await openPostgresStore(place, { create: true, ...(command ? { command } : {}) });
    opened.push(store);
    return store;
  };
  const schema = () => /schema=(\w+)/.exec(place)?.[1];
  const commands = async (store: RecordStore) =>
    (await store.crew())?.workers.map(({ command, isHeard }) => `${command} ${isHeard}`).toSorted();

  test("who works is told, with what is in hand; who only looks is not, and who left is not any more", async () => {
    const [scan, worker, looker] = [await open("scan"), await open(), await open("status")];
    expect(await looker.crew()).toEqual({ workers: [], tasks: [] });
    await scan.beginScan("tenant", WISH, new Date("2026-11-20T08:00:00Z"), false);
    await worker.joinScan("tenant");
    await scan.plant(["a", "b", "c"].map((key) => ({ collector: "walker", key, params: {} })));
    await scan.claim(["walker"], 1);
    const [task] = await worker.claim(["walker"], 1);
    await expect.poll(() => commands(looker)).toEqual(["scan true", "worker true"]);
    expect((await looker.crew())?.tasks).toEqual([{ collector: "walker", waiting: 1, atWork: 2, unanswered: 0 }]);
    if (task === undefined) throw new Error("nothing was handed out");
    await worker.release({ ...task, unanswered: 1 });
    expect((await looker.crew())?.tasks).toEqual([{ collector: "walker", waiting: 2, atWork: 1, unanswered: 1 }]);
    await worker.close();
    opened.splice(opened.indexOf(worker), 1);
    expect(await commands(looker)).toEqual(["scan true"]);
  });

  test("who was killed is told as not heard of, nothing is in its hands, and an hour later nobody knows of it", async () => {
    const [scan, looker] = [await open("scan"), await open()];
    await scan.beginScan("tenant", WISH, new Date("2026-11-20T08:00:00Z"), false);
    await scan.plant([{ collector: "walker", key: "a", params: {} }]);
    await scan.claim(["walker"], 1);
    await expect.poll(() => commands(looker)).toEqual(["scan true"]);
    await rule(`UPDATE ${schema()}.worker SET seen = now() - interval '20 seconds'`);
    await rule(`UPDATE ${schema()}_jobs.job SET heartbeat_on = now() - interval '20 seconds' WHERE state = 'active'`);
    expect(await looker.crew()).toMatchObject({
      workers: [{ command: "scan", isHeard: false }],
      tasks: [{ collector: "walker", waiting: 1, atWork: 0 }],
    });
    await rule(`UPDATE ${schema()}.worker SET seen = now() - interval '2 hours'`);
    expect(await commands(looker)).toEqual([]);
  });
});
