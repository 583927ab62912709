/** The test book as a shipped edition would have it: its clauses, its verdicts and its reasons, on the plan's day. */

import { planQuestions } from "../../src/app/planning/questions.ts";
import { partReasonOf, partReasons, reasonOf, reasonsFor } from "../../src/app/planning/reasons.ts";
import { contraryAmong } from "../../src/doctrine/answer.ts";
import { decide } from "../../src/doctrine/decide.ts";
import type { Edition } from "../../src/doctrine/edition.ts";
import { profilesFor } from "../../src/doctrine/profiles.ts";
import type { Language } from "../../src/lang/index.ts";
import { type Answers, NO_ANSWERS } from "../../src/model/answers.ts";
import type { Book } from "../../src/model/book.ts";
import type { Project } from "../../src/model/configuration.ts";
import type { PlanService } from "../../src/model/plan-service.ts";
import type { AdministrationType } from "../../src/model/profile.ts";
import { NO_STATEMENTS } from "../../src/model/request.ts";
import { SERVICES } from "../../src/model/service.ts";
import type { Verdict } from "../../src/model/verdict.ts";
import { NO_CONFIGURATION } from "../../src/store/configuration.ts";
import { editions, offers, profiles } from "../doctrine/templates.ts";
import { book } from "./book.ts";

export function underEdition(
  id: string,
  project: Project,
  language: Language = "fr",
  { answers = NO_ANSWERS, type = null }: { readonly answers?: Answers; readonly type?: AdministrationType | null } = {},
): Book {
  const edition = editions.get(id) as Edition;
  const { asOf } = book.plan;
  const configuration = {
    ...NO_CONFIGURATION,
    project,
    administration: { ...NO_CONFIGURATION.administration, type },
  };
  const applied = profilesFor(profiles, type);
  const context = { edition, configuration, profiles: applied, asOf, language };
  const verdicts = SERVICES.map((each) => decide(edition, offers, each.id, project, asOf, answers));
  const services = book.plan.services.map((service): PlanService => {
    const verdict = verdicts.find((each) => each.service === service.id) as Verdict;
    const { label, derogation, action, answer, harm, rule, targets, parts } = verdict;
    return {
      ...service,
      label,
      derogation,
      action,
      answer,
      targets,
      rule: [id, ...(rule?.rules ?? [])].join(" "),
      sources: (rule?.sources ?? []).map(({ title }) => title),
      reason: reasonOf(verdict, context),
      reasons: reasonsFor(verdict, context),
      sensitive: { ...service.sensitive, presumed: rule?.presumedSensitive ?? false, harm },
      parts: parts.map((part) => ({
        id: part.rule.id,
        label: part.rule.label,
        action: part.action,
        answer: part.answer,
        rule: [id, ...part.rule.rules].join(" "),
        reason: partReasonOf(part, context),
        reasons: partReasons(part, context),
        volume: { containers: null, items: null, bytes: null },
        targets: part.targets,
      })),
    };
  });
  const questions = planQuestions(verdicts, { edition, offers, project, answers, asOf }, language);
  return {
    ...book,
    edition: edition.about,
    offers,
    verdicts,
    profiles: applied,
    plan: {
      ...book.plan,
      services,
      questions,
      contrary: contraryAmong(verdicts),
      doctrine: { edition: id, sha256: edition.about.sha256 },
    },
    request: { representative: null, statements: NO_STATEMENTS, contact: null, project },
  };
}
