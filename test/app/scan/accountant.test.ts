/** A process that is killed forgets no more of its account than its last second; one that cannot write says so. */

import { expect, test } from "vitest";
import { accountant } from "../../../src/app/scan/accountant.ts";
import { countOddities } from "../../../src/app/scan/oddities.ts";
import type { Tally } from "../../../src/graph/workload.ts";
import type { Account } from "../../../src/store/port.ts";

test("what was sent is noted once a second, at the end, and never twice", async () => {
  const tally: Tally = { requests: 0, throttled: 0, units: 0, bytes: 0 };
  const noted: Account[] = [];
  let [now, worked] = [0, 0];
  const store = {
    addAccount: async (_workload: string, account: Account) => void noted.push(account),
    addOddity: async () => undefined,
    noteSpent: async () => undefined,
    notePauses: async () => undefined,
    addWorked: async (milliseconds: number) => {
      worked += milliseconds;
    },
  };
  const connection = { account: () => new Map([["exchange" as const, tally]]), spent: () => [], pauses: () => [] };
  const account = accountant(store, connection, countOddities(), () => new Date(now));
  for (let page = 1; page <= 5; page += 1) {
    tally.requests += 10;
    now += 400;
    account.page();
    await new Promise(setImmediate);
  }
  expect(noted.map(({ requests }) => requests)).toEqual([30]);
  await account.close();
  expect(noted.map(({ requests }) => requests)).toEqual([30, 20]);
  expect(worked).toBe(2000);
});

test("a clock that is set back keeps nothing from being noted", async () => {
  const tally: Tally = { requests: 1, throttled: 0, units: 0, bytes: 0 };
  let [now, notes] = [10_000_000, 0];
  const store = {
    addAccount: async () => undefined,
    addOddity: async () => undefined,
    noteSpent: async () => {
      notes += 1;
    },
    notePauses: async () => undefined,
    addWorked: async (milliseconds: number) => expect(milliseconds).toBeGreaterThanOrEqual(0),
  };
  const connection = { account: () => new Map([["exchange" as const, tally]]), spent: () => [], pauses: () => [] };
  const account = accountant(store, connection, countOddities(), () => new Date(now));
  now -= 3_600_000;
  for (let page = 0; page < 4; page += 1) {
    account.page();
    await new Promise(setImmediate);
    now += 1000;
  }
  expect(notes).toBe(4);
  await account.close();
});

test("what cannot be written is told with the next page and at the end, and never to nobody", async () => {
  const full = new Error("the disk is full");
  const store = {
    addAccount: async () => Promise.reject(full),
    addOddity: async () => undefined,
    noteSpent: async () => undefined,
    notePauses: async () => undefined,
    addWorked: async () => undefined,
  };
  const tally: Tally = { requests: 1, throttled: 0, units: 0, bytes: 0 };
  const connection = { account: () => new Map([["exchange" as const, tally]]), spent: () => [], pauses: () => [] };
  let now = 0;
  const account = accountant(store, connection, countOddities(), () => new Date(now));
  now += 2000;
  account.page();
  // Unheard rejections end a process: the runner fails for one.
  await new Promise(setImmediate);
  expect(() => account.page()).toThrow(full);
  await expect(account.close()).rejects.toBe(full);
});
