/**
 * Links that an earlier scan kept, and that a service fails on where it answers everything else: all of them may be ill at
 * once, as its tokens are of another time. Each is tried some times, and what it stands for is asked for from the
 * beginning; after some in a row, once. A service that fails on everything is waited for: no link is lost for an outage.
 */

import type { Family } from "../../model/limits.ts";
import type { Outcome } from "../chain/errand.ts";
import type { Mark } from "../gate/mandate.ts";
import type { Transport } from "../transport.ts";

/** What a link is asked for before its place is asked for anew, and where the last ones were all ill. */
const [FAILURES, FAILURES_OF_MANY] = [3, 1];
const MANY = 3;

/** Milliseconds after which an answer says that the service was away, and is back; and how often it may have been. */
const [OUTAGE, MOST_OUTAGES] = [10_000, 2];

export class KeptLinks {
  /** Of each service, how many were ill since one was not. */
  readonly #ill = new Map<Family, number>();

  /** None that was asked for lately is well. */
  areIll(family: Family): boolean {
    return (this.#ill.get(family) ?? 0) >= MANY;
  }

  mostFailures(family: Family): number {
    return this.areIll(family) ? FAILURES_OF_MANY : FAILURES;
  }

  ill(family: Family): void {
    this.#ill.set(family, (this.#ill.get(family) ?? 0) + 1);
  }

  well(family: Family): void {
    this.#ill.delete(family);
  }
}

/**
 * A link that fails is asked for again once its path is answered: the service may have been ill. `ill` where the link still
 * fails, though the path was answered at once.
 */
export async function askKeptLink(
  transport: Transport,
  link: string,
  path: string,
  mark: Mark,
  headers: Readonly<Record<string, string>>,
): Promise<Outcome | "ill"> {
  const { keptLinks, tools } = transport;
  const { family } = tools.lanes.way(transport.pathOf(path)).lane;
  let well = false;
  for (let outages = 0; ; outages += 1) {
    const mostFailures = well ? 1 : keptLinks.mostFailures(family);
    const outcome = await transport.get({ path: link, begun: path, mark, headers, mostFailures });
    if (!hasFailed(outcome)) {
      if (outcome.kind === "reply" && outcome.reply.status < 400) keptLinks.well(family);
      return outcome;
    }
    if (well || keptLinks.areIll(family) || outages > MOST_OUTAGES) {
      keptLinks.ill(family);
      return "ill";
    }
    const asked = tools.clock.now();
    const anew = await transport.get({ path, headers });
    if (anew.kind === "given-up") return anew.away === null ? outcome : anew;
    well = tools.clock.now() - asked <= OUTAGE;
  }
}

/** By itself, whatever its service said: some are told to wait for ever. */
function hasFailed(outcome: Outcome): boolean {
  return outcome.kind === "given-up" && outcome.away === null;
}
