/** An edition of the doctrine as outputs tell it: its texts, what it asks of a project and of data, who grants, what is assumed. */

import type { IsoDate } from "./dates.ts";
import type { Category } from "./finding.ts";
import type { ServiceId } from "./service.ts";
import type { FactConfidence, Label, Rule, Source, Statement, Wording } from "./verdict.ts";

/** A sentence of an edition, and how sure it is. */
export type SureWording = Wording & { readonly confidence: FactConfidence };

/** What a statement rests on: ids of the edition's texts. */
interface Founded {
  readonly sources: readonly string[];
}

/** A decision rule (`D07`), as the services' rules quote it. */
export interface Principle extends Statement, Founded {
  readonly id: string;
}

/** Where a project must have stood, and on which day, for a derogation to be asked for. */
export interface Eligibility extends Statement, Founded {
  /** Which of the project's facts answers it. */
  readonly requires: "very-advanced" | "engaged";
  readonly on: IsoDate;
  /** Where texts leave the day open: what was engaged after `on` and up to this day is for a person to establish. */
  readonly openUntil: IsoDate | null;
  /** What is still to be said where the configuration does not tell. */
  readonly ask: Wording;
}

/** Data is sensitive when each condition is met by one at least of its tests. */
export interface Sensitivity {
  /** What the text presumes of services, whatever a scan finds; null where nothing is presumed. */
  readonly presumes: (Statement & Founded) | null;
  readonly conditions: readonly {
    readonly id: string;
    readonly title: Wording;
    readonly tests: readonly SensitivityTest[];
  }[];
}

export interface SensitivityTest extends Statement, Founded {
  /** `C1` to `C6` of the doctrine fact sheet. */
  readonly id: string;
  /** Categories of findings that may show it; none where content shows nothing and a person alone can answer. */
  readonly evidence: readonly Category[];
}

/** Would a breach of what a service holds probably cause a harm? What each answer means. */
export interface HarmTest {
  /** `C6` */
  readonly test: string;
  readonly question: Wording;
  readonly yes: Wording;
  readonly no: Wording;
}

export interface Assumption extends Statement {
  readonly id: string;
  readonly onFirstPage: boolean;
  /** It holds only as long as the administration does not say what it is. */
  readonly unlessTold: boolean;
}

export interface EditionAbout {
  readonly id: string;
  readonly title: Wording;
  readonly inForceFrom: IsoDate;
  readonly sha256: string;
  readonly texts: readonly (Source & {
    readonly id: string;
    readonly confidence: FactConfidence;
    readonly says: Wording;
  })[];
  readonly principles: readonly Principle[];
  readonly eligibility: Eligibility;
  readonly sensitivity: Sensitivity;
  /** The day of the text that keeps services out of the derogation; an edition may keep the list of an earlier text. */
  readonly closed: { readonly since: IsoDate; readonly confidence: FactConfidence } & Founded;
  /** From when the months of a derogation run: « à compter du jour où… ». */
  readonly clock: Statement & Founded;
  /** Who answers what the texts leave open. */
  readonly answered: Statement & Founded;
  /** The test that a person alone can answer, service by service; null where the edition has none. */
  readonly harm: HarmTest | null;
  /** What a label means under this edition. */
  readonly meanings: Readonly<Record<Label, Wording>>;
  /** What `not-concerned` is called where « Hors du champ de la note » would name a text that is not this edition's; else null. */
  readonly outOfScope: Wording | null;
  /** What a request says of the texts: its ground, the services that it may be about, and how it is asked for. */
  readonly request: { readonly legal: SureWording; readonly scope: SureWording; readonly ask: SureWording };
  /** Open points, shown as such; the first page tells those that it must not be read without. */
  readonly assumptions: readonly Assumption[];
  /** Later editions, which the first page must tell of. */
  readonly later: readonly {
    readonly id: string;
    readonly title: Wording;
    readonly inForceFrom: IsoDate;
    readonly confidence: FactConfidence;
    readonly changes: Wording;
  }[];
}

/** An edition as its files say it: what it is about, and one rule a service. */
export interface WholeEdition {
  readonly about: EditionAbout;
  readonly rules: ReadonlyMap<ServiceId, Rule>;
}
