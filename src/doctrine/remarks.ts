/** What does not fit between the text and the decisions that the administration declares: told to whoever reads the plan, never settled for them. */

import type { Configuration, Project } from "../model/configuration.ts";
import { addMonths, type IsoDate } from "../model/dates.ts";
import type { Verdict } from "../model/verdict.ts";

export type Remark =
  /** The doctrine is about the State and the bodies under its supervision: a local authority is outside (D01). */
  | { readonly kind: "outside-scope" }
  /** A decision is declared for a service that the text does not open to derogation. */
  | { readonly kind: "outside-text"; readonly on: IsoDate }
  /** The decision lasts beyond the text's own term. */
  | { readonly kind: "beyond-term"; readonly until: IsoDate; readonly term: IsoDate }
  /** A derogation was granted to a project that is declared as not far enough advanced. */
  | { readonly kind: "not-advanced"; readonly on: IsoDate };

export function remarksOn(
  verdict: Verdict,
  { project, administration }: Pick<Configuration, "project" | "administration">,
  asOf: IsoDate,
): readonly Remark[] {
  const outside = administration.type === "local" ? [{ kind: "outside-scope" } as const] : [];
  return [...outside, ...onDecision(verdict, project, asOf)];
}

function onDecision({ service, label, derogation }: Verdict, project: Project, asOf: IsoDate): readonly Remark[] {
  const recorded = project.derogations[service];
  if (!recorded || recorded.on > asOf) return [];
  const { on, until } = recorded;
  if (label !== "derogable" || derogation === null) return [{ kind: "outside-text", on }];
  if (recorded.status !== "granted") return [];
  const term = project.acceptableOffer && addMonths(project.acceptableOffer.date, derogation.limit.months);
  return [
    ...(project.stage === "not-very-advanced" ? [{ kind: "not-advanced", on } as const] : []),
    ...(until !== null && term !== null && until > term ? [{ kind: "beyond-term", until, term } as const] : []),
  ];
}
