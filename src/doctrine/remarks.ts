/** What does not fit between the text and the decisions that the administration declares: told to whoever reads the plan, never settled for them. */

import type { Answered, Answers } from "../model/answers.ts";
import type { Configuration, Project } from "../model/configuration.ts";
import { addMonths, type IsoDate } from "../model/dates.ts";
import type { Eligibility } from "../model/edition.ts";
import type { Profile } from "../model/profile.ts";
import type { ServiceId } from "../model/service.ts";
import type { Verdict, Wording } from "../model/verdict.ts";
import { knownOn } from "./derogation.ts";
import type { Edition } from "./edition.ts";
import { isEligible } from "./eligibility.ts";

export type Remark =
  /** The doctrine is about the State and the bodies under its supervision: a local authority is outside (D01). */
  | { readonly kind: "outside-scope" }
  /** A decision is declared for a service that the text does not open to derogation. */
  | { readonly kind: "outside-text"; readonly on: IsoDate }
  /** The decision lasts beyond the text's own term. */
  | { readonly kind: "beyond-term"; readonly until: IsoDate; readonly term: IsoDate }
  /** A derogation was granted to a project that, as declared, did not stand where the text wants it. */
  | { readonly kind: "not-eligible"; readonly on: IsoDate; readonly wanted: Wording }
  /** Decisions are declared for other services that are open to derogation, and none names this one. */
  | { readonly kind: "not-in-decision"; readonly on: IsoDate }
  /** What a person decided goes against a rule of the edition. */
  | { readonly kind: "contrary"; readonly rule: string; readonly on: IsoDate }
  /** A person answers that no harm is probable: what the edition then says. */
  | { readonly kind: "no-harm"; readonly on: IsoDate; readonly says: Wording }
  /** Something is written of the service with a later day than the plan's: it does not count yet. The last such day. */
  | { readonly kind: "not-yet"; readonly on: IsoDate }
  /** What another text says to this kind of administration. */
  | { readonly kind: "profile"; readonly says: Wording };

export function remarksOn(
  verdict: Verdict,
  { about: { eligibility, harm } }: Edition,
  { project, administration, answers }: Pick<Configuration, "project" | "administration" | "answers">,
  asOf: IsoDate,
  profiles: readonly Profile[] = [],
): readonly Remark[] {
  const outside = administration.type === "local" ? [{ kind: "outside-scope" } as const] : [];
  return [
    ...outside,
    ...onDecision(verdict, eligibility, project, asOf),
    ...onAnswer(verdict.answer),
    ...(harm && verdict.harm?.answer === "no"
      ? [{ kind: "no-harm", on: verdict.harm.on, says: harm.no } as const]
      : []),
    ...onLater(verdict.service, project, answers, asOf),
    ...profiles.flatMap(({ remark }) =>
      remark?.services.includes(verdict.service) ? [{ kind: "profile", says: remark.text } as const] : [],
    ),
  ];
}

export function onAnswer(answer: Answered | null): readonly Remark[] {
  return answer === null || answer.contrary === null
    ? []
    : [{ kind: "contrary", rule: answer.contrary, on: answer.on }];
}

/** Of the service, and of each of its parts. */
function onLater(service: ServiceId, project: Project, answers: Answers, asOf: IsoDate): readonly Remark[] {
  const labels = Object.entries(answers.labels).flatMap(([key, given]) =>
    key === service || key.startsWith(`${service}/`) ? [given] : [],
  );
  const written = [project.derogations[service], answers.harm[service], ...labels];
  const on = written
    .flatMap((each) => (each && each.on > asOf ? [each.on] : []))
    .sort()
    .at(-1);
  return on === undefined ? [] : [{ kind: "not-yet", on }];
}

function onDecision(
  { service, label, derogation }: Verdict,
  eligibility: Eligibility,
  project: Project,
  asOf: IsoDate,
): readonly Remark[] {
  const recorded = knownOn(project.derogations[service], asOf);
  if (recorded === null) {
    const others = Object.values(project.derogations).flatMap((each) => knownOn(each, asOf) ?? []);
    const granted = others.filter(({ status }) => status === "granted").map(({ on }) => on);
    const last = granted.sort().at(-1);
    return label === "derogable" && last !== undefined ? [{ kind: "not-in-decision", on: last }] : [];
  }
  const { on, until } = recorded;
  if (label !== "derogable" || derogation === null) return [{ kind: "outside-text", on }];
  if (recorded.status !== "granted") return [];
  const term = project.acceptableOffer && addMonths(project.acceptableOffer.date, derogation.limit.months);
  return [
    ...(isEligible(eligibility, project) === false
      ? [{ kind: "not-eligible", on, wanted: eligibility.text } as const]
      : []),
    ...(until !== null && term !== null && until > term ? [{ kind: "beyond-term", until, term } as const] : []),
  ];
}
