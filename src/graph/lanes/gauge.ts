/** What is asked of whatever says when so many units may be spent: one limit, several, or one that others share. */

export interface Gauge {
  /** Milliseconds until so many units may be spent; 0 for now. @param waiting how many wait for about as much. */
  wait(cost: number, waiting?: number): number;
  take(cost: number): void;
  /** The most that may be spent by one envelope. */
  together(): number;
  /** The service let something through. */
  passed(cost: number): void;
  /** The service said that it was too much. */
  refused(cost: number): void;
}

/** A gauge whose limit is believed, told and learned. */
export interface Paced extends Gauge {
  /** The limit as it is believed to be. */
  readonly amount: number;
  /** Another row of the table applies than was thought. */
  resize(amount: number): void;
  /** True when nothing would be lost by forgetting it. */
  resting(): boolean;
  /** The service said what the whole is, and what of it is left until a reset in so many milliseconds. */
  told(limit: number, remaining: number, reset: number): void;
  /** The service said which share is used. */
  toldShare(share: number): void;
}
