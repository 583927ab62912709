/**
 * A whole tenant end to end, as an administration would run it: `bascule scan --content none`, all workloads, with its
 * plan and its outputs. How often it asked, its peak memory, how long it took.
 * The scan keeps the pace of Microsoft's limits,
 * so the clock of both may go faster than this machine's: `seconds` are this machine's, `hours` those of the clock.
 * Run: `./node_modules/.bin/node bench/whole.ts [people] [speed of the clock] [files in each personal drive]`; where the
 * last is not said, drives are as large and as unlike as in a ministry, 225 files for each account.
 */

import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { openFolder } from "./runs/bascule.ts";
import { rounded, tell } from "./runs/rounds.ts";
import { startTenant } from "./tenant/tenant.ts";

const [PEOPLE, SPEED] = [Number(process.argv[2] ?? 600), Number(process.argv[3] ?? 15)];

/** Not everybody of a ministry has a drive. */
const PEOPLE_PER_DRIVE = 1.4;
const files = process.argv[4] === undefined ? null : Number(process.argv[4]);
const shape = files === null ? null : { drives: Math.floor(PEOPLE / PEOPLE_PER_DRIVE) - 60, filesPerDrive: files };

const tenant = await startTenant({
  size: { users: PEOPLE },
  seed: "bench",
  clockSpeed: SPEED,
  ...(shape && { shape }),
});
const folder = openFolder();
try {
  const { exit, seconds, cpuSeconds, peakMegabytes } = await folder.scan(tenant);
  const { roundTrips, requests, refused, workloads } = await tenant.tally();
  tell({
    bench: "whole",
    people: PEOPLE,
    speed: SPEED,
    filesPerDrive: files,
    exit,
    seconds: rounded(seconds),
    hours: rounded((seconds * SPEED) / 3600),
    cpuSeconds: rounded(cpuSeconds),
    peakMegabytes: Math.round(peakMegabytes),
    roundTrips,
    requests,
    refused,
    workloads,
    megabytesOfStore: megabytesIn(folder.path, /^bascule-store/),
    megabytesOfOutputs: megabytesIn(join(folder.path, "bascule-out"), /./),
  });
} finally {
  folder.remove();
  await tenant.stop();
}

function megabytesIn(path: string, named: RegExp): number {
  const names = readdirSync(path, { recursive: true, encoding: "utf8" }).filter((name) => named.test(name));
  const bytes = names.map((name) => statSync(join(path, name))).reduce((sum, { size }) => sum + size, 0);
  return Math.round(bytes / 1e6);
}
