/** A pretend tenant over HTTP with the real way to it. Every request sent is held against Graph's own description. */

import { clockAt, type DatedClock, REAL_TIME } from "../../src/graph/clock.ts";
import { connect } from "../../src/graph/connect.ts";
import { admission } from "../../src/graph/gate/admission.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { startSimulator } from "../../src/simulator/index.ts";
import { limitTable } from "../../src/store/limits.ts";
import { directoryRoles } from "../../src/store/templates.ts";
import { checkRequest } from "../openapi/check.ts";

const real = clockAt(REAL_TIME);

/** A clock that waits by moving on: what is tested is what a scan finds, not how long it waits. */
function hastyClock(): DatedClock {
  let ahead = 0;
  const now = () => Date.now() + ahead;
  return {
    now,
    wall: now,
    sleep: (milliseconds, signal) => {
      ahead += milliseconds;
      return real.sleep(1, signal);
    },
  };
}

/** A run that was told to read everything; collectors are told for themselves what they may. */
const ALL = {
  content: { exchange: "full", onedrive: "full", teams: "full", sharepoint: "full" },
  countTeamsMessages: true,
  extractLabels: true,
  readSharing: true,
} as const;

type Options = Parameters<typeof startSimulator>[0];
type Simulator = Awaited<ReturnType<typeof startSimulator>>;

export interface Tenant {
  readonly graph: Graph;
  readonly simulator: Simulator;
  /** Method and address of every request, parts of batches included. */
  readonly requests: readonly string[];
}

/** Runs what is given against a tenant, and fails when a request was sent that Graph does not know. */
export async function withTenant<T>(options: Options, use: (tenant: Tenant) => Promise<T>): Promise<T> {
  const requests: string[] = [];
  const odd: string[] = [];
  const simulator = await startSimulator({
    ...options,
    onRequest: (method, url) => {
      requests.push(`${method} ${url}`);
      try {
        checkRequest(method, url);
      } catch (error) {
        odd.push(`${method} ${url}: ${(error as Error).message}`);
      }
    },
  });
  const stop = new AbortController();
  try {
    const connection = await connect({
      env: { BASCULE_ACCESS_TOKEN: simulator.token(), BASCULE_GRAPH_URL: simulator.graphUrl },
      version: "0.0.0",
      signal: stop.signal,
      limits: limitTable(),
      directoryRoles: directoryRoles(),
      giveUpAfterSeconds: 3600,
      admit: admission(ALL),
      clock: hastyClock(),
      onDeviceCode: () => {
        throw new Error("no device code is asked for with a token at hand");
      },
    });
    try {
      const told = await use({ graph: connection.graph, simulator, requests });
      if (odd.length > 0) throw new Error(`requests that Graph does not know:\n${[...new Set(odd)].join("\n")}`);
      return told;
    } finally {
      await connection.close();
    }
  } finally {
    stop.abort();
    await simulator.close();
  }
}
