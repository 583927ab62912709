/** The test book as a shipped edition would have it: its clauses, its verdicts and its reasons, on the plan's day. */

import { reasonOf } from "../../src/app/planning/services.ts";
import { decide } from "../../src/doctrine/decide.ts";
import type { Edition } from "../../src/doctrine/edition.ts";
import { targetsOn } from "../../src/doctrine/offers.ts";
import type { Language } from "../../src/lang/index.ts";
import type { Project } from "../../src/model/configuration.ts";
import type { Book, PlanService } from "../../src/model/plan.ts";
import { NO_CONFIGURATION } from "../../src/store/configuration.ts";
import { editions, offers } from "../doctrine/templates.ts";
import { book } from "./book.ts";

export function underEdition(id: string, project: Project, language: Language = "fr"): Book {
  const edition = editions.get(id) as Edition;
  const { asOf } = book.plan;
  const configuration = { ...NO_CONFIGURATION, project };
  const services = book.plan.services.map((service): PlanService => {
    const verdict = decide(edition, offers, service.id, project, asOf);
    const { label, derogation, action, rule, targets } = verdict;
    return {
      ...service,
      label,
      derogation,
      action,
      targets,
      rule: [id, ...(rule?.rules ?? [])].join(" "),
      sources: (rule?.sources ?? []).map(({ title }) => title),
      reason: reasonOf(verdict, { edition, configuration, asOf, language }),
      sensitive: { ...service.sensitive, presumed: rule?.presumedSensitive ?? false },
      parts: (rule?.parts ?? []).map((part) => ({
        id: part.id,
        label: part.label,
        reason: part.because.text[language],
        volume: { containers: null, items: null, bytes: null },
        targets: targetsOn(part.targets, offers, asOf),
      })),
    };
  });
  return {
    ...book,
    edition: edition.about,
    offers,
    verdicts: services.map(({ id }) => decide(edition, offers, id, project, asOf)),
    plan: { ...book.plan, services, doctrine: { edition: id, sha256: edition.about.sha256 } },
    request: { representative: null, contact: null, project },
  };
}
