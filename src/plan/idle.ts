/** How long a space has not been used, in three bands. Stale is nothing to delete: archives are for the archivists to judge. */

import { addMonths, dayOf, type IsoDate } from "../model/dates.ts";
import type { Use } from "../model/fit.ts";

const RECENT_MONTHS = -3;
const STALE_MONTHS = -12;

/** First days of the bands on that day. */
const recentSince = (asOf: IsoDate): IsoDate => addMonths(asOf, RECENT_MONTHS);
export const usedSince = (asOf: IsoDate): IsoDate => addMonths(asOf, STALE_MONTHS);

/** Of the days of Europe/Paris, as everywhere. */
export function usesOn(asOf: IsoDate): (lastActivity: string | null) => Use {
  const [recent, used] = [recentSince(asOf), usedSince(asOf)];
  return (lastActivity) => {
    const day = dayOf(lastActivity);
    if (day === null) return "unknown";
    return day >= recent ? "recent" : day >= used ? "idle" : "stale";
  };
}
