/**
 * The chain that every request for Graph goes through, first to last: only what reads; tries again what failed in
 * passing; waits for a place; signs; says who asks; counts; sends.
 */

import type { Client } from "@microsoft/microsoft-graph-client";
import { Authentication } from "./chain/authentication.ts";
import { Errand, type Outcome } from "./chain/errand.ts";
import { Identification } from "./chain/identification.ts";
import { Limits } from "./chain/limits.ts";
import { ReadOnly } from "./chain/read-only.ts";
import { Retry, type RetryTools } from "./chain/retry.ts";
import { Sending } from "./chain/sending.ts";
import { Telemetry } from "./chain/telemetry.ts";
import type { Lane } from "./lanes/lane.ts";
import type { Lanes } from "./lanes/lanes.ts";
import type { Wire } from "./network/wire.ts";
import type { Tokens } from "./sign-in/tokens.ts";
import { type Tally, type Workload, workloadOf } from "./workload.ts";

export interface TransportTools extends RetryTools {
  /** Version included, without a final slash. */
  readonly root: string;
  readonly version: string;
  readonly tokens: Tokens;
  readonly wire: Wire;
  readonly lanes: Lanes;
  readonly account: ReadonlyMap<Workload, Tally>;
}

interface Wanted {
  /** Below the root, or a whole link, verbatim. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly limit?: number;
  /** False for bytes that are not JSON. */
  readonly json?: boolean;
  readonly most504?: number | null;
}

/** Parts of one `$batch`, all GET. */
interface WantedParts {
  readonly parts: readonly {
    readonly id: string;
    readonly path: string;
    readonly headers?: Readonly<Record<string, string>>;
  }[];
}

export interface Transport {
  readonly tools: TransportTools;
  get(wanted: Wanted): Promise<Outcome>;
  batch(wanted: WantedParts): Promise<Outcome>;
  /** Below the root, whatever was given: a path, or a link. */
  pathOf(pathOrLink: string): string;
}

/** A page of a thousand of anything weighs less by far. */
const JSON_LIMIT = 64_000_000;

export async function openTransport(tools: TransportTools): Promise<Transport> {
  const { Client, ResponseType } = await import("@microsoft/microsoft-graph-client");
  const { root, lanes, wire, reach, signal, tokens, version, account } = tools;
  const client = Client.initWithMiddleware({
    customHosts: new Set([new URL(root).hostname]),
    middleware: [
      new ReadOnly(root),
      new Retry(tools),
      new Limits(signal),
      new Authentication(tokens),
      new Identification(version),
      new Telemetry(account),
      new Sending(root, wire, reach),
    ],
  });
  const pathOf = (given: string) => (given.startsWith(root) ? given.slice(root.length) : given);
  return {
    tools,
    pathOf,
    get({ path, headers = {}, limit = JSON_LIMIT, json = true, most504 = null }) {
      const lane = lanes.of(pathOf(path));
      const url = path.startsWith("/") ? root + path : path;
      const workloads = [workloadOf(pathOf(path))];
      const wanted = { method: "GET", url, headers, body: undefined, limit, json, most504, workloads } as const;
      return run(client, ResponseType.RAW, new Errand({ ...wanted, lane, weights: placesOf([lane]) }));
    },
    batch({ parts }) {
      const ways = parts.map(({ path }) => lanes.of(path));
      const requests = parts.map(({ id, path, headers }) => ({
        id,
        method: "GET",
        url: path,
        ...(headers === undefined ? {} : { headers }),
      }));
      const errand = new Errand({
        method: "POST",
        url: `${root}/$batch`,
        headers: {},
        body: { requests },
        lane: lanes.gateway,
        weights: placesOf([lanes.gateway, ...ways]),
        workloads: parts.map(({ path }) => workloadOf(path)),
        limit: JSON_LIMIT,
        json: true,
        most504: null,
      });
      return run(client, ResponseType.RAW, errand);
    },
  };
}

/** How many places in each lane, and as many in the lane around it. */
function placesOf(lanes: readonly Lane[]): ReadonlyMap<Lane, number> {
  const weights = new Map<Lane, number>();
  for (const lane of lanes) {
    for (let each: Lane | null = lane; each !== null; each = each.parent)
      weights.set(each, (weights.get(each) ?? 0) + 1);
  }
  return weights;
}

/** The client's own GET carries every errand: the chain takes address, method and body from the errand alone. */
async function run(client: Client, raw: Parameters<ReturnType<Client["api"]>["responseType"]>[0], errand: Errand) {
  try {
    await client.api("/").middlewareOptions([errand]).responseType(raw).get();
  } catch (thrown) {
    throw errand.fault === null ? thrown : errand.fault.thrown;
  }
  if (errand.outcome === null) throw new Error("the chain ended without an outcome");
  return errand.outcome;
}
