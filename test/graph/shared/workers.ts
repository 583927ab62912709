/** Several pretend processes that ask one service as fast as they are let, on time that goes from one event to the next. */

import type { Clock } from "../../../src/graph/clock.ts";
import { Gauges } from "../../../src/graph/lanes/gauges.ts";
import { enterAll, openLanes, together, type Way } from "../../../src/graph/lanes/lanes.ts";
import { Courier } from "../../../src/graph/lanes/shared/courier.ts";
import { ledgerOver } from "../../../src/graph/lanes/shared/rows.ts";
import { randomOf } from "../../../src/simulator/random.ts";
import { table } from "../opened.ts";
import { COUNTINGS, type Counting } from "../service.ts";
import { eventClock } from "./event-clock.ts";
import { memoryRows } from "./memory-rows.ts";

export interface Quota {
  /** Units in any so many milliseconds, as the service counts them. */
  readonly limit: number;
  readonly span: number;
  readonly counting: Counting;
}

export interface Crew {
  readonly workers: number;
  /** Asked again and again by each: below the root. */
  readonly path: (turn: number) => string;
  readonly quota: Quota;
  /** Requests that each would have on its way at once. */
  readonly eager?: number;
  readonly seconds: number;
  /** Milliseconds that an answer of the service takes, and one of whoever keeps the rows. */
  readonly latency?: number;
  readonly exchange?: number;
  /** Requests of each envelope. */
  readonly parts?: number;
  /** Milliseconds by which each one's clock differs, by its number. */
  readonly skew?: (worker: number) => number;
  /** When each one comes and goes, in seconds; killed: gives nothing back. */
  readonly span?: (worker: number) => readonly [comes: number, goes: number];
  readonly seed?: number;
  /** Each keeps the limits by itself. */
  readonly apart?: boolean;
}

export interface Told {
  /** Of the limit, from the second span on. */
  readonly share: number;
  readonly requests: number;
  readonly refused: number;
  /** Units that each was let have. */
  readonly each: readonly number[];
  /** Exchanges in a second. */
  readonly exchanges: number;
}

export async function crewAtWork(crew: Crew): Promise<Told> {
  const { workers, quota, seconds, exchange = 8, skew = () => 0, span = () => [0, seconds] } = crew;
  const clock = eventClock();
  const random = randomOf("crew", String(crew.seed ?? 0));
  const rows = memoryRows(clock, () => exchange * (0.5 + random.next()));
  const counts = COUNTINGS[quota.counting](quota.span);
  const start = clock.now();
  const told = { passed: 0, requests: 0, refused: 0, each: Array.from({ length: workers }, () => 0) };
  const service = (units: number, worker: number) => {
    told.requests += 1;
    if (!counts(units, clock.now(), quota.limit)) {
      told.refused += 1;
      return false;
    }
    told.each[worker] = (told.each[worker] ?? 0) + units;
    if (clock.now() - start >= quota.span) told.passed += units;
    return true;
  };
  for (let worker = 0; worker < workers; worker += 1) {
    const own = clock.skewed(skew(worker));
    const [comes, goes] = span(worker);
    const ledger = ledgerOver(rows);
    begin(
      own,
      { ...crew, comes, goes, start: own.now() },
      { ledger, name: `w${worker}`, service: (units) => service(units, worker) },
    );
  }
  await clock.pass(seconds * 1000);
  const possible = (quota.limit * (seconds * 1000 - quota.span)) / quota.span;
  return { ...told, share: told.passed / possible, exchanges: rows.changes() / seconds };
}

interface Working extends Crew {
  readonly comes: number;
  readonly goes: number;
  readonly start: number;
}

interface Means {
  readonly ledger: ReturnType<typeof ledgerOver>;
  readonly name: string;
  readonly service: (units: number) => boolean;
}

/** Until it is killed: what it would ask then is not asked. */
function begin(clock: Clock, crew: Working, { ledger, name, service }: Means): void {
  const { path, eager = 40, latency = 150, parts = 1, comes, goes, start } = crew;
  const isDead = () => clock.now() >= start + goes * 1000;
  const never = new Promise<never>(() => undefined);
  const mortal = {
    exchange: (asked: Parameters<typeof ledger.exchange>[0]) => (isDead() ? never : ledger.exchange(asked)),
  };
  const courier = crew.apart ? null : new Courier(mortal, clock, name);
  const gauges = new Gauges(table, clock, "full", undefined, courier);
  const lanes = openLanes(clock, table, gauges, { courier });
  let turn = 0;
  const work = async () => {
    await clock.sleep(comes * 1000);
    while (!isDead()) {
      turn += 1;
      const ways: Way[] = Array.from({ length: parts }, (_, part) => lanes.way(path(turn * parts + part)));
      const shares = together(ways);
      const leave = await enterAll(shares, { name: "one", turn });
      if (isDead()) return;
      const units = ways.reduce((sum, way) => sum + Math.max(1, way.units), 0);
      const passed = service(units);
      await clock.sleep(latency);
      for (const { shares: taken } of ways)
        for (const { costs } of taken.values())
          for (const [gauge, cost] of costs) passed ? gauge.passed(cost) : gauge.refused(cost);
      leave();
    }
  };
  for (let at = 0; at < eager; at += 1) void work();
}
