/** The plan as `plan.json` tells it. Shapes are those of the published contract. */

import type { IsoDate } from "./dates.ts";
import type { DesktopFigures } from "./desktop.ts";
import type { Created, Evidence, OpenedAfter } from "./evidence.ts";
import type { ObstacleSum } from "./fit.ts";
import type { BurnDown, Provenance } from "./history.ts";
import type { PlanQuestion } from "./plan-question.ts";
import type { PlanService } from "./plan-service.ts";
import type { ContentModes, Workload } from "./service.ts";
import type { SharingFigures } from "./sharing.ts";

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
    /** Head of the chain that its store is sealed with; null while the scan goes on, and in a store that bears no seal. */
    readonly sha256: string | null;
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
