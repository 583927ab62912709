/**
 * What stands between a space and an offer: what the offer takes and refuses, what is in the space, and what has to be done
 * before it moves. Facts of offers are dated data of `templates/offers/`, obstacles those of `templates/obstacles.yaml`.
 */

import type { IsoDate } from "./dates.ts";
import type { ServiceId } from "./service.ts";
import type { FactConfidence, Source, Statement, Wording } from "./verdict.ts";

/** In the order in which they are told: what refuses a space first, then what asks for work, then what is not known. */
export const OBSTACLES = [
  "to-build",
  "marking",
  "health",
  "gdpr-special",
  "file-size",
  "format",
  "locked",
  "checked-out",
  "malware",
  "retention",
  "long-path",
  "own-parts",
  "forwarding",
  "guests",
  "unread",
  "import",
  "versions",
  "names",
  "people",
  "ending",
] as const;
export type ObstacleKind = (typeof OBSTACLES)[number];

/** Contents that an offer may refuse. */
export const CONTENTS = ["marking", "health", "gdpr-special"] as const satisfies readonly ObstacleKind[];
export type ContentKind = (typeof CONTENTS)[number];

/** What is told once for all spaces of a service: counted one by one it would be every space. */
export const EVERYWHERE = [
  "import",
  "versions",
  "names",
  "people",
  "ending",
] as const satisfies readonly ObstacleKind[];
export type EverywhereKind = (typeof EVERYWHERE)[number];

/** From the best to the worst. `unread`: nobody has looked at its contents, and the offer does not take all of them. */
export const FITS = ["yes", "with-work", "unread", "no"] as const;
export type Fits = (typeof FITS)[number];

/** What an offer takes and refuses, as far as a source says; what none says is not known, and never taken for a yes. */
export interface OfferFacts {
  /** Days of its qualification, both included; `from` is null where none is known. Null for what needs none to be proposed. */
  readonly qualified: {
    readonly from: IsoDate | null;
    readonly until: IsoDate | null;
    readonly confidence: FactConfidence;
  } | null;
  readonly refuses: Readonly<Partial<Record<ContentKind, FactConfidence>>>;
  readonly takes: Readonly<Partial<Record<ContentKind, FactConfidence>>>;
  /** Extensions of the only files that it imports; null where any file is taken, or nobody says. */
  readonly formats: readonly string[] | null;
  readonly guests: { readonly access: (typeof GUEST_ACCESS)[number]; readonly confidence: FactConfidence } | null;
  /** How what is in Microsoft 365 gets there. */
  readonly imports: (Statement & { readonly way: (typeof IMPORT_WAYS)[number] }) | null;
  /** Whether its operator says that it meets rule R9 itself. */
  readonly r9: (Statement & { readonly met: (typeof R9_STATES)[number] }) | null;
  readonly endings: readonly (Statement & { readonly on: IsoDate })[];
  /** Nothing to move to yet: the offer is to be built together. */
  readonly toBuild: boolean;
}

export const GUEST_ACCESS = ["with-proconnect", "yes", "no"] as const;
export const IMPORT_WAYS = ["none-found", "manual", "tool"] as const;
export const R9_STATES = ["stated", "host-only", "not-stated", "not-concerned"] as const;

/** Of an offer of which no source says anything more. */
export const UNSTATED: OfferFacts = {
  qualified: null,
  refuses: {},
  takes: {},
  formats: null,
  guests: null,
  imports: null,
  r9: null,
  endings: [],
  toBuild: false,
};

/** An obstacle as `templates/obstacles.yaml` tells it. */
export interface ObstacleAbout {
  readonly kind: ObstacleKind;
  readonly title: Wording;
  /** What a scan sees of it: findings, or what an answer told of items or of spaces, by their names. */
  readonly detectors: readonly string[];
  readonly categories: readonly string[];
  readonly trait: string | null;
  /** Services of whose spaces it is asked; null for all. */
  readonly services: readonly ServiceId[] | null;
  /** What an offer that says nothing of such contents is taken for. */
  readonly unstated: "no" | "with-work";
  readonly wayRound: Statement;
  readonly sources: readonly Source[];
}

/** What an offer, or the way to it, makes of a space. */
export interface Obstacle {
  readonly kind: ObstacleKind;
  readonly weighs: Exclude<Fits, "yes">;
  /** Null where it is not known, or where no item is meant. */
  readonly items: number | null;
  readonly bytes: number | null;
  /** Bytes of a file, people: whatever the offer's limit is. */
  readonly limit: number | null;
  /** Guests, rules, parts: what is counted beside items. */
  readonly count: number | null;
}

/** What the listed items of a space hold, by what offers and obstacles ask. */
export interface ItemFacts {
  readonly files: number;
  /** Items larger than a limit, by that limit. */
  readonly over: Readonly<Record<string, Share>>;
  /** Items of other formats than those, by the formats joined with a comma. */
  readonly foreign: Readonly<Record<string, Share>>;
  readonly traits: Readonly<Record<string, Share>>;
  /** Traits that an answer told of some of them, whatever it told. */
  readonly told: readonly string[];
}

export interface Share {
  readonly items: number;
  readonly bytes: number;
}

/** What is asked of the items of a service. */
export interface Marks {
  readonly limits: readonly number[];
  readonly formats: readonly (readonly string[])[];
  readonly traits: readonly string[];
}

/** Where a space can go. */
export interface SpaceFit {
  /** Null where no known offer takes it. */
  readonly target: string | null;
  readonly fits: Fits;
  /** Of the target; and what keeps the space from those that come before it, or from all. */
  readonly obstacles: readonly (Obstacle & { readonly offer: string })[];
}

/** What stands in the way of one space, and what readers are told of it. */
export interface Fitted {
  readonly whole: SpaceFit;
  /** Without what is told to the security officer alone: where a protection marking is all that keeps it, it reads as any other. */
  readonly open: SpaceFit;
  /** Of a person's own space, without its contents: what they keep it from is told by directorate alone. Else `open`. */
  readonly shown: SpaceFit;
}

/** People's own spaces of a service in a directorate, and those that their contents keep from the offer proposed otherwise. */
export interface KeptByContents {
  readonly service: ServiceId;
  readonly unit: string | null;
  readonly offer: string;
  readonly spaces: number;
  readonly kept: number;
}

/** An obstacle of all spaces of a service that has it, added up. */
export interface ObstacleSum {
  readonly service: ServiceId;
  /** Null for what bears on every offer. */
  readonly offer: string | null;
  readonly kind: ObstacleKind;
  /** False where no answer told anything of it: its spaces are all that might have it. */
  readonly known: boolean;
  readonly containers: number;
  /** Null where it is not known of any. */
  readonly items: number | null;
  readonly bytes: number | null;
}

/** How long ago a space was last used: under 3 months, 3 to 12, over 12. */
export const USES = ["recent", "idle", "stale", "unknown"] as const;
export type Use = (typeof USES)[number];
