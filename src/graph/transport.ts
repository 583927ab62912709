/**
 * The chain that every request for Graph goes through, first to last: only what reads; tries again what failed in
 * passing; asks again with another token; waits for a place; signs; says who asks; looks once more whether it may leave;
 * counts; sends.
 */

import type { Client } from "@microsoft/microsoft-graph-client";
import type { LimitTable } from "../model/limits.ts";
import type { Secret } from "../model/secret.ts";
import { pathBelow } from "./address.ts";
import type { Budget } from "./budget.ts";
import { Authentication } from "./chain/authentication.ts";
import { Departure } from "./chain/departure.ts";
import { Errand, type Outcome } from "./chain/errand.ts";
import { GIVE_WAY, Identification } from "./chain/identification.ts";
import { Limits } from "./chain/limits.ts";
import { ReadOnly } from "./chain/read-only.ts";
import { Renewal } from "./chain/renewal.ts";
import { Retry, type RetryTools } from "./chain/retry.ts";
import { Sending } from "./chain/sending.ts";
import { Telemetry } from "./chain/telemetry.ts";
import type { Admit } from "./gate/admission.ts";
import type { Mark } from "./gate/mandate.ts";
import type { Crowd } from "./lanes/crowd.ts";
import type { Lane } from "./lanes/lane.ts";
import { type Lanes, type Share, together, type Way } from "./lanes/lanes.ts";
import type { Wire } from "./network/wire.ts";
import { KeptLinks } from "./requests/kept-links.ts";
import { Renewals } from "./sign-in/renewals.ts";
import type { Tokens } from "./sign-in/tokens.ts";
import { type Charge, type Tally, type Workload, workloadOf } from "./workload.ts";

export interface TransportTools extends RetryTools {
  /** Version included, without a final slash. */
  readonly root: string;
  /** What is said of who asks: `User-Agent`. */
  readonly agent: string;
  /** What the gate goes by, besides the root. */
  readonly admit?: Admit;
  /** Domains that Graph may send on to, besides Microsoft's. */
  readonly downloadHosts?: readonly string[];
  readonly tokens: Tokens;
  readonly wire: Wire;
  readonly limits: LimitTable;
  readonly lanes: Lanes;
  readonly crowd: Crowd;
  readonly budget: Budget;
  readonly account: ReadonlyMap<Workload, Tally>;
}

/** Who asks, and for whom it is counted. */
export interface Origin {
  /** Askers are served in turn where a lane is full. */
  readonly asker: string;
  /** And what one asker began first is served first. */
  readonly turn: number;
  /** Null: whatever the path says. */
  readonly workload: Workload | null;
}

interface Wanted {
  /** Below the root, or a whole link, verbatim. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly limit?: number;
  /** False for bytes that are not JSON. */
  readonly json?: boolean;
  readonly most504?: number | null;
  /** GET unless it is told. */
  readonly method?: "GET" | "POST";
  /** Of a link, the path of the list that it goes on with. */
  readonly begun?: string;
  /** And what that list was begun for. */
  readonly mark?: Mark;
  readonly isProbe?: boolean;
  readonly mostFailures?: number | null;
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
  readonly origin: Origin;
  get(wanted: Wanted): Promise<Outcome>;
  /** With the token that the envelope was sent with: a part of it may be refused for it alone. */
  batch(wanted: WantedParts): Promise<{ readonly outcome: Outcome; readonly signedWith: Secret | null }>;
  /** Asks for what has nothing to do with what failed, and is waited for as anything is. */
  anything(): Promise<Outcome>;
  readonly keptLinks: KeptLinks;
  /** Of parts of a batch: what is asked for alone is renewed by itself. */
  readonly renewals: Renewals;
  /** Below the root, whatever was given: a path, or a link. An address elsewhere stays what it is. */
  pathOf(pathOrLink: string): string;
}

/** What can be asked for in pieces fails so often before it is: one piece may be ill. The last piece fails as often as any. */
const [MOST_FAILURES_WHOLE, MOST_FAILURES_PIECE] = [3, 8];

