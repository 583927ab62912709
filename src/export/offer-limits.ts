/** What an offer cannot do, in sentences: its limits, then what it is not for. A limit never reads as if it were a quality. */

import type { Offer } from "../model/plan.ts";
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

/** Without the full stop that whoever wrote it may have put. */
const unended = (text: string) => text.replace(/[.\s]+$/u, "");

/** Its first day, or the one on which a source shows it: never taken for one another. Null where none is known. */
export function offerDay({ availableFrom, basis }: Offer, { t, format }: View): string | null {
  if (availableFrom === null || basis === null) return null;
  return t.workbook.offer.from[basis](format.day(availableFrom));
}
