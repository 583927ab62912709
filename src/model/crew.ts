/** Who works at a scan that several processes share, and what is left of it, as its store has it. */

export interface AtWork {
  readonly host: string;
  readonly pid: number;
  /** `scan` or `worker`. */
  readonly command: string;
  /** As the database's clock has it, in ISO 8601. */
  readonly since: string;
  readonly seen: string;
  /** Since it was last seen. */
  readonly quietSeconds: number;
  /** False where nothing was heard of it for so long that what it had in hand is handed to others. */
  readonly isHeard: boolean;
  /** In a minute, of late. */
  readonly requests: number;
  /** Contents read in a minute, of late. */
  readonly read: number;
}

export interface Undone {
  readonly collector: string;
  /** In nobody's hands. */
  readonly waiting: number;
  readonly atWork: number;
  /** Of all these, those that a run had to leave, as their service did not answer. */
  readonly unanswered: number;
}

export interface Crew {
  readonly workers: readonly AtWork[];
  readonly tasks: readonly Undone[];
}