/** What anybody may ask for, be it to be refused. */
const ANYBODY = "/organization?$select=id";
const NOBODY: Origin = { asker: "", turn: 0, workload: null };

/** A page of a thousand of anything weighs less by far. */
const JSON_LIMIT = 64_000_000;

/** One chain for all; a transport of their own for those who ask. */
export async function openTransport(tools: TransportTools): Promise<(origin: Origin) => Transport> {
  const { Client, ResponseType } = await import("@microsoft/microsoft-graph-client");
  const { root, lanes, wire, reach, waiting, tokens, agent, account, clock, budget, crowd } = tools;
  const askAnything = () => transportFor(NOBODY).get({ path: ANYBODY, isProbe: true });
  const renewals = new Renewals({ tokens, host: new URL(root).hostname, askAnything });
  const keptLinks = new KeptLinks();
  const rules = { root, ...(tools.admit && { admit: tools.admit }) };
  const client = Client.initWithMiddleware({
    customHosts: new Set([new URL(root).hostname]),
    middleware: [
      new ReadOnly(rules),
      new Retry(tools),
      new Renewal(renewals),
      new Limits(lanes.gauges, crowd, waiting),
      new Authentication(tokens),
      new Identification(agent),
      new Departure(clock, budget, waiting),
      new Telemetry(account),
      new Sending(rules, wire, reach),
    ],
  });
  const pathOf = (given: string) => (given.startsWith("/") ? given : (pathBelow(root, given) ?? given));
  const sent = (errand: Errand) => run(client, ResponseType.RAW, errand);
  const transportFor = (origin: Origin): Transport => ({
    tools,
    origin,
    pathOf,
    renewals,
    keptLinks,
    anything: () => transportFor(origin).get({ path: ANYBODY }),
    async get({ path, headers = {}, limit = JSON_LIMIT, json = true, most504 = null, method = "GET", begun, ...more }) {
      const below = pathOf(path);
      const way = lanes.way(below);
      const url = below.startsWith("/") ? root + below : path;
      const { lane, shares } = way;
      const charges = [chargeOf(origin, below, way)];
      const wanted = {
        method,
        url,
        headers,
        body: undefined,
        limit,
        json,
        most504,
        charges,
        behalf: origin.workload,
        pieces: 0,
        ...more,
        ...(begun !== undefined && { begun: pathOf(begun) }),
      } as const;
      const outcome = await sent(new Errand({ ...wanted, lane, shares, asker: origin.asker, turn: origin.turn }));
      if (outcome.kind === "reply") tools.admit?.heard?.(below, outcome.reply.status);
      return outcome;
    },
    async batch({ parts }) {
      const ways = parts.map(({ path }) => lanes.way(path));
      const requests = parts.map(({ id, path, headers }, index) => {
        const all = { ...headers, ...(ways[index]?.lane.family === "directory" ? GIVE_WAY : {}) };
        return { id, method: "GET", url: path, ...(Object.keys(all).length > 0 && { headers: all }) };
      });
      const errand = new Errand({
        method: "POST",
        url: `${root}/$batch`,
        headers: {},
        body: { requests },
        lane: lanes.gateway,
        shares: together([{ shares: envelopeOf(lanes.gateway) }, ...ways]),
        asker: origin.asker,
        turn: origin.turn,
        behalf: origin.workload,
        charges: parts.map(({ path }, index) => chargeOf(origin, path, ways[index] as Way)),
        limit: JSON_LIMIT,
        json: true,
        most504: null,
        pieces: parts.length,
        mostFailures: parts.length > 1 ? MOST_FAILURES_WHOLE : MOST_FAILURES_PIECE,
      });
      return { outcome: await sent(errand), signedWith: errand.signedWith };
    },
  });
  return transportFor;
}

const envelopeOf = (gateway: Lane): ReadonlyMap<Lane, Share> => new Map([[gateway, { weight: 1, costs: new Map() }]]);

function chargeOf({ workload }: Origin, path: string, { lane, units }: Way): Charge {
  return { workload: workload ?? workloadOf(path), units: lane.family === "sharepoint" ? units : 0 };
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
