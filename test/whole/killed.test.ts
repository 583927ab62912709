/**
 * A scan that is killed at any moment loses nothing: real processes, a real store on the disk, a real authority, a
 * tenant that throttles, cuts, stalls, repeats and lets links and tokens end. What was in hand is asked again, and
 * nothing else.
 */

import { existsSync, readdirSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { permissionsNeeded } from "../../src/app/permissions.ts";
import { collectors } from "../../src/collect/collectors/index.ts";
import { CHOSEN_WORKLOADS } from "../../src/model/service.ts";
import { type Simulator, type SimulatorOptions, startSimulator } from "../../src/simulator/index.ts";
import { randomOf } from "../../src/simulator/random.ts";
import { type Authority, startAuthority } from "../graph/authority.ts";
import { type Bench, benchFor } from "./bench.ts";
import { bascule, type Child } from "./child.ts";
import { comparable } from "./comparable.ts";

type Size = Pick<SimulatorOptions, "size" | "shape">;

const CLIENT = "bbbbbbbb-0000-4000-8000-000000000002";
const SECRET = "a-secret-of-the-tests";
const NONE = { exchange: "none", onedrive: "none", teams: "none", sharepoint: "none" } as const;
const ROLES = permissionsNeeded(collectors, CHOSEN_WORKLOADS, NONE).map(({ permission }) => permission);
const LONG = process.env.BASCULE_TEST_LONG !== undefined;
const KILLS = LONG ? 50 : 5;
/** Stands in the name of the test; to be given again for the same moments. */
const SEED = process.env.BASCULE_TEST_KILLS ?? String(Date.now());
/**
 * What is in hand at a time is about a hundred answers, a page or an envelope of twenty of each kind of task that is
 * under way, however large the tenant is. Drives are small, so that questions are what takes the time.
 */
const PEOPLE = LONG ? 30_000 : 2500;
const LARGE: Size = { size: { users: PEOPLE }, shape: { drives: Math.floor(PEOPLE / 2), filesPerDrive: 2 } };
const SMALL: Size = { size: { users: LONG ? 120 : 80 } };
const MOST_REPEATED = 0.02;
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
/** A connection without a byte for a minute is cut: faster, and a busy machine would seem to be stalled. */
const SPEED = 30;

const benches: Bench[] = [];
afterAll(() => {
  for (const bench of benches) bench.remove();
});

/** What a tenant has answered well, by method and address, parts of batches one by one. */
class Ledger {
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

async function withTenant<T>(
  size: Size,
  use: (simulator: Simulator, ledger: Ledger, bench: Bench) => Promise<T>,
): Promise<T> {
  const ledger = new Ledger();
  const about = { ...size, seed: "essai", faults: FAULTS, clockSpeed: SPEED };
  const simulator = await startSimulator({ ...about, onAnswer: ledger.onAnswer });
  const bench = benchFor(simulator);
  benches.push(bench);
  try {
    return await use(simulator, ledger, bench);
  } finally {
    await simulator.close();
  }
}

const begin = (simulator: Simulator, bench: Bench, words: readonly string[] = []): Child =>
  bascule(["scan", "--out", bench.out, "--as-of", "2026-11-24", "--quiet", ...words], bench, simulator, {
    ...signIn,
    BASCULE_CLOCK_SPEED: `${SPEED}@${Math.round(simulator.clock.anchor)}`,
  });

async function finished(simulator: Simulator, bench: Bench, words: readonly string[] = []): Promise<void> {
  const { exit, err } = await begin(simulator, bench, words).ended;
  expect(exit, err).toBe(1);
  expect(err).not.toMatch(/erreur interne/i);
}

interface Undisturbed {
  readonly plan: readonly string[];
  readonly ledger: Ledger;
}

const scannedAtOnce = (size: Size): Promise<Undisturbed> =>
  withTenant(size, async (simulator, ledger, bench) => {
    await finished(simulator, bench);
    return { plan: comparable(bench), ledger };
  });

let authority: Authority;
let signIn: Readonly<Record<string, string>>;
let undisturbed: Undisturbed;

beforeAll(async () => {
  const about = { clientId: CLIENT, secret: SECRET, roles: ROLES };
  const { tenantId, close } = await startSimulator({ ...SMALL, seed: "essai" });
  await close();
  // Its clock goes no faster than ours: the tenant says when a token is over.
  authority = await startAuthority({ ...about, tenantId, faults: { lifetimeSeconds: 90 * 24 * 3600 } });
  signIn = {
    AZURE_TENANT_ID: tenantId,
    AZURE_CLIENT_ID: CLIENT,
    AZURE_CLIENT_SECRET: SECRET,
    AZURE_AUTHORITY_HOST: authority.url,
    NODE_EXTRA_CA_CERTS: authority.caPath,
  };
  undisturbed = await scannedAtOnce(SMALL);
}, 600_000);
afterAll(() => authority.close());

/** Runs and sends the signal after so many answers in all; what is under way by then may be anything. */
async function stoppedAt(
  moment: number,
  signal: NodeJS.Signals,
  simulator: Simulator,
  ledger: Ledger,
  bench: Bench,
  words: readonly string[] = [],
) {
  const child = begin(simulator, bench, words);
  ledger.onSeen = () => {
    if (ledger.seen < moment || child.process.killed) return;
    child.process.kill(signal);
  };
  const outcome = await child.ended;
  ledger.onSeen = () => {};
  return outcome;
}

test(
  `killed ${KILLS} times at random (BASCULE_TEST_KILLS=${SEED})`,
  async () => {
    const whole = await scannedAtOnce(LARGE);
    const random = randomOf(SEED, "kills");
    const moments = Array.from({ length: KILLS }, () => random.int(whole.ledger.seen)).sort((a, b) => a - b);
    await withTenant(LARGE, async (simulator, ledger, bench) => {
      for (const moment of moments) await stoppedAt(moment, "SIGKILL", simulator, ledger, bench);
      await finished(simulator, bench);
      expect(comparable(bench)).toEqual(whole.plan);
      const repeated = ledger.repeated(whole.ledger);
      const asked = whole.ledger.total();
      expect(repeated, `${repeated} of ${asked} repeated`).toBeLessThan(asked * MOST_REPEATED);
    });
  },
  LONG ? 14_400_000 : 600_000,
);

test("killed twice in quick succession, then interrupted by each signal that asks for an end", async () => {
  await withTenant(SMALL, async (simulator, ledger, bench) => {
    const moment = Math.floor(undisturbed.ledger.seen / 3);
    await stoppedAt(moment, "SIGKILL", simulator, ledger, bench);
    await stoppedAt(moment + 1, "SIGKILL", simulator, ledger, bench);
    for (const signal of ["SIGTERM", "SIGINT"] as const) {
      // Requests of the one that was killed may still be answered while the next one starts.
      const { exit } = await stoppedAt(ledger.seen + 80, signal, simulator, ledger, bench);
      expect(exit, signal).toBe(130);
    }
    await finished(simulator, bench);
    expect(comparable(bench)).toEqual(undisturbed.plan);
  });
}, 180_000);

test("killed while contents are read, and in a second scan, of what has changed since", async () => {
  const words = ["--content", "full"];
  await withTenant({ size: "tiny" }, async (simulator, ledger, bench) => {
    const left = benchFor(simulator);
    benches.push(left);
    for (const again of [false, true]) {
      if (again) simulator.later();
      const before = ledger.seen;
      await finished(simulator, left, words);
      const asked = ledger.seen - before;
      const moment = ledger.seen + Math.round(asked / 2);
      expect((await stoppedAt(moment, "SIGKILL", simulator, ledger, bench, words)).exit).toBe(-1);
      await finished(simulator, bench, words);
      expect(comparable(bench)).toEqual(comparable(left));
    }
    expect(bench.findings().length).toBeGreaterThan(0);
  });
}, 180_000);

test("killed at its end, when the scan is closed and the outputs are written", async () => {
  await withTenant(SMALL, async (simulator, ledger, bench) => {
    // All but the last answers; then the end of the scan, and each beginning of an output.
    await stoppedAt(undisturbed.ledger.seen - 5, "SIGKILL", simulator, ledger, bench);
    for (const drafts of [1, 6]) {
      const child = begin(simulator, bench);
      const alive = { is: true };
      void child.ended.then(() => {
        alive.is = false;
      });
      while (alive.is && draftsIn(bench.out) < drafts) await delay(1);
      child.process.kill("SIGKILL");
      await child.ended;
      // A set of outputs is there whole, or not at all.
      expect([0, 8]).toContain(finalIn(bench.out).length);
    }
    // The scan itself is over by then: nothing of it is asked for again.
    const before = ledger.seen;
    await finished(simulator, bench);
    expect(ledger.seen).toBe(before);
    expect(comparable(bench)).toEqual(undisturbed.plan);
  });
}, 180_000);

const namesIn = (folder: string) => (existsSync(folder) ? readdirSync(folder) : []);
const draftsIn = (folder: string) => namesIn(folder).filter((name) => name.endsWith(".part")).length;
const finalIn = (folder: string) => namesIn(folder).filter((name) => !name.endsWith(".part"));
