/** What does not fit between the text and the decisions that the administration declares: told to whoever reads the plan, never settled for them. */

import type { Configuration, Project } from "../model/configuration.ts";
import { addMonths, type IsoDate } from "../model/dates.ts";
import type { Eligibility } from "../model/edition.ts";
import type { Verdict, Wording } from "../model/verdict.ts";
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
  | { readonly kind: "not-eligible"; readonly on: IsoDate; readonly wanted: Wording };

export function remarksOn(
  verdict: Verdict,
  { about: { eligibility } }: Edition,
  { project, administration }: Pick<Configuration, "project" | "administration">,
  asOf: IsoDate,
): readonly Remark[] {
  const outside = administration.type === "local" ? [{ kind: "outside-scope" } as const] : [];
  return [...outside, ...onDecision(verdict, eligibility, project, asOf)];
}

function onDecision(
  { service, label, derogation }: Verdict,
  eligibility: Eligibility,
  project: Project,
  asOf: IsoDate,
): readonly Remark[] {
  const recorded = project.derogations[service];
  if (!recorded || recorded.on > asOf) return [];
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
