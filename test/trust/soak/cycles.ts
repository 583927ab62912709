/**
 * One process that scans calm tenants once, then ill ones again and again, as long as it is told to: a new store each time, then
 * further scans over what the first one left. What each plan came to, what memory is left when it is over, and what nobody awaited, is told on
 * standard output, a line a cycle.
 */

import { createHash } from "node:crypto";
import { benchFor } from "../../whole/bench.ts";
import { comparable } from "../../whole/comparable.ts";

export interface Told {
  readonly tenant: number;
  /** Nothing but what lasts goes wrong there. */
  readonly calm: boolean;
  readonly exits: readonly number[];
  /** Digests of what two plans of the same tenant have in common: after the first scan, and after the second. */
  readonly plans: readonly string[];
  /** Bytes, with nothing left to collect. */
  readonly heap: number;
  readonly outside: number;
  readonly resident: number;
  /** Handles and requests that keep a process alive. */
  readonly active: number;
  readonly unheard: readonly string[];
  readonly said: string;
}

interface Tenant {
  readonly graphUrl: string;
  readonly clock: string;
}

const { calm, ill, seconds, cycles, scans } = JSON.parse(process.env.SOAK ?? "{}") as {
  readonly calm: readonly Tenant[];
  readonly ill: readonly Tenant[];
  readonly seconds: number;
  /** At least. */
  readonly cycles: number;
  /** In one cycle, of the same store. */
  readonly scans: number;
};

const unheard: string[] = [];
for (const event of ["unhandledRejection", "uncaughtException"] as const)
  process.on(event, (error: unknown) =>
    unheard.push(`${event}: ${error instanceof Error ? error.stack : String(error)}`),
  );

const env = Object.fromEntries(
  Object.entries(process.env).flatMap(([name, value]) => (name.startsWith("AZURE_") ? [[name, value ?? ""]] : [])),
);

const begun = performance.now();
for (const [tenant, about] of calm.entries()) await cycle(tenant, true, about);
for (let done = 0; done < cycles || performance.now() - begun < seconds * 1000; done += 1)
  await cycle(done % ill.length, false, ill[done % ill.length] as Tenant);

async function cycle(tenant: number, isCalm: boolean, { graphUrl, clock }: Tenant): Promise<void> {
  const bench = benchFor({ graphUrl, token: () => "" });
  const [exits, plans]: [number[], string[]] = [[], []];
  let said = "";
  try {
    for (let scan = 0; scan < (isCalm ? 1 : scans); scan += 1) {
      const words = ["scan", "--content", "full", "--out", bench.out, "--as-of", "2026-11-24"];
      const { exit, err } = await bench.bascule(words, { env: { ...env, BASCULE_CLOCK_SPEED: clock } });
      exits.push(exit);
      if (exit > 1) said += err.slice(-2000);
      plans.push(createHash("sha256").update(comparable(bench).join("\n")).digest("hex"));
    }
  } catch (error) {
    said += String(error);
  } finally {
    bench.remove();
  }
  // Threads at rest go after a while, and connections that are kept open.
  await new Promise((done) => setTimeout(done, 200));
  for (const _round of [1, 2, 3]) global.gc?.();
  const { heapUsed: heap, external: outside, rss: resident } = process.memoryUsage();
  const active = process.getActiveResourcesInfo().length;
  const told: Told = {
    tenant,
    calm: isCalm,
    exits,
    plans,
    heap,
    outside,
    resident,
    active,
    unheard: unheard.splice(0),
    said,
  };
  process.stdout.write(`${JSON.stringify(told)}\n`);
}
