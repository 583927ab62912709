/** What a person has to say for the plan to go on, and what each answer changes. */

import type { AnswerLabel } from "./answers.ts";
import type { IsoDate } from "./dates.ts";
import type { ServiceId } from "./service.ts";
import type { Action } from "./verdict.ts";

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
