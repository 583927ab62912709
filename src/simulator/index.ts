/**
 * A pretend ministry served over HTTP on the loopback as Microsoft Graph serves a tenant, with the truth of what it
 * holds. It knows nothing of who scans it.
 */

import { ROOT, type World } from "./http/answering.ts";
import { contentPort } from "./http/content.ts";
import { faultsOf } from "./http/faults.ts";
import { NO_LIMITS, realLimits } from "./http/limits.ts";
import { finderOf } from "./http/paths.ts";
import { closed, contentServer, graphServer, listening, type Watch } from "./http/server.ts";
import type { Counters, Faults } from "./http/settings.ts";
import { tokenOf } from "./http/tokens.ts";
import { secretsOfExchange } from "./ministry/exchange-truth.ts";
import { ministryOf, type Size } from "./ministry/ministry.ts";
import { secretsOf } from "./ministry/sites-whole.ts";
import { type Truth, truthOf } from "./ministry/truth.ts";
import { contentSource } from "./routes/content.ts";
import { ROUTES } from "./routes/index.ts";
import { needsOf, READ_PERMISSIONS } from "./routes/permissions.ts";

export { FAULT_KINDS } from "./http/settings.ts";

export interface SimulatorOptions extends Watch {
  readonly size: Size;
  readonly seed: string;
  /** 0, or nothing: any that is free. */
  readonly port?: number;
  readonly contentPort?: number;
  readonly faults?: Faults;
  readonly limits?: "none" | "real";
  /** Roles in the token, and all that is allowed; null: whatever reads. */
  readonly permissions?: readonly string[] | null;
  readonly concealedReports?: boolean;
  /** 1: the same tenant some weeks later, when files have changed. */
  readonly state?: 0 | 1;
  /** Share of all items that have changed by state 1: a few in every place, whatever its size, when not said. */
  readonly changes?: number;
}

export interface Simulator {
  readonly graphUrl: string;
  readonly contentUrl: string;
  readonly tenantId: string;
  /** Good for a day. */
  token(): string;
  /** Of the state that it is in. */
  truth(): Truth;
  /** Words and values planted in contents: none may ever be in any output. */
  canaries(): readonly string[];
  /** Some weeks go by: the same tenant in its state 1, at the same addresses. */
  later(): void;
  counters(): Counters;
  /** Unknown addresses, bad questions, tokens brought to the content port; and where the simulator itself failed. */
  surprises(): number;
  close(): Promise<void>;
}

const DAY = 24 * 3600;

export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { size, seed, faults: wanted = {}, permissions = null } = options;
  const { changes = null, concealedReports = false } = options;
  const inState = once((state: 0 | 1) => ministryOf({ seed, size, state, changes, concealedReports }));
  let ministry = inState(options.state ?? 0);
  const truthIn = once((state: 0 | 1) => truthOf(inState(state)));
  const canariesIn = once((state: 0 | 1) => [...secretsOfExchange(inState(state)), ...secretsOf(inState(state))]);
  const counters: Counters = {
    requests: 0,
    throttled: 0,
    leaks: 0,
    downloads: 0,
    defects: [],
    byRoute: {},
    byStatus: {},
  };
  const faults = faultsOf(seed, wanted);
  const content = contentPort(seed, (path) => contentSource(ministry)(path), faults, counters);
  const contentListener = contentServer(content);
  const contentUrl = await listening(contentListener, options.contentPort ?? 0);
  let root = "http://127.0.0.1";
  const world: World = {
    get ministry() {
      return ministry;
    },
    find: finderOf(ROUTES),
    faults,
    limits: options.limits === "real" ? realLimits(ministry.people) : NO_LIMITS,
    uneven: {
      empty: (place) => faults.chance("emptyPages", place),
      repeats: (place) => faults.chance("duplicates", place),
      circles: (place) => faults.chance("circles", place),
    },
    needs: permissions === null ? null : needsOf,
    base: () => root + ROOT,
    elsewhere: (path) => content.addressOf(contentUrl, path),
    now: Date.now,
  };
  const graphListener = graphServer(world, counters, options);
  try {
    root = await listening(graphListener, options.port ?? 0);
  } catch (error) {
    // A port that is taken: nothing is left open that would keep the process waiting for ever.
    await closed(contentListener);
    throw error;
  }
  return {
    graphUrl: root + ROOT,
    contentUrl,
    tenantId: ministry.tenant,
    token: () =>
      tokenOf({
        tid: ministry.tenant,
        appid: "0f0e0d0c-0b0a-4908-8706-050403020100",
        roles: permissions ?? READ_PERMISSIONS,
        exp: Math.floor(Date.now() / 1000) + DAY,
      }),
    truth: () => truthIn(ministry.state),
    canaries: () => [...new Set([...(ministry.state === 1 ? canariesIn(0) : []), ...canariesIn(ministry.state)])],
    later: () => {
      ministry = inState(1);
    },
    counters: () => counters,
    surprises: () =>
      counters.leaks + counters.defects.length + (counters.byStatus["400"] ?? 0) + (counters.byStatus["401"] ?? 0),
    close: async () => {
      await Promise.all([closed(graphListener), closed(contentListener)]);
    },
  };
}

/** It takes a while, and never changes. */
function once<K, T>(make: (key: K) => T): (key: K) => T {
  const made = new Map<K, T>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}
