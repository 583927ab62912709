/** What services can move to, from the files of `templates/offers/`, and which of it may be proposed on a given day. */

import type { IsoDate } from "../model/dates.ts";
import type { OfferFacts } from "../model/fit.ts";
import type { Offer } from "../model/offer.ts";
import type { Verdict } from "../model/verdict.ts";
import { type OfferFile, offerFile } from "./offer-shape.ts";
import { parseTemplate, type TemplateFile } from "./template.ts";

/** Sorted by id. */
export function readOffers(files: readonly TemplateFile[]): readonly Offer[] {
  const offers = new Map<string, Offer>();
  for (const file of files) {
    const { said, wrong } = parseTemplate(file, offerFile);
    if (offers.has(said.id)) {
      throw wrong(["id"], `un seul fichier pour l’offre ${said.id}`, `one file only for the offer ${said.id}`);
    }
    if ((said.basis === null) !== (said["available-from"] === null)) {
      throw said.basis === null
        ? wrong(["basis"], "stated ou attested, puisqu’un jour est donné", "stated or attested, since a day is given")
        : wrong(["basis"], "null, puisque aucun jour n’est donné", "null, since no day is given");
    }
    if (said.kind === "secnumcloud" && said.qualified === null) {
      throw wrong(
        ["qualified"],
        "les jours de la qualification (from, until, confidence)",
        "the days of the qualification (from, until, confidence)",
      );
    }
    offers.set(said.id, {
      id: said.id,
      name: said.name,
      kind: said.kind,
      operator: said.operator,
      href: said.href,
      availableFrom: said["available-from"],
      basis: said.basis,
      endsOn: said["ends-on"],
      checkedOn: said["checked-on"],
      confidence: said.confidence,
      limits: said.limits.map(({ what, value, fr, en, confidence }) => ({ what, value, text: { fr, en }, confidence })),
      notFor: said["not-for"],
      facts: factsOf(said),
      sources: said.sources,
    });
  }
  return [...offers.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
}

function factsOf(said: OfferFile): OfferFacts {
  const stated = <T extends { fr: string; en: string }>({ fr, en, ...rest }: T) => ({ ...rest, text: { fr, en } });
  return {
    qualified: said.qualified,
    refuses: Object.fromEntries(said.refuses.map(({ what, confidence }) => [what, confidence])),
    takes: Object.fromEntries(said.takes.map(({ what, confidence }) => [what, confidence])),
    formats: said.formats,
    guests: said.guests,
    imports: said.import && stated(said.import),
    r9: said.r9 && stated(said.r9),
    endings: said.endings.map(stated),
    toBuild: said["to-build"],
  };
}

/** First and last day included; an offer whose first day is not known is never proposed, nor one before it is qualified. */
function availableOn({ availableFrom, endsOn, facts: { qualified } }: Offer, asOf: IsoDate): boolean {
  const within = (from: IsoDate | null, until: IsoDate | null) =>
    from !== null && from <= asOf && (until === null || asOf <= until);
  return within(availableFrom, endsOn) && (qualified === null || within(qualified.from, qualified.until));
}

/** In the order in which the rule proposes them. A rule names offers that have a file: reading it has checked that. */
export function targetsOn(ids: readonly string[], offers: readonly Offer[], asOf: IsoDate): Verdict["targets"] {
  return ids.flatMap((id) => {
    const offer = offers.find((each) => each.id === id);
    if (!offer) throw new Error(`A rule proposes the offer « ${id} », which has no file in templates/offers.`);
    return availableOn(offer, asOf) ? [{ offer: id, kind: offer.kind }] : [];
  });
}
