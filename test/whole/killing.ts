/**
 * What it takes to kill a scan at a moment and see what that cost: real processes, a real store on the disk, a real
 * authority, a tenant that throttles, cuts, stalls, repeats and lets links and tokens end.
 */

import { expect } from "vitest";
import { permissionsNeeded } from "../../src/app/permissions.ts";
import { collectors } from "../../src/collect/collectors/index.ts";
import { CHOSEN_WORKLOADS } from "../../src/model/service.ts";
import { type Simulator, type SimulatorOptions, startSimulator } from "../../src/simulator/index.ts";
import { type Authority, startAuthority } from "../graph/authority.ts";
import { type Bench, benchFor, type Outcome } from "./bench.ts";
import { bascule, type Child } from "./child.ts";
import { comparable } from "./comparable.ts";

export type Size = Pick<SimulatorOptions, "size" | "shape">;

const CLIENT = "bbbbbbbb-0000-4000-8000-000000000002";
const SECRET = "a-secret-of-the-tests";
const NONE = { exchange: "none", onedrive: "none", teams: "none", sharepoint: "none" } as const;
const ROLES = permissionsNeeded(collectors, CHOSEN_WORKLOADS, NONE).map(({ permission }) => permission);
const FAULTS: NonNullable<SimulatorOptions["faults"]> = {
  throttled: 0.01,
  unavailable: 0.005,
  timedOut: 0.005,
  reset: 0.01,
  truncated: 0.01,
  stalled: 0.001,
  emptyPages: 0.05,
  duplicates: 0.05,
  repeatedPages: 0.05,
  expiredDeltas: 0.1,
  expiredLinks: 0.05,
  expiredTokens: 0.001,
  patience: 0.2,
};
/** What a tenant has answered well, by method and address, parts of batches one by one. */
export class Ledger {
  readonly #answers = new Map<string, number>();
  seen = 0;
  onSeen = () => {};

  readonly onAnswer = (method: string, url: string, status: number) => {
    if (url.endsWith("/$batch")) return;
    this.seen += 1;
    if (status < 300) {
      const key = `${method} ${url.replace(/^http:\/\/[^/]+/, "")}`;
      this.#answers.set(key, (this.#answers.get(key) ?? 0) + 1);
    }
    this.onSeen();
  };

  total(): number {
    return [...this.#answers.values()].reduce((sum, times) => sum + times, 0);
  }

  /** Answered well more often than in an undisturbed scan of the same tenant under the same faults. */
  repeated(undisturbed: Ledger): number {
    let sum = 0;
    for (const [key, times] of this.#answers)
      sum += Math.max(0, times - Math.max(1, undisturbed.#answers.get(key) ?? 0));
    return sum;
  }
}

/** A tenant, and a scan of it that is under way or was. */
export interface Ground {
  readonly simulator: Simulator;
  readonly ledger: Ledger;
  readonly bench: Bench;
}

interface Undisturbed {
  readonly plan: readonly string[];
  readonly ledger: Ledger;
}

export interface Killing {
  withTenant<T>(size: Size, use: (ground: Ground) => Promise<T>): Promise<T>;
  /** What an undisturbed scan of such a tenant tells, and what it is answered: scanned once. */
  undisturbed(size: Size): Promise<Undisturbed>;
  begin(ground: Ground, words?: readonly string[]): Child;
  /** A worker at the scan of that ground. */
  join(ground: Ground): Child;
  finished(ground: Ground, words?: readonly string[]): Promise<void>;
  /** Runs and sends the signal after so many answers in all; what is under way by then may be anything. */
  stoppedAt(moment: number, signal: NodeJS.Signals, ground: Ground, words?: readonly string[]): Promise<Outcome>;
  /** A further folder to scan that tenant into. */
  beside(ground: Ground): Ground;
  leave(): Promise<void>;
}

/**
 * @param speed how much faster than ours the tenants' clock goes. A connection without a byte for a minute is cut: the
 * faster it goes, the more a busy machine seems to be stalled, and what is stalled is asked again.
 */
export async function startKilling(speed: number): Promise<Killing> {
  const benches: Bench[] = [];
  const ours = (bench: Bench) => {
    benches.push(bench);
    return bench;
  };
  const { authority, signIn } = await authorityOf("essai");

  const run = ({ simulator, bench }: Ground, words: readonly string[]) =>
    bascule(words, bench, simulator, {
      ...signIn,
      BASCULE_CLOCK_SPEED: `${speed}@${Math.round(simulator.clock.anchor)}`,
    });
  const begin: Killing["begin"] = (ground, words = []) =>
    run(ground, ["scan", "--out", ground.bench.out, "--as-of", "2026-11-24", "--quiet", ...words]);

  const finished: Killing["finished"] = async (ground, words) => {
    const { exit, err } = await begin(ground, words).ended;
    expect(exit, err).toBe(1);
    expect(err).not.toMatch(/erreur interne/i);
  };

  const withTenant: Killing["withTenant"] = async (size, use) => {
    const ledger = new Ledger();
    const about = { ...size, seed: "essai", faults: FAULTS, clockSpeed: speed };
    const simulator = await startSimulator({ ...about, onAnswer: ledger.onAnswer });
    try {
      return await use({ simulator, ledger, bench: ours(benchFor(simulator)) });
    } finally {
      await simulator.close();
    }
  };

  const scanned = new Map<Size, Promise<Undisturbed>>();
  const scannedAtOnce = (size: Size) =>
    withTenant(size, async (ground) => {
      await finished(ground);
      return { plan: comparable(ground.bench), ledger: ground.ledger };
    });

  return {
    withTenant,
    begin,
    join: (ground) => run(ground, ["worker"]),
    finished,
    undisturbed: (size) => {
      const known = scanned.get(size) ?? scannedAtOnce(size);
      scanned.set(size, known);
      return known;
    },
    async stoppedAt(moment, signal, ground, words) {
      const { ledger } = ground;
      const child = begin(ground, words);
      ledger.onSeen = () => {
        if (ledger.seen < moment || child.process.killed) return;
        child.process.kill(signal);
      };
      const outcome = await child.ended;
      ledger.onSeen = () => {};
      return outcome;
    },
    beside: (ground) => ({ ...ground, bench: ours(benchFor(ground.simulator)) }),
    leave: async () => {
      for (const bench of benches) bench.remove();
      await authority.close();
    },
  };
}

async function authorityOf(seed: string): Promise<{ authority: Authority; signIn: Readonly<Record<string, string>> }> {
  const { tenantId, close } = await startSimulator({ size: { users: 4 }, seed });
  await close();
  const about = { clientId: CLIENT, secret: SECRET, roles: ROLES, tenantId };
  // Its clock goes no faster than ours: the tenant says when a token is over.
  const authority = await startAuthority({ ...about, faults: { lifetimeSeconds: 90 * 24 * 3600 } });
  const signIn = {
    AZURE_TENANT_ID: tenantId,
    AZURE_CLIENT_ID: CLIENT,
    AZURE_CLIENT_SECRET: SECRET,
    AZURE_AUTHORITY_HOST: authority.url,
    NODE_EXTRA_CA_CERTS: authority.caPath,
  };
  return { authority, signIn };
}
