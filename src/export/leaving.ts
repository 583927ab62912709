/**
 * The services of a label as the table of what leaves names them: with what was decided of some of them, and with the
 * derogations that can be had no more, so that the label is not taken for what is to be done.
 */

import type { PlanService } from "../model/plan-service.ts";
import { derogationWord } from "./derogations.ts";
import { decidedText } from "./reasons.ts";
import { serviceNames } from "./summing.ts";
import type { View } from "./view.ts";

/** « Agendas ; Boîtes aux lettres (Échue) ; Boîtes de groupe (À déplacer sans attendre, décidé le 2 janvier 2026) » */
export function leavingNames(services: readonly PlanService[], view: View): string {
  const alike = Map.groupBy(services, (service) => besideOf(service, view));
  return [...alike]
    .map(([beside, those]) => {
      const names = serviceNames(those, view);
      return beside === null ? names : view.t.unused.named(names, beside);
    })
    .join(view.t.summary.semicolon);
}

function besideOf(service: PlanService, view: View): string | null {
  const decided = decidedText(service, view);
  if (decided !== null) return decided;
  const { label, action } = service;
  return label === "derogable" && action === "move-now" ? derogationWord(service, view) : null;
}
