/** How an offer is named wherever it is named: with the end that is announced of it, and whether its facts are still to be checked. */

import { formatOf } from "../lang/format.ts";
import { catalogueOf, type Language } from "../lang/index.ts";
import type { IsoDate } from "../model/dates.ts";
import type { Offer } from "../model/offer.ts";
import type { FactConfidence } from "../model/verdict.ts";

/** Read in a source, or reported by the press that quotes the original: everything else is an assumption. */
export const READ: ReadonlySet<FactConfidence> = new Set(["F", "P"]);

export function nameOfOffer(
  { name, confidence, facts: { endings } }: Pick<Offer, "name" | "confidence" | "facts">,
  asOf: IsoDate,
  language: Language,
): string {
  const words = catalogueOf(language).obstacles;
  const { day } = formatOf(language);
  const marks = [
    ...endings.map(({ text, on }) => words.ending(text[language], day(on), asOf > on)),
    ...(READ.has(confidence) ? [] : [words.toVerify]),
  ];
  return words.offer(name, marks);
}
