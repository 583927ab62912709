/** The plan: what `plan.json`, the NDJSON files and every sheet are made of. Shapes are those of the published contract. */

import type { Answered, AnswerLabel, HarmAnswer } from "./answers.ts";
import type { Root } from "./cluster.ts";
import type { Project } from "./configuration.ts";
import type { IsoDate } from "./dates.ts";
import type { Desktop, DesktopFigures } from "./desktop.ts";
import type { Difference } from "./difference.ts";
import type { EditionAbout } from "./edition.ts";
import type { Created, Evidence, OpenedAfter } from "./evidence.ts";
import type { Category, Confidence } from "./finding.ts";
import type { Fits, KeptByContents, ObstacleAbout, ObstacleSum, OfferFacts, SpaceFit, Use } from "./fit.ts";
import type { Gap } from "./gap.ts";
import type { BurnDown, Provenance } from "./history.ts";
import type { Freeable, LicenceRow } from "./licences.ts";
import type { Oddity } from "./oddity.ts";
import type { Profile } from "./profile.ts";
import type { Label as TenantLabel } from "./records.ts";
import type { DatedWave, Schedule } from "./schedule.ts";
import type { ContentModes, ServiceId, Workload } from "./service.ts";
import type { SharingFigures, SharingRow } from "./sharing.ts";
import type {
  Action,
  DerogationStatus,
  DoctrineCategory,
  FactConfidence,
  Label,
  OfferBasis,
  OfferKind,
  Source,
  Verdict,
  Wording,
} from "./verdict.ts";

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

/** What a person has to say, and what each answer changes: the rows of what is to be decided. */
export interface PlanQuestion {
  /** Stable: its kind, then what it is about. */
  readonly id: string;
  readonly kind: "label" | "harm" | "eligibility" | "acceptable-offer";
  readonly service: ServiceId | null;
  readonly part: string | null;
  readonly question: string;
  /** Who must answer. */
  readonly who: string;
  /** The key of the configuration that holds the answer. */
  readonly key: string;
  readonly answers: readonly {
    readonly answer: string;
    readonly changes: string;
    /** What is then to be done; null where the answer alone does not say. */
    readonly action: Action | null;
    /** The rule that the answer goes against. */
    readonly contrary: string | null;
  }[];
  /** What the text takes for the answer while nobody has given one. */
  readonly unanswered: AnswerLabel | null;
  readonly answered: {
    readonly answer: string;
    readonly by: string;
    readonly on: IsoDate;
    readonly why: string;
  } | null;
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
  /** Spaces by how well what is proposed fits what is in them. */
  readonly fit: Readonly<Record<Fits, number>>;
}

export interface PlanWave {
  readonly id: number;
  /** What the wave is known by from one scan to the next: `waves.named` of the configuration binds a name and dates to it. */
  readonly key: string;
  readonly name: string;
  readonly containers: number;
  readonly bytes: number;
  /** Null until the administration sets its calendar: a date is never invented. */
  readonly start: IsoDate | null;
  readonly end: IsoDate | null;
}

export interface PlanApplication {
  readonly appId: string;
  readonly name: string;
  readonly publisher: string | null;
  /** Registered by the administration itself; null where that is not known. */
  readonly inHouse: boolean | null;
  readonly permissions: readonly string[];
  readonly dependsOn: readonly Workload[];
  readonly consent: {
    /** It holds permissions in its own name. */
    readonly own: boolean;
    /** An administrator consented for everybody. */
    readonly everyone: boolean;
    /** People who consented for themselves. */
    readonly people: number;
    /** Day of its first permission in its own name; Graph tells no other. */
    readonly first: IsoDate | null;
  };
  /** The first wave that takes something of what it depends on, and the first after which nothing of one is left. */
  readonly touchedFrom: number | null;
  readonly stopsIn: number | null;
}

/** As `plan.json` tells {@link Evidence}: without its months. */
export interface PlanEvidence {
  readonly engagedOn: IsoDate;
  readonly textOn: IsoDate;
  readonly created: readonly Omit<Created, "months">[];
  readonly openedAfter: readonly OpenedAfter[];
  readonly licensed: Evidence["licensed"];
  readonly undated: number;
}

