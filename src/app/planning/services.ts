/** One service of `plan.json`: the verdict, what was counted and found, what was not seen, and the sentences that say so. */

import type { Edition } from "../../doctrine/edition.ts";
import { catalogueOf, type Language } from "../../lang/index.ts";
import type { Configuration } from "../../model/configuration.ts";
import { type IsoDate, parseDay } from "../../model/dates.ts";
import { CATEGORIES } from "../../model/finding.ts";
import type { PlanService, Volume } from "../../model/plan-service.ts";
import type { Profile } from "../../model/profile.ts";
import { type ServiceId, workloadOf } from "../../model/service.ts";
import type { DoctrineCategory, Verdict } from "../../model/verdict.ts";
import { sorted } from "../../plan/container-row.ts";
import { WEIGHED } from "../../plan/countable.ts";
import { estimateOf, type SampleTold, toldOf } from "../../plan/estimate.ts";
import type { ObstacleSums } from "../../plan/obstacle-sums.ts";
import { coverageOfService, type Reason, reasonsOf } from "../../plan/service-coverage.ts";
import { emptySum, partVolume, type ServiceSum } from "../../plan/sums.ts";
import { unusedOf } from "../../plan/unused.ts";
import type { Scan } from "../../store/port.ts";
import { saidOf, saidOfPart } from "./said.ts";
import type { Survey } from "./survey.ts";

export interface ServiceContext {
  readonly edition: Edition;
  readonly configuration: Configuration;
  readonly scan: Scan;
  readonly survey: Survey;
  /** What licences and reports tell of services that cannot be counted. */
  readonly usage: ReadonlyMap<ServiceId, readonly Reason[]>;
  readonly profiles: readonly Profile[];
  readonly asOf: IsoDate;
  readonly language: Language;
  /** How the spaces of each service are used, and what fits them. */
  readonly spaces: Pick<ObstacleSums, "countsOf">;
}

const UNKNOWN: Volume = { containers: null, items: null, bytes: null };
/** Of a service that no rule names: what it is filed under says nothing of its label. */
const UNNAMED: DoctrineCategory = "collaboration";

/** What was drawn of the services that are read by sample. */
export function drawnOf(context: ServiceContext): ReadonlyMap<ServiceId, string> {
  const { survey, language } = context;
  const services = [...survey.samples.keys()].map((service) => {
    const { told } = sampled(service, survey.sums.get(service) ?? emptySum(), context);
    const reasons = told === null ? [] : reasonsOf(told);
    return [service, reasons.flatMap((reason) => sentence(reason, language)).join(" ")] as const;
  });
  return new Map(services.filter(([, words]) => words !== ""));
}

export function planServiceOf(verdict: Verdict, context: ServiceContext): PlanService {
  const { service, label, derogation, action, answer, harm, rule } = verdict;
  const { survey, language } = context;
  const said = saidOf(verdict, context);
  const sum = survey.sums.get(service) ?? emptySum();
  const { told: sample, estimate } = sampled(service, sum, context);
  const coverage = coverageOf(service, sum, sample, context);
  const { status, reasons, known } = coverage;
  const volume = known ? volumeOf(service, sum) : UNKNOWN;
  return {
    id: service,
    workload: workloadOf(service),
    doctrineCategory: rule?.category ?? UNNAMED,
    label,
    derogation,
    action,
    unused: unusedOf(coverage, volume),
    answer,
    rule: said.rule,
    sources: said.sources,
    reason: said.reason,
    reasons: said.reasons,
    targets: said.targets,
    volume,
    sensitive: {
      presumed: rule?.presumedSensitive ?? false,
      harm,
      itemsRead: sum.itemsRead,
      containers: sum.sensitiveContainers,
      items: sum.sensitiveItems,
      restricted: survey.restricted.items.get(service) ?? 0,
      byCategory: Object.fromEntries(
        CATEGORIES.flatMap((id) => (sum.byCategory.has(id) ? [[id, sum.byCategory.get(id)]] : [])),
      ),
      byDetector: sorted(Object.fromEntries(sum.byDetector)),
      estimate,
    },
    parts: verdict.parts.map((part) => {
      const { id, targets, ...own } = saidOfPart(part, context);
      const { label } = part.rule;
      const volume = known ? partVolume(sum, part.rule) : UNKNOWN;
      return { id, label, action: part.action, answer: part.answer, ...own, volume, targets };
    }),
    coverage: { status, reasons: reasons.flatMap((reason) => sentence(reason, language)) },
    ...context.spaces.countsOf(service),
  };
}

function coverageOf(
  service: ServiceId,
  sum: ServiceSum,
  sample: SampleTold | null,
  { scan, survey, usage, configuration }: ServiceContext,
) {
  return coverageOfService(service, sum, survey.gaps, {
    workloads: scan.wish.workloads,
    finished: scan.finishedAt !== null,
    messagesFetched: scan.wish.countTeamsMessages || scan.wish.content.teams !== "none",
    declared: configuration.declared[service],
    used: usage.get(service) ?? [],
    sample,
  });
}

/** The lines of a service add up to it; Graph's silence on sizes or messages stays silence. */
function volumeOf(service: ServiceId, { volume }: ServiceSum): Volume {
  return WEIGHED.has(service) ? volume : { ...volume, bytes: null };
}

function sampled(service: ServiceId, { sensitiveItems }: ServiceSum, { survey, configuration }: ServiceContext) {
  const sample = survey.samples.get(service);
  if (sample === undefined) return { told: null, estimate: null };
  const reckoned = estimateOf(sample, sensitiveItems, configuration.sampling.confidence);
  if (reckoned === null) return { told: toldOf(sample, null), estimate: null };
  const { highOfRead: _, ...estimate } = reckoned;
  return { told: toldOf(sample, reckoned), estimate };
}

function sentence(reason: Reason, language: Language): readonly string[] {
  const words = catalogueOf(language).plan.coverage;
  switch (reason.kind) {
    case "gap":
      // Where it stands takes nothing from what was counted: it is told as a part of the service.
      if (reason.cause === "invisible") return [words.invisible];
      return [words.gap(reason.cause, reason.containers, reason.count, reason.permission)];
    case "not-chosen":
    case "earlier":
      return [words[reason.kind](reason.workload)];
    case "directory":
      return [words.directory(reason.where)];
    case "licensed":
      return [words.licensed(reason.accounts)];
    case "active":
      return [words.active(reason.people, reason.day === null ? null : parseDay(reason.day))];
    case "archives":
      return [words.archives(reason.mailboxes)];
    case "drawn":
      return [words.drawn(reason.drawn, reason.outOf, reason.whole, reason.marked)];
    case "drawn-unread":
      return [words["drawn-unread"](reason.items, reason.high)];
    case "unseen":
      return [words.unseen(reason.places, reason.items)];
    case "declared": {
      const note = reason.note === null ? [] : [words.note(reason.note)];
      return [reason.used ? words.used(reason.quantity) : words.unused, ...note];
    }
    default:
      return [words[reason.kind]];
  }
}
