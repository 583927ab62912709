/**
 * The time that the simulated tenant lives by: this machine's, the same but faster from an instant on, or whatever
 * clock a test holds in its hand.
 */

export interface Clock {
  /** Milliseconds. */
  now(): number;
}

export interface Pace {
  readonly clock?: Clock;
  /** So many times faster than this machine's clock. */
  readonly clockSpeed?: number;
  /** The instant at which both clocks say the same: when it starts, if not said. */
  readonly clockAnchor?: number;
}

export interface Timekeeper extends Clock {
  readonly speed: number;
  readonly anchor: number;
  sleep(milliseconds: number): Promise<void>;
}

/** How often a clock that somebody else moves is looked at. */
const LOOK = 1;

export function timekeeperOf({ clock, clockSpeed = 1, clockAnchor = Date.now() }: Pace): Timekeeper {
  if (!(clockSpeed > 0 && Number.isFinite(clockSpeed))) throw new RangeError("a clock goes forward");
  if (clock === undefined) {
    const now = () => clockAnchor + (Date.now() - clockAnchor) * clockSpeed;
    return { now, speed: clockSpeed, anchor: clockAnchor, sleep: (milliseconds) => awake(milliseconds / clockSpeed) };
  }
  const sleep = async (milliseconds: number) => {
    for (const until = clock.now() + milliseconds; clock.now() < until; ) await awake(LOOK);
  };
  return { now: () => clock.now(), speed: 1, anchor: clock.now(), sleep };
}

const awake = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
