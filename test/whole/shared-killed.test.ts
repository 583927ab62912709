/**
 * Four workers at one scan, killed at random, a database that is killed and started again, a tenant that throttles and cuts: the
 * plan is that of one process that nothing disturbed.
 */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as later } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { isAbsent, type OwnServer, ownServer } from "../store/postgres/server.ts";
import type { Child } from "./child.ts";
import { comparable } from "./comparable.ts";
import { type Ground, type Killing, type Size, startKilling } from "./killing.ts";

const LONG = process.env.BASCULE_TEST_LONG !== undefined;
const SIZE: Size = LONG ? { size: "small" } : { size: "tiny" };
const WORKERS = 4;
const KILLS = LONG ? 24 : WORKERS;

/** Joins the scan as soon as it goes on, and again whenever it was killed. */
class Worker {
  readonly #killing: Killing;
  readonly #ground: Ground;
  #child: Child | null = null;
  readonly ended: Promise<number>;

  constructor(killing: Killing, ground: Ground, over: () => boolean) {
    this.#killing = killing;
    this.#ground = ground;
    this.ended = this.#work(over);
  }

  async #work(over: () => boolean): Promise<number> {
    for (;;) {
      this.#child = this.#killing.join(this.#ground);
      const { exit, err } = await this.#child.ended;
      // Killed, there before the scan, or come while the database was away.
      if (exit === -1 || ((exit === 2 || exit === 5) && !over())) {
        await later(50);
        continue;
      }
      expect(err).not.toMatch(/erreur interne/i);
      return exit;
    }
  }

  kill(): void {
    this.#child?.process.kill("SIGKILL");
  }
}

describe.skipIf(isAbsent())("PostgreSQL", () => {
  let own: OwnServer;
  let killing: Killing;
  beforeAll(async () => {
    own = await ownServer();
    await own.start();
    killing = await startKilling(20);
  });
  afterAll(async () => {
    await killing.leave();
    await own.kill();
  });

  test("workers are killed, the database too, and the plan is the same", async () => {
    const { plan } = await killing.undisturbed(SIZE);
    await killing.withTenant(SIZE, async (ground) => {
      const place = own.place();
      const schema = /schema=(\w+)/.exec(place)?.[1];
      writeFileSync(join(ground.bench.folder, ".env"), `BASCULE_STORE="${place}"\n`);
      let over = false;
      const scan = killing.begin(ground);
      const workers = Array.from({ length: WORKERS }, () => new Worker(killing, ground, () => over));
      const ended = scan.ended.finally(() => {
        over = true;
      });
      // A database that is not there when a command begins is told at once.
      await vi.waitFor(() => own.rule(`SELECT 1 FROM ${schema}.task`), { timeout: 60_000, interval: 50 });
      for (let kills = 0; kills < KILLS && !over; kills += 1) {
        await later(300 + Math.random() * 1500);
        workers[kills % WORKERS]?.kill();
        if (kills !== 0) continue;
        await own.kill();
        await own.start();
      }
      const { exit, err } = await ended;
      expect(exit, err).toBe(1);
      expect(err).not.toMatch(/erreur interne/i);
      for (const worker of workers) expect([0, 2]).toContain(await worker.ended);
      // Of a large scan, some of what they had in hand was handed out again.
      const [again] = await own.rule(`SELECT COUNT(*)::int AS tasks FROM ${schema}.task WHERE attempt > 0`);
      if (LONG) expect(again?.tasks).toBeGreaterThan(0);
      expect(comparable(ground.bench)).toEqual(plan);
    });
  });
});
