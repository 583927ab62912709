/**
 * Units of work of a scan that several machines share: planned, handed out and finished, and how large the database is by then. Each
 * worker is a thread with connections of its own; a unit is finished in the transaction of its last page, as in a scan.
 * Run: `node bench/shared-units.ts postgres://… [units] [workers]`, on a part of a database that is for this alone (`schema=`).
 */

import { isMainThread, Worker, workerData } from "node:worker_threads";
import pg from "pg";
import type { ScanWish } from "../src/store/port.ts";
import { openPostgresStore } from "../src/store/postgres/store.ts";
import { tell } from "./runs/rounds.ts";

const [place = "", units = "200000", workers = "2"] = process.argv.slice(2);
const COLLECTOR = "mailboxes";
/** As many as a collector has at work at once in a scan. */
const AT_ONCE = 16;
const PLANNED_AT_ONCE = 1000;

const none = { exchange: "none", onedrive: "none", teams: "none", sharepoint: "none" } as const;
const WISH: ScanWish = {
  ...{ workloads: [], content: none, seed: "", include: [], exclude: [], excludeContent: [] },
  countTeamsMessages: false,
};

async function work(address: string): Promise<void> {
  const store = await openPostgresStore(address, { create: false });
  await store.joinScan("tenant");
  for (;;) {
    const tasks = await store.claim([COLLECTOR], AT_ONCE);
    if (tasks.length === 0) break;
    await Promise.all(
      tasks.map((task) => store.commit({ task, page: { records: [], cursor: null }, outcomes: [], nameFindings: [] })),
    );
  }
  await store.close();
}

async function measure(): Promise<void> {
  const store = await openPostgresStore(place, { create: true, command: "scan" });
  await store.beginScan("tenant", WISH, new Date(), true);
  const count = Number(units);
  const from = performance.now();
  for (let at = 0; at < count; at += PLANNED_AT_ONCE)
    await store.plant(
      Array.from({ length: Math.min(PLANNED_AT_ONCE, count - at) }, (_, more) => ({
        collector: COLLECTOR,
        key: `mailbox-${at + more}`,
        params: { id: `mailbox-${at + more}` },
      })),
    );
  const planned = performance.now();
  const spent = process.cpuUsage();
  const threads = Array.from(
    { length: Number(workers) },
    () => new Worker(import.meta.filename, { workerData: place }),
  );
  await Promise.all(threads.map((thread) => new Promise((end, fail) => thread.once("exit", end).once("error", fail))));
  const done = performance.now();
  const { user, system } = process.cpuUsage(spent);
  const left = (await store.pending()).get(COLLECTOR) ?? 0;
  await store.close();
  if (left > 0) throw new Error(`${left} units were left`);
  const client = new pg.Client({ connectionString: place });
  await client.connect();
  const { rows } = await client.query("SELECT pg_database_size(current_database())::float8 AS bytes");
  await client.end();
  tell({
    units: count,
    workers: Number(workers),
    plannedASecond: Math.round(count / ((planned - from) / 1000)),
    finishedASecond: Math.round(count / ((done - planned) / 1000)),
    processorMicrosecondsEach: Math.round((user + system) / count),
    databaseMegabytes: Math.round(rows[0].bytes / 1e6),
  });
}

if (isMainThread) await measure();
else await work(workerData as string);
