/** What a doctrine edition says of a service, and what follows for a project on a given day. */

import type { IsoDate } from "./dates.ts";
import type { DrivePart } from "./drive-part.ts";
import type { ServiceId } from "./service.ts";

export const LABELS = ["derogable", "move-now", "review", "not-concerned"] as const;
export type Label = (typeof LABELS)[number];

const ACTIONS = ["establish-eligibility", "request", "await", "keep-until", "move-now", "decide", "none"] as const;
export type Action = (typeof ACTIONS)[number];

const DEROGATION_STATUSES = [
  "to-establish",
  "to-request",
  "requested",
  "granted",
  "refused",
  "expired",
  "not-eligible",
] as const;
export type DerogationStatus = (typeof DEROGATION_STATUSES)[number];

export const DOCTRINE_CATEGORIES = [
  "messaging",
  "personal-drive",
  "documents",
  "collaboration",
  "instant-messaging",
  "audio-conference",
  "video-conference",
  "webinar",
  "office-suite",
  "business-application",
  "desktop-software",
  "identity",
] as const;
export type DoctrineCategory = (typeof DOCTRINE_CATEGORIES)[number];

/** How sure a statement of law or fact is. F read; P press quoting the original; W partial; G general knowledge; I our interpretation. */
export const FACT_CONFIDENCES = ["F", "P", "W", "G", "I"] as const;
export type FactConfidence = (typeof FACT_CONFIDENCES)[number];

export interface Source {
  readonly title: string;
  readonly href: string | null;
  readonly date: IsoDate | null;
}

/** A sentence in both languages; a reader's language falls back to French. */
export interface Wording {
  readonly fr: string;
  readonly en: string;
}

export interface Statement {
  readonly text: Wording;
  readonly confidence: FactConfidence;
}

/** What the day of an offer is: its first one, as a source states it; or one on which a source attests it. */
export const OFFER_BASES = ["stated", "attested"] as const;
export type OfferBasis = (typeof OFFER_BASES)[number];

export const OFFER_KINDS = ["snap", "la-suite", "secnumcloud", "state-cloud"] as const;
export type OfferKind = (typeof OFFER_KINDS)[number];

/** Who grants a derogation: « le ministre dont relève le projet ». */
export interface Granting extends Statement {
  readonly id: string;
  /** Ids of the edition's texts. */
  readonly sources: readonly string[];
}

/** A rule that names a service: one YAML file of an edition. */
export interface Rule {
  readonly service: ServiceId;
  readonly title: Wording;
  /** Decision rules that lead to the label, `D07`. */
  readonly rules: readonly string[];
  readonly category: DoctrineCategory;
  readonly label: Label;
  readonly lastChecked: IsoDate;
  /** What the text says, with the confidence of that reading. */
  readonly because: Statement;
  /** What Bascule infers, if anything: shown as an interpretation. */
  readonly infers: Statement | null;
  /** True when the text presumes sensitive data, whatever a scan finds. */
  readonly presumedSensitive: boolean;
  /** Null unless derogable. */
  readonly limit: { readonly months: number; readonly countedFrom: string } | null;
  /** Who grants it, in the edition's own words; null unless derogable. */
  readonly grantedBy: Granting | null;
  /** Ids of offers, in the order in which to propose them. */
  readonly targets: readonly string[];
  readonly sources: readonly Source[];
  /** What the doctrine treats apart inside the service. */
  readonly parts: readonly PartRule[];
}

export interface PartRule {
  readonly id: string;
  readonly title: Wording;
  /** Types of container that are this part (`shared`, `room`). */
  readonly types: readonly string[];
  /** What of a drive is this part, when it lies inside containers. Where both are empty no volume can be told. */
  readonly inside: readonly DrivePart[];
  readonly label: Label;
  readonly because: Statement;
  readonly targets: readonly string[];
}

export interface Verdict {
  readonly service: ServiceId;
  readonly label: Label;
  readonly action: Action;
  /** Null unless derogable. */
  readonly derogation: {
    readonly status: DerogationStatus;
    readonly limit: { readonly months: number; readonly countedFrom: string };
    /** Null while the day is unknown: a date is never invented. */
    readonly until: IsoDate | null;
  } | null;
  /** Null when no rule of the edition names the service. */
  readonly rule: Rule | null;
  readonly targets: readonly { readonly offer: string; readonly kind: OfferKind }[];
}
