/**
 * What people of the administration answer where a text leaves it to them: which label a service or a part of one is to have,
 * and whether a breach of its data would probably cause a harm. An answer stands beside what the text says, and never in its place.
 */

import type { IsoDate } from "./dates.ts";
import type { ServiceId } from "./service.ts";
import type { Label, Verdict, Wording } from "./verdict.ts";

/** Who decided, when and why: an answer without them is refused. */
interface Decided {
  readonly by: string;
  readonly on: IsoDate;
  readonly why: string;
}

/** `review` is the question, not an answer to it. */
export const ANSWER_LABELS = ["move-now", "derogable", "not-concerned"] as const satisfies readonly Label[];
export type AnswerLabel = (typeof ANSWER_LABELS)[number];

export interface GivenAnswer extends Decided {
  readonly label: AnswerLabel;
}

export interface HarmAnswer extends Decided {
  readonly answer: "yes" | "no";
}

/** `exchange.group-mailboxes`, or `onedrive.files/chat-files` of a part. */
export type AnswerKey = ServiceId | `${ServiceId}/${string}`;

export interface Answers {
  readonly labels: Readonly<Partial<Record<AnswerKey, GivenAnswer>>>;
  readonly harm: Readonly<Partial<Record<ServiceId, HarmAnswer>>>;
  /** Where the labels are written, for what an edition alone can find wrong in them. */
  readonly places: Readonly<Partial<Record<AnswerKey, AnswerPlace>>>;
}

export interface AnswerPlace {
  readonly file: string;
  readonly line: number | null;
}

export const NO_ANSWERS: Answers = { labels: {}, harm: {}, places: {} };

/** An answer as it holds on the day of the plan. */
export interface Answered extends GivenAnswer {
  /** The rule of the edition (`D07`) that it goes against; it is kept all the same, and told. */
  readonly contrary: string | null;
  /** Where the derogation stands that the answer counts on; null unless it is `derogable`. */
  readonly derogation: Verdict["derogation"];
}

/** What a text leaves to a person: one question, and what each answer to it changes. */
export interface Question {
  readonly text: Wording;
  readonly answers: Readonly<Record<AnswerLabel, { readonly text: Wording; readonly contrary: string | null }>>;
  /** What is to be done while nobody has answered, where that is more than to wait. */
  readonly unanswered: AnswerLabel | null;
}

export const answerKey = (service: ServiceId, part: string | null): AnswerKey =>
  part === null ? service : `${service}/${part}`;
