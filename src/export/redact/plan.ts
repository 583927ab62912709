/** A plan fit for publication: figures, verdicts and waves stay; who decided, in which words, and what would help an attacker do not. */

import { catalogueOf, type Language } from "../../lang/index.ts";
import type { Provenance } from "../../model/history.ts";
import type { Plan, PlanApplication } from "../../model/plan.ts";
import type { PlanService } from "../../model/plan-service.ts";
import { scopeName } from "../gaps.ts";
import type { Nameless } from "./nameless.ts";
import { redactTally } from "./own.ts";
import { type Retold, withOffers } from "./retold.ts";

export async function redactPlan(plan: Plan, told: Retold, as: Nameless, language: Language): Promise<Plan> {
  const note = catalogueOf(language).plan.coverage.note("");
  const wanted = permissionIn(language);
  // Who decided, and in which words: that it is stated, no more.
  const { given } = catalogueOf(language).redaction;
  const nobody = { by: given, why: given };
  const questions = told.questions.map(({ answered, ...open }) => ({
    ...open,
    answered: answered && { ...answered, ...nobody },
  }));
  const services: PlanService[] = [];
  for (const planned of plan.services) {
    const service = inWordsOf(planned, told);
    const reasons = service.coverage.reasons
      .filter((reason) => !reason.startsWith(note))
      .map((reason) => reason.replace(wanted, ""));
    const { answer, sensitive } = service;
    const byDetector = await redactTally(sensitive.byDetector, as);
    services.push({
      ...service,
      answer: answer && { ...answer, ...nobody },
      sensitive: { ...sensitive, byDetector, harm: sensitive.harm && { ...sensitive.harm, ...nobody } },
      parts: service.parts.map((part) => ({ ...part, answer: part.answer && { ...part.answer, ...nobody } })),
      coverage: { ...service.coverage, reasons },
    });
  }
  const applications: PlanApplication[] = [];
  for (const application of plan.applications) {
    applications.push({
      ...application,
      appId: await as.id("application", application.appId),
      name: await as.name("application", application.appId),
      publisher: null,
      permissions: [],
    });
  }
  const skipped = plan.coverage.skipped.map((each) => ({ ...each, scope: scopeName(each.scope), permission: null }));
  const once = new Map(skipped.map((each) => [JSON.stringify(each), each]));
  const tenant = { ...plan.tenant, id: await as.id("tenant", plan.tenant.id), defaultDomain: "" };
  const provenance = await redactProvenance(plan.provenance, as);
  return {
    ...plan,
    tenant,
    provenance,
    services,
    questions,
    applications,
    obstacles: await withOffers(plan.obstacles, told),
    sharing: null,
    coverage: { ...plan.coverage, skipped: [...once.values()] },
  };
}

function inWordsOf(service: PlanService, { services }: Retold): PlanService {
  const said = services.get(service.id);
  if (said === undefined) return service;
  const parts = service.parts.map((part, at) => ({ ...part, ...said.parts[at] }));
  return { ...service, ...said, parts };
}

/** The end of a sentence that names the permission which something refused had wanted. */
function permissionIn(language: Language): RegExp {
  const [before = ""] = catalogueOf(language).plan.coverage.named("\u0000").split("\u0000");
  return new RegExp(`${before.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}[\\w.-]+?(?=\\.?$)`, "u");
}

/** A digest of few words could be found by trying: a number is as good to tell whether two are the same. */
async function redactProvenance(provenance: Provenance, as: Nameless): Promise<Provenance> {
  const { scope, directorates, project, planning } = provenance.configuration;
  const [one, two, three, four] = [
    await as.id("setting", scope),
    await as.id("setting", directorates),
    await as.id("setting", project),
    await as.id("setting", planning),
  ];
  return {
    ...provenance,
    permissions: null,
    configuration: { scope: one, directorates: two, project: three, planning: four },
  };
}
