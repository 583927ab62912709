#!/usr/bin/env node
/** The `bascule` command: joins the process to the command line. */

import { userInfo } from "node:os";
import { createInterface } from "node:readline/promises";
import { boundHeap } from "./cli/heap.ts";
import { withoutMemoryKeys } from "./cli/memory-keys.ts";
import type { Terminal } from "./cli/terminal.ts";

withoutMemoryKeys();
// Pages come and go for days. Before anything is loaded: what loading takes, the space of new objects keeps.
boundHeap();
const { crashed, run } = await import("./cli/index.ts");

const stop = new AbortController();
let asked = 0;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    // The first one finishes the page in hand; a second one stops at once: every page is committed or not there.
    asked += 1;
    if (asked > 1) process.exit(130);
    stop.abort();
  });
}
// A reader that goes away (`| head`) ends the program without a trace.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });
}

const interactive = process.stdin.isTTY === true && process.stderr.isTTY === true;

const argv = process.argv.slice(2);
const terminal: Terminal = {
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(`${text}\n`),
  outIsTerminal: process.stdout.isTTY === true,
  errIsTerminal: process.stderr.isTTY === true,
  ask: interactive ? ask : null,
  columns: Math.min(process.stderr.columns || 100, 120),
  account: accountOf(),
  cwd: process.cwd(),
  env: process.env,
  input: () => process.stdin,
  now: () => new Date(),
  signal: stop.signal,
};

// What nobody awaits would be printed by Node with its words, which may be a content's.
for (const event of ["uncaughtException", "unhandledRejection"] as const) {
  process.on(event, (error) => {
    void crashed(error, argv, terminal).then((exit) => process.exit(exit));
  });
}

process.exitCode = await run(argv, terminal);

// A pipe that nobody writes to would keep an interrupted program waiting for it.
if (stop.signal.aborted) process.exit();

/** A number where the system has no name for it, as in a container. */
function accountOf(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? "");
  }
}

async function ask(question: string): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^(o|oui|y|yes)$/i.test((await lines.question(`${question} `)).trim());
  } finally {
    lines.close();
  }
}
