/**
 * Waits out what passes: throttling, failures of the service, cut or garbled answers. The whole lane waits with a
 * throttled request. What is there to stay goes back as it came.
 */

import type { Context } from "@microsoft/microsoft-graph-client";
import type { DatedClock } from "../clock.ts";
import { errorOf, jsonOf } from "../error-body.ts";
import { UnreachableFault } from "../faults.ts";
import { LaneGone } from "../lanes/lane.ts";
import { Patience, type PatienceTools, type Setback } from "../lanes/patience.ts";
import type { Reach } from "../reach.ts";
import { CUT, endless, garbled, isEndless, setbackBy, setbackOf, tookTooLong } from "../setback.ts";
import { type Errand, errandOf } from "./errand.ts";
import { Link } from "./link.ts";

export interface RetryTools extends PatienceTools {
  readonly clock: DatedClock;
  readonly reach: Reach;
  readonly signal: AbortSignal;
  /** Aborted with the signal, and when the run is to end: waiting ends, what has left is waited for. */
  readonly waiting: AbortSignal;
}

/** Stands for a body that was made something of. */
const READ = new Uint8Array(0);

/** A body without an end is asked for so often: each time weighs all that is taken of one. */
const MOST_ENDLESS = 3;

/** What is no failure of the request's own. An envelope that is throttled is most often one too many; a link is told to wait. */
function isOfLimit({ kind, wait }: Setback, { pieces }: Errand): boolean {
  return kind === "throttled" && (pieces > 0 || wait !== null);
}

export class Retry extends Link {
  readonly #tools: RetryTools;

  constructor(tools: RetryTools) {
    super();
    this.#tools = tools;
  }

  override async execute(context: Context): Promise<void> {
    const errand = errandOf(context);
    const { clock, waiting } = this.#tools;
    const patience = new Patience(errand.lane, this.#tools);
    const mostEndless = errand.pieces > 1 ? 1 : MOST_ENDLESS;
    const most = errand.mostFailures ?? Number.POSITIVE_INFINITY;
    const hopeless = patience.hopeless();
    if (hopeless !== null) {
      errand.outcome = { kind: "given-up", last: hopeless, away: patience.away() };
      return;
    }
    let restedSince = Number.POSITIVE_INFINITY;
    for (let attempts = 1, timeouts = 0, failures = 0, large = 0; ; attempts += 1) {
      const setback = await this.#attempt(context, errand, attempts, restedSince);
      if (setback === null) return errand.lane.succeeded();
      if (setback instanceof LaneGone) {
        errand.outcome = { kind: "given-up", last: setback.by, away: setback.away };
        return;
      }
      const wait = patience.after(setback);
      timeouts += tookTooLong(setback) ? 1 : 0;
      failures += isOfLimit(setback, errand) ? 0 : 1;
      large += isEndless(setback) ? 1 : 0;
      // Of a limit that was said of one address alone, and again, nothing is left to say.
      const refused = errand.pieces === 0 && attempts > most;
      const enough = large >= mostEndless || failures >= most || refused;
      if (wait === null || enough || (errand.most504 !== null && timeouts >= errand.most504)) {
        errand.outcome = { kind: "given-up", last: setback, away: wait === null ? patience.away() : null };
        return;
      }
      restedSince = clock.now();
      await clock.sleep(this.#tools.reach.within(wait), waiting);
    }
  }

  /** @param restedSince when its last wait began: of a lane that was given up meanwhile, it is not the one who looks. */
  async #attempt(
    context: Context,
    errand: Errand,
    attempts: number,
    restedSince: number,
  ): Promise<Setback | LaneGone | null> {
    errand.outcome = null;
    try {
      errand.lane.unlessGoneSince(restedSince);
      await this.pass(context);
    } catch (cause) {
      if (cause instanceof LaneGone) return cause;
      this.#tools.signal.throwIfAborted();
      this.#tools.reach.fail(cause, attempts);
      // The sign-in authority may be away for a while, too.
      const away = cause instanceof UnreachableFault && this.#tools.reach.answered;
      return away ? CUT : setbackBy(cause);
    }
    const { status, header, body } = errand.reply;
    if (status < 300) {
      if (!errand.json) return null;
      if (body === "too-large") return endless(status, header);
      const json = jsonOf(body);
      if (json === undefined) return garbled(status, header);
      // What was parsed is not kept twice: a page may weigh some megabytes, and many are on their way.
      errand.outcome = { kind: "reply", reply: { ...errand.reply, body: READ }, json };
      return null;
    }
    // Nothing that is asked for as JSON is elsewhere: a proxy sends whoever is not signed in to a page of its own.
    if (errand.json && status < 400) return garbled(status, header);
    return setbackOf(status, errorOf(jsonOf(body), header), header, this.#tools.clock.wall());
  }
}
