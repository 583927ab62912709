/** The use case behind `plan --compare`: every edition that comes with this version, for the same project and day. Nothing is written. */

import { refuseEarlier } from "../doctrine/decide.ts";
import type { Edition } from "../doctrine/edition.ts";
import { profilesFor } from "../doctrine/profiles.ts";
import { type Aspect, sideBySide } from "../doctrine/side-by-side.ts";
import { nameOfOffer } from "../export/offer-name.ts";
import type { Language } from "../lang/index.ts";
import type { Answered } from "../model/answers.ts";
import type { Configuration } from "../model/configuration.ts";
import type { IsoDate } from "../model/dates.ts";
import type { Reasons } from "../model/plan-service.ts";
import { SERVICES, type ServiceId } from "../model/service.ts";
import type {
  Action,
  DerogationStatus,
  Granting,
  Label,
  OfferKind,
  Statement,
  Verdict,
  Wording,
} from "../model/verdict.ts";
import { StoreFault } from "../store/fault.ts";
import { openStore } from "../store/open.ts";
import { doctrines } from "./doctrine.ts";
import { reasonOf, reasonsFor } from "./planning/reasons.ts";

export interface CompareRequest {
  readonly store: string;
  readonly configuration: Configuration;
  readonly asOf: IsoDate;
  readonly language: Language;
}

interface ComparedEdition {
  readonly id: string;
  readonly title: Wording;
  readonly inForceFrom: IsoDate;
  /** False on a day before its own: it is told, and not applied. */
  readonly inForce: boolean;
  readonly sha256: string;
  readonly eligibility: Statement;
  readonly clock: Statement;
  /** Its own word for what it does not concern; null for that of every output. */
  readonly outOfScope: Wording | null;
  /** What it must not be read without. */
  readonly assumptions: readonly Wording[];
}

/** What one edition says of a service. */
export interface UnderEdition {
  readonly label: Label;
  readonly action: Action;
  readonly status: DerogationStatus | null;
  readonly months: number | null;
  readonly until: IsoDate | null;
  readonly grantedBy: Granting | null;
  readonly presumed: boolean;
  readonly targets: readonly { readonly offer: string; readonly kind: OfferKind; readonly name: string }[];
  readonly rules: readonly string[];
  readonly answer: Answered | null;
  readonly reason: string;
  readonly reasons: Reasons;
}

export interface ComparedService {
  readonly id: ServiceId;
  readonly under: Readonly<Record<string, UnderEdition | null>>;
  readonly changes: readonly { readonly from: string; readonly to: string; readonly aspects: readonly Aspect[] }[];
}

export interface Comparison {
  readonly asOf: IsoDate;
  readonly editions: readonly ComparedEdition[];
  readonly services: readonly ComparedService[];
}

export async function compareEditions(request: CompareRequest): Promise<Comparison> {
  await refuseWithoutScan(request.store);
  const { configuration, asOf, language } = request;
  const { offers, editions: read, profiles: known } = doctrines(configuration.templates);
  const profiles = profilesFor(known, configuration.administration.type);
  // Before the oldest of them there is nothing to compare.
  if (read[0]) refuseEarlier(read[0], asOf);
  const names = new Map(offers.map((offer) => [offer.id, nameOfOffer(offer, asOf, language)]));
  const context = (edition: Edition) => ({ edition, configuration, profiles, asOf, language });
  const told = (edition: Edition, verdict: Verdict): UnderEdition => ({
    label: verdict.label,
    action: verdict.action,
    status: verdict.derogation?.status ?? null,
    months: verdict.derogation?.limit.months ?? null,
    until: verdict.derogation?.until ?? null,
    grantedBy: verdict.rule?.grantedBy ?? null,
    presumed: verdict.rule?.presumedSensitive ?? false,
    targets: verdict.targets.map((target) => ({ ...target, name: names.get(target.offer) ?? target.offer })),
    rules: verdict.rule?.rules ?? [],
    answer: verdict.answer,
    reason: reasonOf(verdict, context(edition)),
    reasons: reasonsFor(verdict, context(edition)),
  });
  return {
    asOf,
    editions: read.map(
      ({ about: { id, title, inForceFrom, sha256, eligibility, clock, outOfScope, assumptions } }) => ({
        id,
        title,
        inForceFrom,
        inForce: inForceFrom <= asOf,
        sha256,
        eligibility,
        clock,
        outOfScope,
        assumptions: assumptions.filter(({ onFirstPage }) => onFirstPage).map(({ text }) => text),
      }),
    ),
    services: SERVICES.map(({ id }) => {
      const { verdicts, changes } = sideBySide(read, offers, id, configuration, asOf);
      return {
        id,
        under: Object.fromEntries(
          verdicts.map(({ edition, verdict }) => [edition.about.id, verdict && told(edition, verdict)]),
        ),
        changes: changes.map(({ from, to, aspects }) => ({ from: from.about.id, to: to.about.id, aspects })),
      };
    }),
  };
}

/** Like every plan, it is one of a tenant that was scanned. */
async function refuseWithoutScan(path: string): Promise<void> {
  const store = await openStore(path, { create: false });
  try {
    if ((await store.lastScan()) === null) throw new StoreFault("missing", { path });
  } finally {
    await store.close();
  }
}
