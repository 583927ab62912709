/** On which texts a request rests, and who grants it: under the edition that is applied, and under those that came since, side by side. */

import type { EditionAbout } from "../../model/edition.ts";
import type { PlanService } from "../../model/plan-service.ts";
import type { Granting, Rule, Wording } from "../../model/verdict.ts";
import { labelName } from "../columns.ts";
import { limitOf } from "../derogations.ts";
import { capital, unmarked } from "../to-verify.ts";
import type { View } from "../view.ts";
import type { OneRequest } from "./tags.ts";

type Legal = Pick<OneRequest, "editions" | "signatures">;

export function legalOf(service: PlanService, view: View): Legal {
  const { edition, verdicts, laterEditions } = view.book;
  const rule = view.verdict(service.id)?.rule ?? null;
  const any = verdicts.find((each) => each.rule?.grantedBy)?.rule?.grantedBy ?? null;
  const applied = {
    ...namesOf(edition, view),
    limit: limitOf(service, view) ?? "",
    grantedBy: grantedBy(rule?.grantedBy ?? any, view),
    ask: askOf(edition, view),
  };
  const later = laterEditions.map(({ about, rules }) => {
    const held = rules.get(service.id) ?? null;
    return { ...namesOf(about, view), ...underLater(about, held, view), ask: askOf(about, view) };
  });
  const all = [applied, ...later];
  return {
    editions: all.map(({ ask: _ask, ...row }) => row),
    signatures: all.map(({ edition: name, grantedBy: by, ask }) => ({
      edition: name,
      text: [...(by === "" ? [] : [`${capital(by, view.language)}.`]), ask].join("\n"),
    })),
  };
}

function namesOf(about: EditionAbout, view: View) {
  const { legal } = about.request;
  return {
    edition: unmarked(view.say(about.title)),
    since: view.format.day(about.inForceFrom),
    legal: view.stated({ text: legal, confidence: legal.confidence }),
    eligibility: view.stated(about.eligibility),
  };
}

/** The beginning of a sentence that goes on with services elsewhere. */
const unended = ({ fr, en }: Wording): Wording => ({
  fr: fr.replace(/[\s,.]+$/u, ""),
  en: en.replace(/[\s,.]+$/u, ""),
});

const askOf = ({ request: { ask } }: EditionAbout, view: View) =>
  `${view.stated({ text: unended(ask), confidence: ask.confidence })}.`;

const grantedBy = (granting: Granting | null, view: View) => (granting === null ? "" : view.stated(granting));

/** What an edition that came later makes of the service. */
function underLater(about: EditionAbout, rule: Rule | null, view: View) {
  const { t, format } = view;
  if (!rule?.limit)
    return { limit: t.dossier.closedThere(labelName(rule?.label ?? "review", view, about)), grantedBy: "" };
  return {
    limit: `${t.workbook.months(format.count(rule.limit.months))} ${view.stated(about.clock)}`,
    grantedBy: grantedBy(rule.grantedBy, view),
  };
}
