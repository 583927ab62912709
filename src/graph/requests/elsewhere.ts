/**
 * What Graph hands over by another address: a file's bytes, a report. The address is signed by itself: it is
 * asked without the token, at once, never kept and never told; when it has ended, Graph is asked for another.
 */

import { errorOf } from "../error-body.ts";
import { GraphFault, type Refusal } from "../graph.ts";
import type { Patience, Setback } from "../lanes/patience.ts";
import { mayHandOver } from "../network/hosts.ts";
import type { Reply, Stream } from "../network/wire.ts";
import { routeOf } from "../route.ts";
import { CUT, isThrottled, setbackBy, setbackOf } from "../setback.ts";
import type { Transport } from "../transport.ts";
import { type Tally, workloadOf } from "../workload.ts";
import { givenUp, refused, settle } from "./answers.ts";

export type Found =
  /** Graph gave it by itself. */
  | { readonly kind: "reply"; readonly reply: Reply }
  | { readonly kind: "stream"; readonly stream: Stream }
  | { readonly kind: "refused"; readonly refusal: Refusal };

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** A signed address that has ended says one of these. */
const ENDED = new Set([401, 403, 404, 410]);
/** A slow proxy may let more than one end before it is followed; a file that is really refused costs a few requests. */
const MOST_RENEWALS = 5;
const MOST_HOPS = 4;

export async function findElsewhere(
  transport: Transport,
  path: string,
  limit: number,
  patience: Patience,
): Promise<Found> {
  for (let renewals = 0; ; ) {
    const hopeless = patience.ordered();
    if (hopeless !== null) return { kind: "refused", refusal: givenUp(hopeless, patience.away()) };
    const outcome = await transport.get({ path, json: false, limit });
    const location =
      outcome.kind === "reply" && REDIRECTS.has(outcome.reply.status) ? outcome.reply.header("location") : null;
    if (location === null) {
      const settled = settle(transport, path, outcome);
      return settled.ok ? { kind: "reply", reply: settled.reply } : { kind: "refused", refusal: settled.refusal };
    }
    const stream = await follow(transport, path, location);
    const setback =
      "chunks" in stream ? setbackOf(stream.status, NOTHING_SAID, stream.header, transport.tools.clock.wall()) : stream;
    if (setback === null && "chunks" in stream) {
      if (stream.status < 300) return { kind: "stream", stream };
      stream.leave();
      if (!ENDED.has(stream.status) || renewals >= MOST_RENEWALS) {
        return { kind: "refused", refusal: refused(transport, path, stream.status, undefined, stream.header) };
      }
      renewals += 1;
      continue;
    }
    if ("chunks" in stream) stream.leave();
    const gone = await waitOut(transport, patience, setback ?? CUT);
    if (gone !== null) return { kind: "refused", refusal: gone };
  }
}

/** The storage behind has no words of Graph's; what it says may name the file. */
const NOTHING_SAID = errorOf(undefined, () => null);

/** Waits for the next attempt; a refusal when there is to be none. */
export async function waitOut(transport: Transport, patience: Patience, setback: Setback): Promise<Refusal | null> {
  const wait = patience.after(setback);
  if (wait === null) return givenUp(setback, patience.away());
  await transport.tools.clock.sleep(wait, transport.tools.waiting);
  return null;
}

export function tallyOf(transport: Transport, path: string): Tally {
  return transport.tools.account.get(transport.origin.workload ?? workloadOf(transport.pathOf(path))) as Tally;
}

async function follow(transport: Transport, path: string, location: string): Promise<Stream | Setback> {
  const { wire, signal, agent, budget, lanes, clock, waiting } = transport.tools;
  const lane = lanes.beyond(transport.pathOf(path));
  const tally = tallyOf(transport, path);
  let url = addressOf(transport, location, transport.tools.root, path);
  for (let hop = 0; hop < MOST_HOPS; hop += 1) {
    for (let wait = lane.shutFor(); wait > 0; wait = lane.shutFor()) await clock.sleep(wait, waiting);
    budget.spend(1);
    tally.requests += 1;
    let stream: Stream;
    try {
      const headers = { accept: "*/*", "accept-language": "en-US", "user-agent": agent };
      stream = await wire.open({ method: "GET", url, headers, signal, route: transport.pathOf(path) });
    } catch (cause) {
      signal.throwIfAborted();
      return setbackBy(cause);
    }
    if (isThrottled(stream.status)) tally.throttled += 1;
    const next = REDIRECTS.has(stream.status) ? stream.header("location") : null;
    if (next === null) return stream;
    stream.leave();
    url = addressOf(transport, next, url, path);
  }
  throw new GraphFault(`GET ${routeOf(path)}: too many redirects`);
}

/** @throws GraphFault, with its host alone, of an address that is not encrypted, or on a host that Graph is not known to send on to. */
function addressOf({ tools, pathOf }: Transport, location: string, from: string, path: string): string {
  const url = URL.parse(location, from);
  const { root, downloadHosts: more = [] } = tools;
  if (url === null || !mayHandOver(url, { root, path: pathOf(path), more })) {
    const host = url === null || url.host === "" ? "" : ` (${url.host})`;
    throw new GraphFault(`GET ${routeOf(path)}: redirected to an address that may not be followed${host}`, {
      code: "redirectedElsewhere",
    });
  }
  return URL.canParse(location) ? location : url.href;
}
