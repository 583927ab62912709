/** What a doctrine edition says of a service, and what follows for a project on a given day. */

import type { Answered, HarmAnswer, Question } from "./answers.ts";
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

/**
 * How sure a statement of law or fact is, the surest first. F read; P press quoting the original; W partial; G general
 * knowledge; I our interpretation.
 */
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

/** What a text says: in Bascule's words, and where they are known in its own. */
export interface Saying extends Statement {
  /** Word for word, in French whatever the reader's language; null where no words of it are known, and never made up. */
  readonly quote: string | null;
  readonly source: Source & { readonly id: string };
}

/** Why a label is as it is, in three parts that are never mixed. */
export interface Grounds {
  /** What the text says. */
  readonly because: Saying;
  /** What Bascule infers, if anything: shown as an interpretation. */
  readonly infers: Statement | null;
  /** What would lead to another label, or to do something else. */
  readonly wouldChange: readonly Wording[];
  /** Where the label is `review`: what a person has to say. Null elsewhere. */
  readonly question: Question | null;
}

/** A label is no surer than the less sure of what it rests on. */
export function weakestOf({ because, infers }: Pick<Grounds, "because" | "infers">): FactConfidence {
  const rank = (confidence: FactConfidence) => FACT_CONFIDENCES.indexOf(confidence);
  return infers && rank(infers.confidence) > rank(because.confidence) ? infers.confidence : because.confidence;
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
export interface Rule extends Grounds {
  readonly service: ServiceId;
  readonly title: Wording;
  /** Decision rules that lead to the label, `D07`. */
  readonly rules: readonly string[];
  readonly category: DoctrineCategory;
  readonly label: Label;
  readonly lastChecked: IsoDate;
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

export interface PartRule extends Grounds {
  readonly id: string;
  readonly title: Wording;
  /** Types of container that are this part (`shared`, `room`). */
  readonly types: readonly string[];
  /** What of a drive is this part, when it lies inside containers. Where both are empty no volume can be told. */
  readonly inside: readonly DrivePart[];
  readonly label: Label;
  /** Decision rules that lead to the label. */
  readonly rules: readonly string[];
  readonly targets: readonly string[];
}

/** What follows for a part of a service. */
export interface PartVerdict {
  readonly rule: PartRule;
  readonly action: Action;
  readonly answer: Answered | null;
  readonly targets: Verdict["targets"];
}

export interface Verdict {
  readonly service: ServiceId;
  /** What the text says, whatever people answer. */
  readonly label: Label;
  /** Follows from what people answered, where they did. */
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
  readonly answer: Answered | null;
  /** What people answer to the test of harm; null where nobody did, or the edition asks for none. */
  readonly harm: HarmAnswer | null;
  readonly parts: readonly PartVerdict[];
}
