/**
 * A pretend ministry served over HTTP on the loopback as Microsoft Graph serves a tenant, with the truth of what it
 * holds. It knows nothing of who scans it.
 */

import { ROOT, type World } from "./http/answering.ts";
import { type Clock, type Pace, timekeeperOf } from "./http/clock.ts";
import { contentPort } from "./http/content.ts";
import { type Counters, countersOf } from "./http/counters.ts";
import { faultsOf } from "./http/faults.ts";
import { type LimitsWanted, noLimits, type RealLimits, realLimits } from "./http/limits/limits.ts";
import { pausesOf } from "./http/limits/pauses.ts";
import { placesOf } from "./http/limits/places.ts";
import { outagesOf } from "./http/outages.ts";
import { finderOf } from "./http/paths.ts";
import { closed, contentServer, graphServer, listening, type Watch } from "./http/server.ts";
import type { Faults, Outage } from "./http/settings.ts";
import { tokenOf } from "./http/tokens.ts";
import { secretsOfExchange } from "./ministry/exchange-truth.ts";
import { seatsOf } from "./ministry/licences.ts";
import { type Ministry, ministryOf, type Size } from "./ministry/ministry.ts";
import type { Shape } from "./ministry/sites-ground.ts";
import { secretsOf } from "./ministry/sites-whole.ts";
import { type Truth, truthOf } from "./ministry/truth.ts";
import { contentSource } from "./routes/content.ts";
import { ROUTES } from "./routes/index.ts";
import { needsOf, READ_PERMISSIONS } from "./routes/permissions.ts";

export { FAULT_KINDS } from "./http/settings.ts";

export interface SimulatorOptions extends Watch, Pace {
  readonly size: Size;
  readonly seed: string;
  /** 0, or nothing: any that is free. */
  readonly port?: number;
  readonly contentPort?: number;
  readonly faults?: Faults;
  readonly outage?: Outage | readonly Outage[];
  readonly limits?: LimitsWanted;
  /** Roles in the token, and all that is allowed; null: whatever reads. */
  readonly permissions?: readonly string[] | null;
  readonly concealedReports?: boolean;
  /** 1: the same tenant some weeks later, when files have changed. */
  readonly state?: 0 | 1;
  /** Share of all items that have changed by state 1: a few in every place, whatever its size, when not said. */
  readonly changes?: number;
  /** Personal drives cut to measure, for benches. */
  readonly shape?: Shape;
}

export interface Simulator {
  readonly graphUrl: string;
  readonly contentUrl: string;
  readonly tenantId: string;
  /** Good for a day, or for so many seconds; each is another. */
  token(lifetime?: number): string;
  /** What it lives by. */
  readonly clock: Clock & { readonly speed: number; readonly anchor: number };
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
const APPLICATION = "0f0e0d0c-0b0a-4908-8706-050403020100";

export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { size, seed, faults: wanted = {}, permissions = null } = options;
  const { changes = null, shape = null, concealedReports = false } = options;
  const inState = once((state: 0 | 1) => ministryOf({ seed, size, state, changes, shape, concealedReports }));
  let ministry = inState(options.state ?? 0);
  const truthIn = once((state: 0 | 1) => truthOf(inState(state)));
  const canariesIn = once((state: 0 | 1) => [...secretsOfExchange(inState(state)), ...secretsOf(inState(state))]);
  const time = timekeeperOf(options);
  const start = time.now();
  const counters = countersOf();
  const faults = faultsOf(seed, wanted);
  const outages = outagesOf([options.outage ?? []].flat(), start);
  const source = (path: string) => contentSource(ministry, faults.counted)(path);
  const content = contentPort({ seed, source, faults, outages, counters, clock: time });
  const contentListener = contentServer(content);
  const contentUrl = await listening(contentListener, options.contentPort ?? 0);
  let issued = 0;
  let root = "http://127.0.0.1";
  const world: World = {
    get ministry() {
      return ministry;
    },
    find: finderOf(ROUTES),
    faults,
    outages,
    limits: limitsOf(ministry, options.limits ?? "none"),
    needs: permissions === null ? null : needsOf,
    base: () => root + ROOT,
    elsewhere: (path) => content.addressOf(contentUrl, path),
    now: time.now,
  };
  const places = placesOf((options.limits ?? "none") !== "none");
  const graphListener = graphServer({ world, time, start, places, pauses: pausesOf(), counters, watch: options });
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
    clock: time,
    token: (lifetime = DAY) => {
      const exp = Math.floor(time.now() / 1000 + lifetime);
      return tokenOf(
        { tid: ministry.tenant, appid: APPLICATION, roles: permissions ?? READ_PERMISSIONS, exp },
        issued++,
      );
    },
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

function limitsOf(ministry: Ministry, wanted: LimitsWanted) {
  if (wanted === "none") return noLimits;
  const standing = { people: ministry.people, licences: seatsOf(ministry) };
  const real: RealLimits = wanted === "real" ? { mode: "real" } : wanted;
  return realLimits(ministry.seed, ministry.tenant, standing, real);
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
