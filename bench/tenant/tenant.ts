/** Starts a simulated tenant in another process, and asks it what it was asked for. */

import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { SimulatorOptions } from "../../src/simulator/index.ts";
import type { Tally } from "./tally.ts";

export interface Tenant {
  readonly graphUrl: string;
  readonly token: string;
  readonly tenantId: string;
  /** What it was asked for since the last time, and from then on counts from nothing. Throws where it was asked nonsense. */
  tally(): Promise<Tally>;
  stop(): Promise<void>;
}

export async function startTenant(options: Omit<SimulatorOptions, "onRequest" | "onAnswer">): Promise<Tenant> {
  const child = fork(join(import.meta.dirname, "served.ts"), [JSON.stringify(options)], {
    execArgv: ["--max-old-space-size=6000"],
  });
  const { graphUrl, token, tenantId } = await told<Omit<Tenant, "tally" | "stop">>(child);
  return {
    graphUrl,
    token,
    tenantId,
    async tally() {
      child.send("tally");
      const { tally, surprises } = await told<{ tally: Tally; surprises: number }>(child);
      if (surprises > 0) process.stderr.write(`the simulated tenant was surprised ${surprises} times\n`);
      return tally;
    },
    async stop() {
      child.send("stop");
      await once(child, "exit");
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
