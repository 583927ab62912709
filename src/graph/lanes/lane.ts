/**
 * A lane is what one of Graph's limits applies to: a mailbox, a channel, the tenant's SharePoint, the directory.
 * Throttling pauses the whole lane, since refused requests count too. A mailbox's lane stands inside that of all
 * mailboxes.
 */

import type { Family } from "../../model/limits.ts";
import type { Clock } from "../clock.ts";
import { LONGEST_WAIT } from "../retry-after.ts";
import { Breadth } from "./breadth.ts";
import type { Setback } from "./patience.ts";
import { SAME_PAUSE } from "./shared/ledger.ts";
import { type SharedDoor, type Ticket, Turnstile } from "./turnstile.ts";

/** Told of a whole service that has answered nothing good for a while, again with each failure; and of its return. */
export interface LaneWatch {
  /** @param since milliseconds. */
  failing(name: string, since: number): void;
  back(name: string): void;
}

/** Services of one tenant that answer nothing good: where there are two, it is no request that is ill. */
export type Troubled = Set<Lane>;

export interface LaneOptions {
  readonly name: string;
  readonly family: Family;
  /** Requests at once: at first, an envelope being one; and at most, each of its parts being one. */
  readonly places: readonly [least: number, most: number];
  readonly parent?: Lane;
  /** Milliseconds for which nobody may ask anything: the hours of the day are not ours. */
  readonly closedFor?: () => number;
  readonly watch?: LaneWatch;
  readonly troubled?: Troubled;
  /** Milliseconds: nobody waits at the door for longer than that. */
  readonly patience?: number;
  /** Where several processes share it; told of each pause that is ordered here. */
  readonly shared?: SharedDoor;
  readonly onPause?: (milliseconds: number) => void;
}

/** What passes within a minute is nobody's concern. */
const NOTICED = 60_000;

/** So many times as often it has to ask for a wait as it fails without one, to be taken at its word. */
const ORDERS = 2;

/** So many requests have to fail before it is the service that is given up: one alone may be ill. */
const MOST_ILL = 3;

/** Of a lane that was given up, one request may look so often whether it is back. */
export const LOOK_EVERY = 300_000;

/**
 * `silent`: nothing good came of a whole service in this run. `ordered`: it said for how long, or refused again and again
 * with a wait. `ordered-here`: one place of it alone said so, a mailbox or a channel.
 */
export type Away = "silent" | "ordered" | "ordered-here";

/** Nothing good came of the lane for so long that it is not asked any more, or it is to be left alone for longer. */
export class LaneGone extends Error {
  override readonly name = "LaneGone";
  /** What it failed with last. */
  readonly by: Setback;
  /** Null of a mailbox or a channel that was given up by itself. */
  readonly away: Away | null;
  constructor(by: Setback, away: Away | null) {
    super("the lane was given up");
    this.by = by;
    this.away = away;
  }
}

interface Gone {
  readonly by: Setback;
  /** It refused with a wait, nearly each time. */
  readonly ordered: boolean;
  readonly at: number;
  /** When the next one may look. */
  lookAt: number;
  /** Nobody has looked until then: it is not known any more, and tried as if it were well. */
  readonly until: number;
}

export class Lane {
  readonly name: string;
  readonly family: Family;
  readonly parent: Lane | null;
  readonly #door: Turnstile;
  readonly #clock: Clock;
  readonly #closedFor: () => number;
  readonly #watch: LaneWatch | null;
  #openAt = 0;
  #pausedBy: Setback | null = null;
  #failingSince: number | null = null;
  #failedAt = 0;
  #lastSuccess = 0;
  #noticed = false;
  #refusals = 0;
  #gone: Gone | null = null;
  readonly #troubled: Troubled;
  /** Requests that have failed since the last success, as far as they are worth telling apart. */
  #failing = new Set<object>();
  /** Since the last success: with a wait that was asked for, and without. */
  #failures = { ordered: 0, plain: 0 };
  readonly #patience: number;
  readonly #onPause: (milliseconds: number) => void;
  #childPaused: { readonly child: Lane; readonly until: number } | null = null;

