/** What one edition says of a service, and what follows for a project on a given day. Pure: nothing found in content changes a label. */

import { type Answered, type Answers, answerKey, NO_ANSWERS } from "../model/answers.ts";
import type { Project } from "../model/configuration.ts";
import type { IsoDate } from "../model/dates.ts";
import type { Offer } from "../model/offer.ts";
import type { ServiceId } from "../model/service.ts";
import type { Action, DerogationStatus, Label, Verdict } from "../model/verdict.ts";
import { answerOn, harmOn } from "./answer.ts";
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
  answers: Answers = NO_ANSWERS,
): Verdict {
  refuseEarlier(edition, asOf);
  const rule = edition.rules.get(service);
  // No text names it: a person decides.
  if (!rule) {
    const nothing = { derogation: null, rule: null, targets: [], answer: null, harm: null, parts: [] };
    return { service, label: "review", action: "decide", ...nothing };
  }
  const { label } = rule;
  const harm = harmOn(rule, edition, answers, asOf);
  const asked = { edition, rule, project, harm, asOf };
  const answer = answerOn(answers.labels[service], { ...asked, part: null });
  const derogation = label === "derogable" ? derogationOf(edition, rule, project, asOf) : null;
  const action = actionOf(label, derogation, answer);
  return {
    service,
    label,
    action,
    derogation,
    rule,
    targets: targetsOn(rule.targets, offers, asOf),
    answer,
    harm,
    parts: rule.parts.map((part) => {
      const own = answerOn(answers.labels[answerKey(service, part.id)], { ...asked, part });
      // Of a part like the whole, and of which nothing else is said, the same is to be done.
      const alike = own === null && part.label === label;
      return {
        rule: part,
        action: alike ? action : actionOf(part.label, derogation, own),
        answer: own,
        targets: targetsOn(part.targets, offers, asOf),
      };
    }),
  };
}

/** People's answer first: the text's label stays, and what is done is what they decided. */
function actionOf(label: Label, derogation: Verdict["derogation"], answer: Answered | null): Action {
  const [held, standing] = answer ? [answer.label, answer.derogation ?? derogation] : [label, derogation];
  if (held !== "derogable") return BY_LABEL[held];
  return standing ? BY_STATUS[standing.status] : "decide";
}
