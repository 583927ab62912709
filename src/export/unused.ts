/** Services that nobody uses: they stand in the plan with what the text says of them, and in nothing that is to leave. */

import type { PlanService } from "../model/plan-service.ts";
import { isUsed, serviceNames } from "./summing.ts";
import type { View } from "./view.ts";

/** What is to be done of a service, or that there is nothing of it to move. */
export function actionText({ action, unused }: Pick<PlanService, "action" | "unused">, { t }: View): string {
  return unused === null || action === "none" ? t.words.action[action] : t.unused.action;
}

/** « Loop (aucun compte n’a de licence qui l’ouvre) ; Forms (déclaré inutilisé…) »; null where all are used. */
export function unusedText(view: View): string | null {
  const { book, t } = view;
  const unused = book.plan.services.filter((service) => !isUsed(service) && service.label !== "not-concerned");
  if (unused.length === 0) return null;
  const told = [...Map.groupBy(unused, (service) => service.unused)].flatMap(([ground, services]) =>
    ground === null ? [] : [t.unused.named(serviceNames(services, view), t.unused.ground[ground])],
  );
  return t.unused.told(told.join(t.summary.semicolon));
}

/** How one knows of a service that nobody uses it; null of any other. */
export function unusedGround({ unused }: PlanService, { t }: View): string | null {
  return unused === null ? null : t.unused.sentence(t.unused.ground[unused]);
}
