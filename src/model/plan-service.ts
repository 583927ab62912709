/** One service of the plan: its label and why, how much there is of it, what was found, where it can go. Shapes are those of the published contract. */

import type { Answered, HarmAnswer } from "./answers.ts";
import type { IsoDate } from "./dates.ts";
import type { Category } from "./finding.ts";
import type { Fits, Use } from "./fit.ts";
import type { ServiceId, Workload } from "./service.ts";
import type { Action, DerogationStatus, DoctrineCategory, FactConfidence, Label, OfferKind } from "./verdict.ts";

export interface Volume {
  readonly containers: number | null;
  readonly items: number | null;
  readonly bytes: number | null;
}

/** Why a label is as it is, its parts kept apart. */
export interface Reasons {
  readonly says: {
    readonly text: string;
    /** Word for word, in French; null where no words of the text are known. */
    readonly quote: string | null;
    readonly source: string;
    readonly day: IsoDate | null;
    readonly confidence: FactConfidence;
  } | null;
  readonly infers: { readonly text: string; readonly confidence: FactConfidence } | null;
  readonly changes: readonly string[];
  /** What does not fit between the text and what the administration declares, and what else is said of it. */
  readonly remarks: readonly string[];
  /** The weaker of what the text says and what is inferred; null where no rule names the service. */
  readonly weakest: FactConfidence | null;
}

/**
 * How one knows that nobody uses a service: the administration says so, no account has a licence that opens it, the reports
 * know of nobody, or it was seen whole and holds nothing.
 */
export const UNUSED = ["declared", "unlicensed", "inactive", "empty"] as const;

export type Unused = (typeof UNUSED)[number];

export interface PlanService {
  readonly id: ServiceId;
  readonly workload: Workload;
  readonly doctrineCategory: DoctrineCategory;
  readonly label: Label;
  readonly derogation: {
    readonly status: DerogationStatus;
    readonly limit: { readonly months: number; readonly countedFrom: string };
    readonly until: IsoDate | null;
  } | null;
  readonly action: Action;
  /** Null where somebody uses it, and where nobody knows. */
  readonly unused: Unused | null;
  /** What a person decided of the service beside what the text says of it. */
  readonly answer: Answered | null;
  readonly rule: string;
  readonly sources: readonly string[];
  readonly reason: string;
  readonly reasons: Reasons;
  readonly targets: readonly { readonly offer: string; readonly kind: OfferKind }[];
  readonly volume: Volume;
  readonly sensitive: {
    readonly presumed: boolean;
    /** What a person answers to the edition's test of harm; null where nobody did, or it has none. */
    readonly harm: HarmAnswer | null;
    readonly itemsRead: number;
    readonly containers: number;
    readonly items: number;
    readonly restricted: number;
    readonly byCategory: Readonly<Partial<Record<Category, number>>>;
    readonly byDetector: Readonly<Record<string, number>>;
    readonly estimate: {
      readonly items: number;
      readonly low: number;
      readonly high: number;
      readonly confidence: number;
    } | null;
  };
  readonly parts: readonly {
    readonly id: string;
    readonly label: Label;
    readonly action: Action;
    readonly answer: Answered | null;
    readonly rule: string;
    readonly reason: string;
    readonly reasons: Reasons;
    readonly volume: Volume;
    readonly targets: readonly { readonly offer: string; readonly kind: OfferKind }[];
  }[];
  readonly coverage: {
    readonly status: "complete" | "sampled" | "partial" | "not-scanned";
    readonly reasons: readonly string[];
  };
  /** Spaces by how long ago they were last used: under 3 months, 3 to 12, over 12. */
  readonly use: Readonly<Record<Use, number>>;
  /** Spaces by how well what is proposed fits what is in them, as readers are told: of personal spaces, without their contents. */
  readonly fit: Readonly<Record<Fits, number>>;
}