/** `plan.json`. */
export interface Plan {
  readonly schemaVersion: 1;
  readonly generator: { readonly name: "bascule"; readonly version: string };
  readonly asOf: IsoDate;
  readonly tenant: { readonly id: string; readonly displayName: string; readonly defaultDomain: string };
  readonly scan: {
    readonly id: string;
    readonly startedAt: string;
    readonly finishedAt: string | null;
    readonly complete: boolean;
    readonly content: ContentModes;
    /** One for each scan that the store has the history of, ascending. */
    readonly burnDown: readonly BurnDown[];
  };
  readonly doctrine: { readonly edition: string; readonly sha256: string };
  readonly provenance: Provenance;
  readonly services: readonly PlanService[];
  readonly questions: readonly PlanQuestion[];
  /** Decisions of people, on services and parts, that go against a rule of the edition. */
  readonly contrary: number;
  readonly waves: readonly PlanWave[];
  readonly applications: readonly PlanApplication[];
  readonly obstacles: readonly ObstacleSum[];
  readonly evidence: PlanEvidence;
  /** Accounts that use Office installed on a computer; null where the report on it was not read. */
  readonly desktop: DesktopFigures | null;
  /** Files that are sensitive and shared; null where they were not asked for. */
  readonly sharing: SharingFigures | null;
  readonly coverage: {
    readonly requests: number;
    readonly throttled: number;
    readonly skipped: readonly {
      readonly scope: string;
      readonly reason: string;
      readonly permission: string | null;
    }[];
  };
}

/** One line of `containers.ndjson`, exactly these keys in this order. */
export interface ContainerLine {
  readonly id: string;
  readonly service: ServiceId;
  readonly kind: string;
  readonly name: string | null;
  readonly owner: string | null;
  readonly unit: string | null;
  readonly volume: { readonly items: number | null; readonly bytes: number | null };
  readonly sensitive: {
    readonly items: number;
    readonly itemsRead: number;
    readonly byDetector: Readonly<Record<string, number>>;
  };
  readonly label: Label;
  readonly action: Action;
  readonly target: string | null;
  readonly wave: number | null;
  readonly coverage: PlanService["coverage"]["status"];
}

/** What sheets show of a container beside its line. */
export interface ContainerRow {
  readonly line: ContainerLine;
  /** Refused or locked with nothing seen of it: it has a row, and is in no count. */
  readonly shut?: boolean;
  /** Of one person's own space, its sensitive items that readers are told by directorate alone; null of any other. */
  readonly grouped: number | null;
  readonly group: string | null;
  readonly groupName: string | null;
  readonly site: string | null;
  /** Display name of that site, where the row's own name is another (its libraries and lists). */
  readonly siteName?: string | null;
  readonly url: string | null;
  readonly created: string | null;
  readonly lastActivity: string | null;
  readonly owners: number | null;
  readonly guests: number | null;
  readonly unread: Readonly<Record<string, number>>;
  readonly traits: Readonly<Record<string, string | number | boolean>>;
  /** Why it is in its wave; null where it is in none. */
  readonly placing: Placing | null;
  /**
   * Where it can go and what stands in the way, as readers are told: of a person’s own space, without its contents. Null where
   * nothing is proposed.
   */
  readonly fit: SpaceFit | null;
  readonly use: Use;
}

/**
 * Why a space leaves when it does. Without waiting: `closed`, the text excludes a derogation; `answered`, people decided it; a
 * derogation that is `refused`, `expired` or `not-eligible`; `chat`, nothing of it is carried. `choice` waits for one, and
 * `follows` goes with what it belongs to once it is made. After those that leave without waiting: what a derogation may keep,
 * by its status. `shut`: nothing was seen of it, and it is in no wave.
 */
export const CAUSES = [
  "closed",
  "answered",
  "refused",
  "expired",
  "not-eligible",
  "chat",
  "choice",
  "follows",
  "to-establish",
  "to-request",
  "requested",
  "granted",
  "shut",
] as const;

/**
 * What sets the order of those that leave without waiting, the first first: something sensitive `found` in what moves together;
 * nothing, where contents were read; nothing but what readers are told by directorate; contents that nobody read.
 */
export const RANKS = ["found", "none", "grouped", "unread"] as const;

/** Why a space is in its wave. */
export interface Placing {
  readonly because: (typeof CAUSES)[number];
  /** Null of what does not leave without waiting, and of what is not carried. */
  readonly rank: (typeof RANKS)[number] | null;
  readonly root: Root;
  /** Spaces that move together, itself included. */
  readonly together: number;
}

/** One line of `findings.ndjson`, exactly these keys in this order. */
export interface FindingLine {
  readonly container: string;
  readonly service: ServiceId;
  /** Null for a finding in the container's own name, and for `marking` and `secret`. */
  readonly item: string | null;
  readonly name: string | null;
  readonly detector: string;
  readonly category: Category;
  readonly count: number;
  readonly confidence: Confidence;
}

