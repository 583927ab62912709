/** The book of a store: its plan and all that outputs tell beside, under a doctrine, a configuration and a day. */

import type { Language } from "../lang/index.ts";
import type { Book } from "../model/book.ts";
import type { Configuration } from "../model/configuration.ts";
import type { IsoDate } from "../model/dates.ts";
import type { Confidence } from "../model/finding.ts";
import type { RecordStore } from "../store/port.ts";
import { customDetectors } from "./custom-detectors.ts";
import type { Doctrine } from "./doctrine.ts";
import { makePlan } from "./plan.ts";

export interface BookWish {
  readonly configuration: Configuration;
  readonly asOf: IsoDate;
  readonly language: Language;
  readonly least: Confidence;
  readonly version: string;
}

export function bookFrom(
  store: RecordStore,
  { configuration, asOf, language, least, version }: BookWish,
  { templates, occultations: _, ...doctrine }: Doctrine,
): Promise<Book> {
  return makePlan({
    ...doctrine,
    ...{ store, configuration, asOf, language, least, version },
    ownTemplates: templates.own,
    customs: customDetectors(),
  });
}
