/** The offers that are proposed for a service, as the study that compares them begins: what each is, since when, and what it cannot do. */

import type { Offer } from "../../model/offer.ts";
import type { PlanService } from "../../model/plan-service.ts";
import { offerDay, offerLimits, offerStanding } from "../offer-limits.ts";
import { READ } from "../offer-name.ts";
import { marked, markedUnless } from "../to-verify.ts";
import type { View } from "../view.ts";
import type { OneRequest } from "./tags.ts";

export function offersOf({ targets }: PlanService, view: View): OneRequest["offers"] {
  return targets.flatMap(({ offer }) => {
    const known = view.offer(offer);
    return known ? [offerOf(known, view)] : [];
  });
}

function offerOf(offer: Offer, view: View): OneRequest["offers"][number] {
  const { t, format } = view;
  const sure = (text: string) => markedUnless(offer.confidence, text);
  const limits = offerLimits(offer, view).map((text, index) => {
    const own = offer.limits[index]?.confidence ?? offer.confidence;
    return READ.has(own) ? text : marked(text);
  });
  return {
    offer: sure(view.offerName(offer.id)),
    kind: t.names.offerKind[offer.kind],
    from: sure(offerDay(offer, view) ?? t.dossier.offerUnknown),
    limits: [...limits, ...offerStanding(offer, view)].join("\n"),
    checked: format.day(offer.checkedOn),
  };
}
