/**
 * Where a project stands with its derogation on a given day. Only a signed decision counts as one; a request does not
 * make a project eligible. Under every edition the months run from the day on which an acceptable offer is available in
 * France, not from the grant nor from the text's own date; the last day is included.
 */

import type { Project } from "../model/configuration.ts";
import { addMonths, type IsoDate } from "../model/dates.ts";
import type { Rule, Verdict } from "../model/verdict.ts";
import type { Edition } from "./edition.ts";
import { isEligible } from "./eligibility.ts";

type Derogation = NonNullable<Verdict["derogation"]>;
type Status = Derogation["status"];
type Recorded = NonNullable<Project["derogations"][Rule["service"]]>;

export function derogationOf(edition: Edition, rule: Rule, project: Project, asOf: IsoDate): Derogation {
  const { limit, service } = rule;
  if (limit === null) throw new Error(`The rule on ${service} opens a derogation without saying how long it may last.`);
  return derogationWithin(limit, edition, service, project, asOf);
}

/** The same of a service for which people count on a derogation that its own rule does not open: within the edition's limit. */
export function standing(edition: Edition, rule: Rule, project: Project, asOf: IsoDate): Derogation | null {
  const limit = rule.limit ?? [...edition.rules.values()].find((each) => each.limit !== null)?.limit ?? null;
  return limit && derogationWithin(limit, edition, rule.service, project, asOf);
}

function derogationWithin(
  limit: Derogation["limit"],
  { about: { eligibility } }: Edition,
  service: Rule["service"],
  project: Project,
  asOf: IsoDate,
): Derogation {
  const recorded = knownOn(project.derogations[service], asOf);
  // The last day that the text leaves to anyone; null while no acceptable offer is dated, as the clock has not started.
  const ceiling = project.acceptableOffer && addMonths(project.acceptableOffer.date, limit.months);
  const until = earlier(recorded?.status === "granted" ? recorded.until : null, ceiling);
  const status = statusOf(recorded, isEligible(eligibility, project));
  // Refused or never eligible, a project has no term to wait for. Past the term nothing is left to ask for either.
  if (status === "refused" || status === "not-eligible") return { status, limit, until: null };
  return { status: until !== null && asOf > until ? "expired" : status, limit, until };
}

/** A decision may end sooner than the text's own term, never later: « sans qu'elle ne puisse aller au-delà » (R9). */
function earlier(decided: IsoDate | null, ceiling: IsoDate | null): IsoDate | null {
  if (decided === null || ceiling === null) return decided ?? ceiling;
  return decided < ceiling ? decided : ceiling;
}

/** What was written on a later day does not exist yet on the plan's day. */
export function knownOn<T extends { readonly on: IsoDate }>(written: T | undefined, asOf: IsoDate): T | null {
  return written && written.on <= asOf ? written : null;
}

function statusOf(recorded: Recorded | null, eligible: boolean | null): Status {
  if (recorded?.status === "granted" || recorded?.status === "refused") return recorded.status;
  if (eligible === false) return "not-eligible";
  if (recorded) return "requested";
  return eligible === null ? "to-establish" : "to-request";
}
