/** Starts a simulated tenant in another process, and asks it what it was asked for. */

import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Simulator, SimulatorOptions } from "../../src/simulator/index.ts";
import type { Tally } from "./tally.ts";

interface Address {
  readonly graphUrl: string;
  readonly token: string;
  readonly tenantId: string;
  /** `SPEED@INSTANT`, for a scan that is to live by the same. */
  readonly clock: string;
}

export interface Tenant extends Address {
  /** What it was asked for since the last time, and from then on counts from nothing. Says loudly what it was asked in vain. */
  tally(): Promise<Tally>;
  /** What it counts itself, from its start on. */
  counters(): Promise<ReturnType<Simulator["counters"]>>;
  /** Some weeks go by. */
  later(): Promise<void>;
  stop(): Promise<void>;
}

const HEAP = "--max-old-space-size=6000";

export async function startTenant(options: Omit<SimulatorOptions, "onRequest" | "onAnswer">): Promise<Tenant> {
  const child = fork(join(import.meta.dirname, "served.ts"), [JSON.stringify(options)], { execArgv: [HEAP] });
  const ask = async <T>(what: string): Promise<T> => {
    child.send(what);
    return await told<T>(child);
  };
  return {
    ...(await told<Address>(child)),
    async tally() {
      const { tally, surprises } = await ask<{ tally: Tally; surprises: number }>("tally");
      if (surprises > 0) process.stderr.write(`the simulated tenant was surprised ${surprises} times so far\n`);
      return tally;
    },
    counters: () => ask("counters"),
    later: () => ask("later"),
    async stop() {
      const over = once(child, "exit");
      child.send("stop");
      await over;
    },
  };
}

async function told<T>(child: ChildProcess): Promise<T> {
  const ended = new AbortController();
  const over = once(child, "exit", { signal: ended.signal }).then(() => {
    throw new Error("the simulated tenant ended before it answered");
  });
  try {
    const [message] = await Promise.race([once(child, "message", { signal: ended.signal }), over]);
    return message as T;
  } finally {
    over.catch(() => undefined);
    ended.abort();
  }
}
