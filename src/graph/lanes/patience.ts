/**
 * How long a request that met something passing waits before it tries again, and when it gives up. Microsoft's
 * rule: the longer of `Retry-After` and `RateLimit-Reset`, uncut; without either, exponential from one to two
 * seconds with jitter, five minutes at most. https://learn.microsoft.com/graph/throttling
 */

import type { Clock } from "../clock.ts";
import type { Away, Lane } from "./lane.ts";

/** Something that passes. */
export interface Setback {
  /** `throttled`: 429, 503. `server`: 500, 502, 504. `network`: cut, stalled. `garbled`: not what was announced. */
  readonly kind: "throttled" | "server" | "network" | "garbled";
  /** What the service asked for, in milliseconds; null when it did not say. */
  readonly wait: number | null;
  readonly status: number | null;
  readonly code: string | null;
  readonly requestId: string | null;
}

export interface PatienceTools {
  readonly clock: Clock;
  /** Between 0 and 1, 1 excluded. */
  readonly random: () => number;
  readonly giveUpAfterSeconds: number;
  /** A lane (`outlook`, `sharepoint`) waits until then; never whose mailbox. */
  readonly onPause: (lane: string, until: Date) => void;
}

const LONGEST_BACKOFF = 300_000;

/**
 * A request that fails this often while others of its family succeed in between is given up alone: it is the request
 * that is ill, not the service. One that is throttled may only be unlucky: it also has to last as long as a lane may.
 */
const MOST_FAILURES_ALONE = 8;
const MOST_REFUSALS_ALONE = 20;
/** Refused so often while others pass in between, it is what is asked for that is shut, not the service: it waits by itself. */
const REFUSED_ITSELF = 4;
/** Whatever others do, and however rarely it may try: one that has failed this often, for as long as a lane may. */
const MOST_TRIES = 30;

export class Patience {
  readonly #lane: Lane;
  readonly #tools: PatienceTools;
  readonly #begun: number;
  #tries = 0;
  #failures = 0;
  /** Those before which others had succeeded: in an outage everybody fails. */
  #failuresAlone = 0;
  #refusalsAlone = 0;
  #triedSince: number;

  constructor(lane: Lane, tools: PatienceTools) {
    this.#lane = lane;
    this.#tools = tools;
    this.#begun = this.#triedSince = tools.clock.now();
  }

  /** Milliseconds until the next attempt, or null to give up. A throttled lane is paused by this very call, unless the request alone is refused. */
  after(setback: Setback): number | null {
    const throttled = setback.kind === "throttled";
    const patience = this.#tools.giveUpAfterSeconds * 1000;
    const refusals = this.#lane.failed(throttled, patience, this, throttled && setback.wait !== null);
    this.#tries += 1;
    const alone = this.#lane.lastSuccess() >= this.#triedSince ? 1 : 0;
    this.#triedSince = this.#tools.clock.now();
    if (throttled) {
      this.#refusalsAlone += alone;
    } else {
      this.#failures += 1;
      this.#failuresAlone += alone;
    }
    const wait = Math.max(
      setback.wait ?? backoff(throttled ? Math.max(1, refusals) : this.#failures, this.#tools.random()),
      floor(throttled ? Math.max(1, refusals) : this.#failures),
    );
    // Whoever says how long, whatever else it says, is left alone for so long; but one ill site stops no other.
    if ((throttled || setback.wait !== null) && this.#refusalsAlone < REFUSED_ITSELF) {
      this.#lane.pause(wait, setback);
      this.#tools.onPause(this.#lane.family, new Date(this.#tools.clock.now() + wait));
    }
    const failing = this.#lane.failingFor() >= patience;
    if (failing) this.#lane.giveUp(setback, patience);
    return failing || this.#ill(patience) || wait > patience ? null : wait;
  }

  #ill(patience: number): boolean {
    const long = this.#tools.clock.now() - this.#begun >= patience;
    const often = this.#refusalsAlone >= MOST_REFUSALS_ALONE || this.#tries >= MOST_TRIES;
    return this.#failuresAlone >= MOST_FAILURES_ALONE || (often && long);
  }

  /** Why it is not worth the beginning: the lane was given up, or is to be left alone for longer than it will be waited for. */
  hopeless(): Setback | null {
    return this.#lane.gone() ?? this.ordered();
  }

  /** The same of who was let in: it may be the one that looks whether the lane is back. */
  ordered(): Setback | null {
    return this.#lane.pausedBeyond(this.#tools.giveUpAfterSeconds * 1000);
  }

  /** Why nobody may ask the service for now; null where what is given up is the request's own. */
  away(): Away | null {
    return this.#lane.away(this.#tools.giveUpAfterSeconds * 1000);
  }
}

/** @param turn 1 for the first wait. @param random between 0 and 1. */
function backoff(turn: number, random: number): number {
  return Math.min((1 + random) * 1000 * 2 ** Math.min(turn - 1, 20), LONGEST_BACKOFF);
}

/** A service may ask for no wait at all, and go on refusing: it is not asked again as fast as it can answer. */
function floor(turn: number): number {
  return 100 * 2 ** Math.min(turn - 1, 6);
}
