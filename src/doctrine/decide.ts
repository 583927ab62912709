/** What one edition says of a service, and what follows for a project on a given day. Pure: nothing found in content changes a label. */

import type { Project } from "../model/configuration.ts";
import type { IsoDate } from "../model/dates.ts";
import type { Offer } from "../model/plan.ts";
import type { ServiceId } from "../model/service.ts";
import type { Action, DerogationStatus, Label, Verdict } from "../model/verdict.ts";
import { derogationOf } from "./derogation.ts";
import type { Edition } from "./edition.ts";
import { DoctrineFault } from "./fault.ts";
import { targetsOn } from "./offers.ts";

const BY_STATUS: Readonly<Record<DerogationStatus, Action>> = {
  "to-establish": "establish-eligibility",
  "to-request": "request",
  requested: "await",
  granted: "keep-until",
  refused: "move-now",
  expired: "move-now",
  "not-eligible": "move-now",
};

const BY_LABEL: Readonly<Record<Exclude<Label, "derogable">, Action>> = {
  "move-now": "move-now",
  review: "decide",
  "not-concerned": "none",
};

/** Throws a {@link DoctrineFault} when the day is before the edition's own: it says nothing of what came earlier. */
export function refuseEarlier({ about: { id, inForceFrom } }: Edition, asOf: IsoDate): void {
  if (asOf < inForceFrom) {
    throw new DoctrineFault({ kind: "before-edition", day: asOf, edition: id, from: inForceFrom });
  }
}

/** Throws as {@link refuseEarlier} does. */
export function decide(
  edition: Edition,
  offers: readonly Offer[],
  service: ServiceId,
  project: Project,
  asOf: IsoDate,
): Verdict {
  refuseEarlier(edition, asOf);
  const rule = edition.rules.get(service);
  // No text names it: a person decides.
  if (!rule) return { service, label: "review", action: "decide", derogation: null, rule: null, targets: [] };
  const targets = targetsOn(rule.targets, offers, asOf);
  const { label } = rule;
  if (label !== "derogable") return { service, label, action: BY_LABEL[label], derogation: null, rule, targets };
  const derogation = derogationOf(edition, rule, project, asOf);
  return { service, label, action: BY_STATUS[derogation.status], derogation, rule, targets };
}
