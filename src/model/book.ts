/** Everything that the outputs of one plan are made of. */

import type { Project } from "./configuration.ts";
import type { ContainerRow } from "./container-row.ts";
import type { NotedDecision } from "./decision.ts";
import type { Desktop } from "./desktop.ts";
import type { Difference } from "./difference.ts";
import type { Label as TenantLabel } from "./directory-records.ts";
import type { EditionAbout, WholeEdition } from "./edition.ts";
import type { Evidence } from "./evidence.ts";
import type { Category } from "./finding.ts";
import type { FindingLine } from "./finding-line.ts";
import type { KeptByContents, ObstacleAbout } from "./fit.ts";
import type { Gap } from "./gap.ts";
import type { Freeable, LicenceRow } from "./licences.ts";
import type { Oddity } from "./oddity.ts";
import type { Offer } from "./offer.ts";
import type { Plan } from "./plan.ts";
import type { Profile } from "./profile.ts";
import type { RequestStatements } from "./request.ts";
import type { DatedWave, Schedule } from "./schedule.ts";
import type { ServiceId } from "./service.ts";
import type { SharingRow } from "./sharing.ts";
import type { StandingGap } from "./standing-gap.ts";
import type { Verdict, Wording } from "./verdict.ts";

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
  /** What the first few of its places are called, where they are to be opened and their names are known. */
  readonly names?: readonly string[];
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
  /** Those in force on the day of the plan that came after it, oldest first. */
  readonly laterEditions: readonly WholeEdition[];
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
  /** What Graph shows to no application, whatever the scan saw. */
  readonly invisible: readonly StandingGap[];
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
    readonly statements: RequestStatements;
  };
  /** What people decided, in the order in which plans first told it. */
  journal(): AsyncIterable<NotedDecision>;
  containers(service?: ServiceId): AsyncIterable<ContainerRow>;
  /** Spaces first, in plan order, then personal drives by directorate. */
  sharing(): AsyncIterable<SharingRow>;
  /** In pages. */
  findings(): AsyncIterable<readonly FindingLine[]>;
  /** `marking` and `secret` with their places: for the security officer's file alone. */
  restrictedFindings(): AsyncIterable<readonly FindingLine[]>;
}
