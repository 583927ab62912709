/** What an offer cannot do, in sentences: its limits, then what it is not for. A limit never reads as if it were a quality. */

import type { OfferFacts } from "../model/fit.ts";
import type { Offer } from "../model/offer.ts";
import type { Wording } from "../model/verdict.ts";
import type { View } from "./view.ts";

export function offerLimits({ limits, notFor }: Offer, view: View): readonly string[] {
  const { offer } = view.t.workbook;
  const ground = view.t.names.confidence;
  return [
    ...limits.map(({ text, confidence }) => {
      const said = unended(view.say(text));
      return `${confidence ? offer.sure(said, ground[confidence]) : said}.`;
    }),
    ...(notFor.length > 0 ? [offer.notFor(notFor.map((text) => unended(view.say(text))).join(", "))] : []),
  ];
}

/** Where the offer itself stands before rule R9, which rule R14 asks: since when it is qualified, and what its operator says. */
export function offerStanding({ facts }: Offer, view: View): readonly string[] {
  const { obstacles } = view.t;
  const { r9 } = facts;
  const said = r9 ? obstacles.r9(view.stated({ ...r9, text: unendedIn(r9.text) })) : obstacles.r9Unstated;
  return [...qualification(facts, view), said];
}

/** Nothing is proposed before it is qualified: where no such day is known, that is said. */
function qualification({ qualified }: OfferFacts, { t: { obstacles }, format }: View): readonly string[] {
  if (qualified === null) return [];
  const { from, until } = qualified;
  return [from === null ? obstacles.unqualified : obstacles.qualified(format.day(from), until && format.day(until))];
}

/** Without the full stop that whoever wrote it may have put. */
const unended = (text: string) => text.replace(/[.\s]+$/u, "");
const unendedIn = ({ fr, en }: Wording): Wording => ({ fr: unended(fr), en: unended(en) });

/** Its first day, or the one on which a source shows it: never taken for one another. Null where none is known. */
export function offerDay({ availableFrom, basis }: Offer, { t, format }: View): string | null {
  if (availableFrom === null || basis === null) return null;
  return t.workbook.offer.from[basis](format.day(availableFrom));
}
