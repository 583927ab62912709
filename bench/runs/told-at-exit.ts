/**
 * Loaded before a program that is measured (`node --import`): when it ends, it writes to its fourth stream what it took.
 * The peak is the kernel's own (`VmHWM`), worker threads included.
 */

import { readFileSync, writeSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

const TOLD_TO = 3;

if (isMainThread)
  process.on("exit", () => {
    const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1];
    const { user, system } = process.cpuUsage();
    writeSync(TOLD_TO, JSON.stringify({ peakMegabytes: Number(peak) / 1024, cpuSeconds: (user + system) / 1e6 }));
  });