/** An offer that services can move to: dated data of `templates/offers/`. */
export interface Offer {
  readonly id: string;
  readonly name: string;
  readonly kind: OfferKind;
  readonly operator: string;
  readonly href: string | null;
  /** Proposed only from this day; null when no day is known, and then never proposed. */
  readonly availableFrom: IsoDate | null;
  /** Null where no day is known. */
  readonly basis: OfferBasis | null;
  readonly endsOn: IsoDate | null;
  readonly checkedOn: IsoDate;
  readonly confidence: FactConfidence;
  readonly limits: readonly {
    readonly what: string;
    readonly value: number | null;
    readonly text: Wording;
    /** Null where it is that of the offer. */
    readonly confidence: FactConfidence | null;
  }[];
  readonly notFor: readonly Wording[];
  /** The same, and more, as what spaces are weighed by. */
  readonly facts: OfferFacts;
  readonly sources: readonly Source[];
}

/** Under whose authority content is read: configuration, all of it optional. */
export interface ContentAuthority {
  readonly authorisedBy: string | null;
  readonly legalBasis: string | null;
  readonly dpia: string | null;
  readonly staffConsulted: string | null;
}

/** A gap as people read it: the same cause at the same place, counted. */
export interface CoverageRow {
  readonly service: ServiceId | null;
  readonly where: string;
  readonly cause: Gap["cause"];
  readonly permission: string | null;
  readonly code: string | null;
  readonly containers: number;
  readonly count: number;
}

/** A label, and how many groups and sites bear it; null where that is not known, or the label is none for them. */
export interface LabelRow extends TenantLabel {
  readonly groups: number | null;
  readonly sites: number | null;
}

/** Everything that an output is made of. Streams may be walked more than once; each is sorted, the same every time. */
export interface Book {
  readonly plan: Plan;
  readonly administration: string | null;
  /** What the administration has printed on every page; null for the usual words. */
  readonly mention: string | null;
  readonly edition: EditionAbout;
  readonly verdicts: readonly Verdict[];
  /** What is said of this kind of administration beside the edition. */
  readonly profiles: readonly Profile[];
  /** Files of the administration that stand in the place of the templates that come with Bascule. */
  readonly ownTemplates: readonly string[];
  readonly offers: readonly Offer[];
  /** What may stand between a space and an offer, and the way round. */
  readonly obstacles: readonly ObstacleAbout[];
  /** People’s own spaces that their contents keep from where they would go. */
  readonly keptByContents: readonly KeptByContents[];
  readonly authority: ContentAuthority;
  readonly licences: readonly LicenceRow[];
  readonly freeable: readonly Freeable[];
  /** Null where the report on it was not read. */
  readonly desktop: Desktop | null;
  readonly labels: readonly LabelRow[];
  readonly coverage: readonly CoverageRow[];
  /** What the tenant's own reports and counts say otherwise, and what could not be compared with them. */
  readonly differences: readonly Difference[];
  /** The same by kind, where no space may be named. */
  readonly differencesTogether: readonly Difference[];
  /** What was odd in the answers and was handled. It depends on the run, and stands in the workbook alone. */
  readonly oddities: readonly Oddity[];
  /** Places refused or locked, and all that were not had, those given up included: each once. */
  readonly shut: { readonly refused: number; readonly all: number };
  /** Items whose content was not read, by service and reason (`encrypted`, `unsupported`, `private`…). */
  readonly unread: readonly { readonly service: ServiceId; readonly reason: string; readonly items: number }[];
  /** Of services read by sample: what was drawn, and what of it could not be read, in a sentence or two. */
  readonly drawn: ReadonlyMap<ServiceId, string>;
  /** Categories that a detector of this version looks for. */
  readonly searched: ReadonlySet<Category>;
  /** What the administration calls the detectors of its own, by id. */
  readonly ownDetectors: ReadonlyMap<string, Wording>;
  /** What a directorate is known by, whatever the configuration calls it: the first of its departments that it names. */
  readonly unitKeys?: ReadonlyMap<string, string>;
  /** True when a finding of `marking` or `secret` stands in the store. */
  readonly restricted: boolean;
  /** Waves of whose spaces no size is known: their `bytes` add nothing up. */
  readonly unweighed: ReadonlySet<number>;
  readonly evidence: Evidence;
  /** Lines of the file of directorates that named nobody. */
  readonly unassigned: number;
  /** What is known of the waves beside, in their order, and by which calendar and capacity they were reckoned. */
  readonly timetable: { readonly waves: readonly DatedWave[]; readonly schedule: Schedule };
  /** What the derogation request states beside the plan; absent, its fields stay to be filled in. */
  readonly request?: {
    readonly representative: string | null;
    readonly contact: string | null;
    readonly project: Project;
  };
  containers(service?: ServiceId): AsyncIterable<ContainerRow>;
  /** Spaces first, in plan order, then personal drives by directorate. */
  sharing(): AsyncIterable<SharingRow>;
  findings(): AsyncIterable<FindingLine>;
  /** `marking` and `secret` with their places: for the security officer's file alone. */
  restrictedFindings(): AsyncIterable<FindingLine>;
}
