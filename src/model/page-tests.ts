/** What the tests of the page found, as `templates/report/accessibility.yaml` keeps it: they write it themselves. */

import type { IsoDate } from "./dates.ts";

export interface PageTests {
  /** The standard, with its version: `RGAA 4.1.2`. */
  readonly standard: string;
  readonly on: IsoDate;
  /** Programs, with their versions. */
  readonly programs: readonly string[];
  /** Criteria (`10.11`) of which a machine tried a part at least, and found nothing against it. */
  readonly tried: readonly string[];
  /** Criteria on kinds of content that the page has none of, as a machine saw. */
  readonly absent: readonly string[];
}
