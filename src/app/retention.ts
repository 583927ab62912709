/** From which day on what is held should be deleted: the months that the configuration lets it be kept, from the day it was collected. */

import { addMonths, type IsoDate, parisDay } from "../model/dates.ts";
import type { RecordStore } from "../store/port.ts";

export interface Deletion {
  /** The last scan's first day, and those months. */
  readonly from: IsoDate;
  /** That day has come: the whole store is to go. */
  readonly due: boolean;
  /** Day of the oldest scan whose figures the history keeps, where those months are over for it; null where they are for none. */
  readonly history: IsoDate | null;
}

/** @param scan the last one. */
export async function deletionOf(
  store: Pick<RecordStore, "keptScans">,
  scan: { readonly startedAt: string },
  months: number,
  today: IsoDate,
): Promise<Deletion> {
  const from = addMonths(parisDay(new Date(scan.startedAt)), months);
  const oldest = (await store.keptScans()).find(({ startedAt }) => startedAt !== scan.startedAt);
  const day = oldest === undefined ? null : parisDay(new Date(oldest.startedAt));
  return { from, due: today >= from, history: day !== null && today >= addMonths(day, months) ? day : null };
}
