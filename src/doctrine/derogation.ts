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

export function derogationOf(
  { about: { eligibility } }: Edition,
  { service, limit }: Rule,
  project: Project,
  asOf: IsoDate,
): Derogation {
  if (limit === null) throw new Error(`The rule on ${service} opens a derogation without saying how long it may last.`);
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
function knownOn(recorded: Recorded | undefined, asOf: IsoDate): Recorded | null {
  return recorded && recorded.on <= asOf ? recorded : null;
}

function statusOf(recorded: Recorded | null, eligible: boolean | null): Status {
  if (recorded?.status === "granted" || recorded?.status === "refused") return recorded.status;
  if (eligible === false) return "not-eligible";
  if (recorded) return "requested";
  return eligible === null ? "to-establish" : "to-request";
}
