/** What counts towards a limit: a window that starts again when its time is over, or a bucket that fills again. */

export interface Reading {
  readonly over: boolean;
  /** Of what the limit is, used by now; above one when it is over. */
  readonly share: number;
  readonly left: number;
  readonly most: number;
  /** Milliseconds until something may pass again. */
  readonly wait: number;
}

export interface Meter {
  take(units: number, now: number): Reading;
  /** Nothing of what it has counted matters any more. */
  idle(now: number): boolean;
}

/** @param phase where in time windows begin: no caller can know */
export function windowMeter(length: number, most: number, phase: number): Meter {
  let [start, used] = [Number.NEGATIVE_INFINITY, 0];
  return {
    take(units, now) {
      if (now - start >= length) [start, used] = [Math.floor((now - phase) / length) * length + phase, 0];
      used += units;
      return { over: used > most, share: used / most, left: most - used, most, wait: start + length - now };
    },
    idle: (now) => now - start >= length,
  };
}

/** So much at once, and so much again in every span of time. What is refused takes nothing out. */
export function bucketMeter(most: number, span: number): Meter {
  let [level, at] = [most, Number.NEGATIVE_INFINITY];
  const filled = (now: number) => Math.min(most, level + (Math.max(0, now - at) * most) / span);
  return {
    take(units, now) {
      const rest = filled(now) - units;
      const over = rest < 0;
      [level, at] = [over ? rest + units : rest, now];
      return { over, share: 1 - rest / most, left: Math.max(0, rest), most, wait: (Math.max(0, -rest) * span) / most };
    },
    idle: (now) => filled(now) >= most,
  };
}
