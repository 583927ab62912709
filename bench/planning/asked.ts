/** What the benches of a plan ask for: an edition, a day, and waves of a size that an administration could move. */

import { customDetectors } from "../../src/app/custom-detectors.ts";
import { doctrineFor } from "../../src/app/doctrine.ts";
import { makePlan } from "../../src/app/plan.ts";
import type { Book } from "../../src/model/book.ts";
import type { IsoDate } from "../../src/model/dates.ts";
import { NO_CONFIGURATION } from "../../src/store/configuration.ts";
import type { RecordStore } from "../../src/store/port.ts";

export const ASKED = {
  configuration: {
    ...NO_CONFIGURATION,
    waves: {
      ...NO_CONFIGURATION.waves,
      start: "2027-01-11" as IsoDate,
      capacity: { people: 300, spaces: 2000, bytesPerDay: 1e12, days: 10 },
    },
  },
  edition: "2021-09-15",
  asOf: "2026-11-30" as IsoDate,
  language: "fr",
  least: "medium",
  version: "0.1.0",
} as const;

export async function bookOf(store: RecordStore): Promise<Book> {
  const { edition: _id, ...asked } = ASKED;
  const { templates, ...doctrine } = doctrineFor({ ...ASKED, ...ASKED.configuration });
  const customs = customDetectors();
  return await makePlan({
    ...{ ...asked, ...doctrine, store, customs },
    ownTemplates: templates.own,
  });
}
