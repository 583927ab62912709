/** What somebody counted at the destination, one line of the file that `plan --arrived` takes. */

import type { IsoDate } from "./dates.ts";

export interface ArrivalLine {
  /** Identifier of the row in the sheet « Plan ». */
  readonly id: string;
  readonly items: number | null;
  readonly bytes: number | null;
  readonly verifiedOn: IsoDate | null;
  readonly receivedBy: string | null;
  readonly line: number;
}
