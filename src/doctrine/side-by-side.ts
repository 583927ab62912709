/** What several editions say of the same services on the same day, and what changes from each to the next. */

import type { Configuration } from "../model/configuration.ts";
import type { IsoDate } from "../model/dates.ts";
import type { Offer } from "../model/offer.ts";
import type { ServiceId } from "../model/service.ts";
import type { Verdict } from "../model/verdict.ts";
import { decide } from "./decide.ts";
import type { Edition } from "./edition.ts";

/** What is compared of two verdicts; their reasons quote other texts, and always differ. */
const ASPECTS = {
  label: ({ label }: Verdict) => label,
  status: ({ derogation }: Verdict) => derogation?.status ?? null,
  action: ({ action }: Verdict) => action,
  months: ({ derogation }: Verdict) => derogation?.limit.months ?? null,
  until: ({ derogation }: Verdict) => derogation?.until ?? null,
  "granted-by": ({ rule }: Verdict) => rule?.grantedBy?.id ?? null,
  presumed: ({ rule }: Verdict) => rule?.presumedSensitive ?? false,
  targets: ({ targets }: Verdict) => targets.map(({ offer }) => offer).join(" "),
};
export type Aspect = keyof typeof ASPECTS;

export interface SideBySide {
  readonly service: ServiceId;
  /** Null of an edition that is not yet in force on that day: it is not applied. */
  readonly verdicts: readonly { readonly edition: Edition; readonly verdict: Verdict | null }[];
  readonly changes: readonly { readonly from: Edition; readonly to: Edition; readonly aspects: readonly Aspect[] }[];
}

/** @param editions oldest first. */
export function sideBySide(
  editions: readonly Edition[],
  offers: readonly Offer[],
  service: ServiceId,
  { project, answers }: Pick<Configuration, "project" | "answers">,
  asOf: IsoDate,
): SideBySide {
  const verdicts = editions.map((edition) => ({
    edition,
    verdict: edition.about.inForceFrom <= asOf ? decide(edition, offers, service, project, asOf, answers) : null,
  }));
  const changes = verdicts.flatMap(({ edition: to, verdict: after }, index) => {
    const before = verdicts[index - 1];
    if (!before?.verdict || after === null) return [];
    return [{ from: before.edition, to, aspects: differing(before.verdict, after) }];
  });
  return { service, verdicts, changes };
}

function differing(before: Verdict, after: Verdict): readonly Aspect[] {
  const aspects = Object.keys(ASPECTS) as Aspect[];
  return aspects.filter((aspect) => ASPECTS[aspect](before) !== ASPECTS[aspect](after));
}
