/** A kind of thing that a copy for publication does not tell. */

import type { Wording } from "./verdict.ts";

export interface Occultation {
  readonly id: string;
  readonly what: Wording;
  /** What of it can still be read. */
  readonly left: Wording;
  /** The clause that it rests on, as it is quoted: « CRPA L.311-6 ». */
  readonly ground: string;
}