  constructor(
    clock: Clock,
    {
      name,
      family,
      places,
      parent,
      watch,
      troubled,
      patience,
      shared,
      onPause = () => undefined,
      closedFor = () => 0,
    }: LaneOptions,
  ) {
    this.name = name;
    this.family = family;
    this.parent = parent ?? null;
    this.#clock = clock;
    this.#watch = watch ?? null;
    this.#troubled = troubled ?? new Set();
    this.#closedFor = closedFor;
    this.#patience = patience ?? Number.POSITIVE_INFINITY;
    // Who passes finds the door around shut in its turn, and is turned away there if need be.
    this.#door = new Turnstile(new Breadth(clock, ...places), places[1], clock, () => this.#shutHere(), shared);
    this.#onPause = onPause;
  }

  /**
   * Waits while the lane is shut, then for a place and for its limits. Resolves with the way out.
   * @throws LaneGone while it is given up, to all but the one who looks whether it is back; and while it is to be left
   * alone for longer than anybody waits.
   */
  enter(ticket: Ticket, signal?: AbortSignal): Promise<() => void> {
    const [by, order] = [this.gone(), this.pausedBeyond(this.#patience)];
    if (by !== null) return Promise.reject(new LaneGone(by, this.#goneAway()));
    if (order !== null) return Promise.reject(new LaneGone(order, this.away(this.#patience)));
    if (this.#gone !== null) this.#gone.lookAt = this.#clock.now() + LOOK_EVERY;
    return this.#door.enter(ticket, signal);
  }

  /** What it was given up for, it or the lane around; null where one may try. */
  gone(): Setback | null {
    const now = this.#clock.now();
    if (this.#gone !== null && now >= this.#gone.until) this.#gone = null;
    return this.#gone !== null && now < this.#gone.lookAt ? this.#gone.by : (this.parent?.gone() ?? null);
  }

  /** @throws LaneGone when it was given up since then: whoever was let in before need not leave any more. */
  unlessGoneSince(time: number): void {
    this.parent?.unlessGoneSince(time);
    if (this.#gone !== null && this.#gone.at >= time) throw new LaneGone(this.#gone.by, this.#goneAway());
  }

  /** Null of a place that was given up by itself, in a service that is well. */
  #goneAway(): Away | null {
    if (this.parent !== null) return this.parent.gone() === null ? null : this.parent.#goneAway();
    return this.#gone?.ordered ? "ordered" : "silent";
  }

  /** @throws LaneGone while it is to be left alone for longer than anybody waits. */
  unlessOrderedAway(): void {
    const by = this.pausedBeyond(this.#patience);
    if (by !== null) throw new LaneGone(by, this.away(this.#patience));
  }

  /**
   * Where nothing good came for so many milliseconds, here or in the lane around, those who wait are turned away. A
   * service is given up for several of its requests, or where another service is as silent.
   */
  giveUp(by: Setback, patience: number): void {
    this.parent?.giveUp(by, patience);
    const now = this.#clock.now();
    if (this.#failingSince === null || this.#failedAt - this.#failingSince < patience) return;
    if (this.parent === null && this.#failing.size < MOST_ILL && this.#troubled.size < 2) return;
    const ordered = this.#failures.ordered > ORDERS * this.#failures.plain;
    this.#gone = {
      by,
      ordered,
      at: now,
      lookAt: nextLook(this.#failingSince + patience, now),
      until: now + Math.max(patience, LOOK_EVERY) + LOOK_EVERY,
    };
    this.#door.turnAway(new LaneGone(by, this.#goneAway()));
  }

  /** Why it is not worth asking: its service fell silent, or ordered to be left alone for longer than it is waited for. */
  away(patience: number): Away | null {
    if (this.parent !== null)
      return this.parent.away(patience) ?? (this.#openAt - this.#clock.now() > patience ? "ordered-here" : null);
    if (this.pausedBeyond(patience) !== null) return "ordered";
    return this.gone() === null ? null : this.#goneAway();
  }

  /** Milliseconds until a request may leave, by what the service ordered and by the hour; here and in the lane around. */
  shutFor(): number {
    return Math.max(this.#shutHere(), this.parent?.shutFor() ?? 0);
  }

  #shutHere(): number {
    return Math.max(0, this.#openAt - this.#clock.now(), this.#closedFor());
  }

  /** Nobody enters for that long; a shorter pause never cuts a longer one. Who would have to wait too long is turned away. */
  pause(milliseconds: number, by: Setback): void {
    if (this.#shut(milliseconds, by)) this.#onPause(milliseconds);
  }

  #shut(milliseconds: number, by: Setback): boolean {
    const until = this.#clock.now() + milliseconds;
    if (until <= this.#openAt) return false;
    this.#openAt = until;
    this.#pausedBy = by;
    if (milliseconds > this.#patience) this.#door.turnAway(new LaneGone(by, this.away(this.#patience)));
    if (this.parent !== null) this.parent.#pausedBelow(this, until, by);
    return true;
  }

  /** Milliseconds since 1970 until which nobody enters; past where nothing was ordered. */
  get pausedUntil(): number {
    return this.#openAt;
  }

  /**
   * What an earlier run was ordered, or another process, still holds. A clock may have been set back since: no longer than
   * a service may order. It is told to nobody: who shares it knows, and to be told again of what was told a little later
   * each time would never end.
   */
  recall(until: number): void {
    const wait = Math.min(LONGEST_WAIT, until - this.#clock.now());
    if (wait > 0 && until > this.#openAt + SAME_PAUSE)
      this.#shut(wait, { kind: "throttled", wait, status: null, code: null, requestId: null });
  }

  /** Two places of a family that are refused at once are refused for the family; but mailboxes share no limit. */
  #pausedBelow(child: Lane, until: number, by: Setback): void {
    const now = this.#clock.now();
    const other = this.#childPaused;
    this.#childPaused = { child, until };
    if (this.family === "outlook" || other === null || other.child === child || other.until <= now) return;
    this.#shut(Math.min(until, other.until) - now, by);
  }

  /** What paused it, or the lane around it, for longer than that; null when the wait is shorter. */
  pausedBeyond(milliseconds: number): Setback | null {
    const beyond = this.#openAt - this.#clock.now() > milliseconds;
    return beyond ? this.#pausedBy : (this.parent?.pausedBeyond(milliseconds) ?? null);
  }

  succeeded(): void {
    this.#failingSince = null;
    this.#gone = null;
    this.#failing.clear();
    this.#failures = { ordered: 0, plain: 0 };
    this.#troubled.delete(this);
    this.#refusals = 0;
    this.#lastSuccess = this.#clock.now();
    if (this.#noticed) this.#watch?.back(this.name);
    this.#noticed = false;
    this.parent?.succeeded();
  }

  /**
   * @param patience milliseconds: a failure so long after the last one begins anew, as nobody has tried in between; it
   * was day, or a limit was used up. @param whose the request, over all its attempts. @param ordered with a wait.
   * @returns how many refusals in a row the lane has had by now.
   */
  failed(throttled: boolean, patience: number, whose: object, ordered = false): number {
    const now = this.#clock.now();
    if (this.#failingSince === null || now - this.#failedAt > patience) {
      [this.#failingSince, this.#refusals] = [now, 0];
      this.#failing.clear();
      this.#failures = { ordered: 0, plain: 0 };
    }
    this.#failures[ordered ? "ordered" : "plain"] += 1;
    if (this.#failing.size < MOST_ILL) this.#failing.add(whose);
    this.#failedAt = now;
    const since = now - this.#failingSince;
    if (since >= NOTICED && this.parent === null) this.#troubled.add(this);
    if (since >= NOTICED && this.#watch !== null) {
      this.#noticed = true;
      this.#watch.failing(this.name, since);
    }
    // Those that were under way when the pause was ordered are of the same refusal.
    if (throttled && this.#openAt <= this.#clock.now()) this.#refusals += 1;
    this.parent?.failed(false, patience, whose, ordered);
    return this.#refusals;
  }

  /** Milliseconds from the first failure to the last, without a success, here or in the lane around; 0 when all is well. */
  failingFor(): number {
    const here = this.#failingSince === null ? 0 : this.#failedAt - this.#failingSince;
    return Math.max(here, this.parent?.failingFor() ?? 0);
  }

  /** The latest success here or in the lane around, in milliseconds since 1970; 0 when there was none. */
  lastSuccess(): number {
    return Math.max(this.#lastSuccess, this.parent?.lastSuccess() ?? 0);
  }

  /** True when nothing would be lost by forgetting it. */
  forgettable(): boolean {
    return this.#door.idle && this.#failingSince === null && this.#gone === null && this.#openAt <= this.#clock.now();
  }
}

/** Counted from when its time was over, however much later that was seen: the first look comes no later for it. */
function nextLook(overAt: number, now: number): number {
  return overAt + LOOK_EVERY > now ? overAt + LOOK_EVERY : now + LOOK_EVERY;
}
