/** Ill tenants, and a process that scans them for as long as it is told: `npm run soak` half an hour, `npm test` a few scans. */

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { permissionsNeeded } from "../../../src/app/permissions.ts";
import { collectors } from "../../../src/collect/collectors/index.ts";
import { CHOSEN_WORKLOADS } from "../../../src/model/service.ts";
import { type SimulatorOptions, startSimulator } from "../../../src/simulator/index.ts";
import { startAuthority } from "../../graph/authority.ts";
import type { Told } from "./cycles.ts";

type Faults = NonNullable<SimulatorOptions["faults"]>;

const MINUTE = 60_000;

/** All that passes, at once. */
const PASSING: Faults = {
  ...{ throttled: 0.03, unavailable: 0.02, timedOut: 0.01, patience: 0.5 },
  ...{ reset: 0.02, truncated: 0.02, stalled: 0.003, endless: 0.001 },
  ...{ emptyPages: 0.1, duplicates: 0.1, repeatedPages: 0.1 },
  ...{ expiredDeltas: 0.2, expiredLinks: 0.1, expiredTokens: 0.002, expiredDownloads: 0.1 },
};
/** What lasts is told in the plan, the same whatever else goes wrong. */
const LASTING: Faults = { locked: 0.05, forbidden: 0.05, wrongCounts: 0.1 };

/** Pairs of a tenant without what passes, and the same with it. */
export const TENANTS: readonly { readonly calm: Faults; readonly ill: Faults }[] = [
  { calm: {}, ill: PASSING },
  { calm: LASTING, ill: { ...PASSING, ...LASTING, throttled: 0.06, reset: 0.04 } },
];

const CLIENT = "bbbbbbbb-0000-4000-8000-000000000002";
const SECRET = "a-secret-of-the-tests";
const ALL = { exchange: "full", onedrive: "full", teams: "full", sharepoint: "full" } as const;
const ROLES = permissionsNeeded(collectors, CHOSEN_WORKLOADS, ALL).map(({ permission }) => permission);

export interface Soaked {
  readonly told: readonly Told[];
  /** Seconds of the tenants’ clock in which they were scanned. */
  readonly tenantSeconds: number;
  readonly exit: number | null;
  readonly err: string;
  /** How many answers were ill, of how many. */
  readonly refused: number;
  readonly requests: number;
}

export interface Wish {
  readonly tenants: typeof TENANTS;
  readonly size: SimulatorOptions["size"];
  /** How much faster than ours the tenants’ clock goes. */
  readonly speed: number;
  readonly seconds: number;
  readonly cycles: number;
  readonly scans: number;
}

/** @param onTold after each cycle, for whoever watches. */
export async function soak(
  { tenants, size, speed, seconds, cycles, scans }: Wish,
  onTold: (told: Told) => void = () => undefined,
): Promise<Soaked> {
  const about = { size, seed: "essai", clockSpeed: speed } as const;
  const calm = await Promise.all(tenants.map(({ calm: faults }) => startSimulator({ ...about, faults })));
  const reached = ({ graphUrl, clock }: (typeof calm)[number]) => ({
    graphUrl,
    clock: `${speed}@${Math.round(clock.anchor)}`,
  });
  const outage = { from: 0, after: 300, until: 3 * MINUTE };
  const ill = await Promise.all(tenants.map(({ ill: faults }) => startSimulator({ ...about, faults, outage })));
  const { tenantId } = ill[0] as (typeof ill)[number];
  const authority = await startAuthority({
    ...{ tenantId, clientId: CLIENT, secret: SECRET, roles: ROLES, faults: { lifetimeSeconds: 90 * 24 * 3600 } },
  });
  const home = mkdtempSync(join(tmpdir(), "bascule-soak-"));
  const began = performance.now();
  const child = spawn(process.execPath, ["--expose-gc", join(import.meta.dirname, "cycles.ts")], {
    env: {
      ...{ PATH: process.env.PATH, HOME: home, TMPDIR: home, NODE_EXTRA_CA_CERTS: authority.caPath },
      ...{ AZURE_TENANT_ID: tenantId, AZURE_CLIENT_ID: CLIENT, AZURE_CLIENT_SECRET: SECRET },
      AZURE_AUTHORITY_HOST: authority.url,
      SOAK: JSON.stringify({
        ...{ seconds, cycles, scans },
        ...{ calm: calm.map(reached), ill: ill.map(reached) },
      }),
    },
  });
  let err = "";
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  const ended = new Promise<number | null>((done) => child.on("close", done));
  const told: Told[] = [];
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      told.push(JSON.parse(line) as Told);
      onTold(told.at(-1) as Told);
    }
    const tenantSeconds = ((performance.now() - began) / 1000) * speed;
    const sum = (of: "refused" | "requests") => ill.reduce((all, one) => all + one.counters()[of], 0);
    return { told, tenantSeconds, exit: await ended, err, refused: sum("refused"), requests: sum("requests") };
  } finally {
    child.kill();
    await Promise.all([...calm, ...ill].map((one) => one.close()));
    await authority.close();
    rmSync(home, { recursive: true, force: true });
  }
}
