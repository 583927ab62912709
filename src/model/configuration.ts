/** What an administration says of itself and of its project: `bascule.config.yaml`, every key optional. */

import type { Answers } from "./answers.ts";
import type { ContentAuthority } from "./book.ts";
import type { IsoDate } from "./dates.ts";
import type { Directorates } from "./directorates.ts";
import type { Reach } from "./drive-part.ts";
import type { RequestStatements } from "./request.ts";
import type { Schedule } from "./schedule.ts";
import type { ServiceId } from "./service.ts";

export const ADMINISTRATION_TYPES = ["central", "operator", "local", "higher-education"] as const;

/**
 * Signs that a mention may have, `&` counting for two: at the head of a sheet it stands beside whom the file is for and what
 * it may not be used for, in 255 characters in all.
 */
export const LONGEST_MENTION = 140;

/** The project's facts on which a derogation rests. Null is « non renseigné ». */
export interface Project {
  /** Where the project stood on 5 July 2021. */
  readonly stage: "very-advanced" | "not-very-advanced" | null;
  /** The day on which it was engaged (contract, order): what later texts ask for. */
  readonly engagedOn: IsoDate | null;
  /** What shows it: contract, order, dates. */
  readonly evidence: string | null;
  /** The day from which an acceptable offer is available in France: it starts the clock. */
  readonly acceptableOffer: { readonly date: IsoDate; readonly justification: string } | null;
  /** Where the request stands, service by service. */
  readonly derogations: Readonly<
    Partial<
      Record<
        ServiceId,
        {
          readonly status: "requested" | "granted" | "refused";
          readonly on: IsoDate;
          readonly by: string | null;
          /** Last day of what was granted, when the decision names one. */
          readonly until: IsoDate | null;
        }
      >
    >
  >;
}

/** Quantities of a service that Graph cannot see, told by the administration and shown as declared. */
export interface Declared {
  readonly used: boolean;
  readonly quantity: number | null;
  readonly note: string | null;
}

export interface Configuration {
  readonly administration: {
    readonly name: string | null;
    readonly type: (typeof ADMINISTRATION_TYPES)[number] | null;
    readonly representative: string | null;
    readonly contact: string | null;
  };
  readonly directorates: Directorates;
  readonly content: ContentAuthority;
  readonly project: Project;
  /** What the request for a derogation says beside the plan. */
  readonly request: RequestStatements;
  /** What people decided where a text leaves it to them. */
  readonly answers: Answers;
  /** Folder whose files stand in the place of the templates that come with Bascule. */
  readonly templates: string | null;
  readonly scope: {
    readonly include: readonly string[];
    readonly exclude: readonly string[];
    readonly excludeContent: readonly string[];
  };
  readonly declared: Readonly<Partial<Record<ServiceId, Declared>>>;
  /** Half-width wanted of an estimate, as a share (0.02), and its confidence (0.95). */
  readonly sampling: { readonly halfWidth: number; readonly confidence: number };
  /** From which reach on a file of a personal drive counts as widely shared. */
  readonly sharing: { readonly wide: Reach };
  readonly waves: Schedule;
  /** By Microsoft's name of a licence (`SPE_E3`). */
  readonly licences: Readonly<Record<string, { readonly contractEnd: IsoDate | null }>>;
  readonly teams: { readonly count: "containers" | "fetch" };
  readonly retention: { readonly months: number };
  /** Paths of the private key that signs outputs, and of the public one that tells it did. */
  readonly outputs: {
    readonly mention: string | null;
    readonly signWith: string | null;
    readonly signedBy: string | null;
  };
  /** Seconds; a lane is given up after this long without a success. */
  readonly network: {
    readonly giveUpAfterSeconds: number;
    /** Domains that Graph may send on to for files and reports, besides Microsoft's. */
    readonly downloadHosts: readonly string[];
    /** Hosts that `BASCULE_GRAPH_URL` and `AZURE_AUTHORITY_HOST` may name, besides Microsoft's and this machine. */
    readonly acceptHosts: readonly string[];
  };
}
