/** What leaving makes of the licences. A licence that nobody needs any more is no saving: contracts end when they end. */

import type { IsoDate } from "./dates.ts";
import type { Licence } from "./directory-records.ts";

/** What a licence gives beside what moves: to be looked at before it is given up. */
export const BESIDE_PLANS = ["desktop", "power", "copilot", "devices", "identity"] as const;
export type BesidePlan = (typeof BESIDE_PLANS)[number];

export interface LicenceRow extends Licence {
  /** It opens Exchange, SharePoint, OneDrive or Teams. */
  readonly moving: boolean;
  readonly beside: readonly BesidePlan[];
  /** As the administration declares it. */
  readonly contractEnd: IsoDate | null;
}

/** Licences of one kind by the wave after which their holders have nothing of their own left that they open. */
export interface Freeable {
  /** Id of the licence. */
  readonly licence: string;
  /** Null: nothing of the holder's own was seen, or it moves in no wave. */
  readonly wave: number | null;
  readonly licences: number;
}
