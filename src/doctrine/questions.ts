/**
 * What the texts leave to people, as questions: the label of what no text names clearly, the test that no content shows, where
 * the project stood, from which day an acceptable offer is available. With each, what every answer to it would change.
 */

import {
  ANSWER_LABELS,
  type AnswerKey,
  type AnswerLabel,
  type Answers,
  answerKey,
  type Question,
} from "../model/answers.ts";
import type { Project } from "../model/configuration.ts";
import type { IsoDate } from "../model/dates.ts";
import type { Offer } from "../model/offer.ts";
import type { ServiceId } from "../model/service.ts";
import type { Action, Verdict, Wording } from "../model/verdict.ts";
import { decide } from "./decide.ts";
import type { Edition } from "./edition.ts";

interface Decided {
  readonly answer: string;
  readonly by: string;
  readonly on: IsoDate;
  readonly why: string;
}

export type Open =
  | {
      readonly kind: "label";
      readonly service: ServiceId;
      readonly part: string | null;
      readonly question: Question;
      readonly actions: Readonly<Record<AnswerLabel, Action>>;
      readonly answered: Decided | null;
    }
  | {
      readonly kind: "harm";
      readonly service: ServiceId;
      readonly question: Wording;
      readonly yes: Wording;
      readonly no: Wording;
      readonly answered: Decided | null;
    }
  /** The services that wait for it. */
  | { readonly kind: "eligibility" | "acceptable-offer"; readonly services: readonly ServiceId[] };

export interface Asking {
  readonly edition: Edition;
  readonly offers: readonly Offer[];
  readonly project: Project;
  readonly answers: Answers;
  readonly asOf: IsoDate;
}

/** Those of the project first, then service by service in the verdicts' order; answered ones stay, with their answer. */
export function questionsOf(verdicts: readonly Verdict[], asking: Asking): readonly Open[] {
  const derogable = verdicts.filter(({ label }) => label === "derogable");
  const waiting = derogable.filter(({ derogation }) => derogation?.status === "to-establish");
  const undated = asking.project.acceptableOffer === null ? derogable : [];
  const of = (services: readonly Verdict[]) => services.map(({ service }) => service);
  return [
    ...(waiting.length > 0 ? [{ kind: "eligibility", services: of(waiting) } as const] : []),
    ...(undated.length > 0 ? [{ kind: "acceptable-offer", services: of(undated) } as const] : []),
    ...verdicts.flatMap((verdict) => [...labelsOf(verdict, asking), ...harmOf(verdict, asking.edition)]),
  ];
}

function labelsOf({ service, rule, answer, parts }: Verdict, asking: Asking): readonly Open[] {
  const asked = [
    { part: null, question: rule?.question ?? null, answer },
    ...parts.map((each) => ({ part: each.rule.id, question: each.rule.question, answer: each.answer })),
  ];
  return asked.flatMap(({ part, question, answer }): readonly Open[] => {
    if (question === null) return [];
    const actions = actionsOf(service, part, asking);
    const answered = answer && { answer: answer.label, by: answer.by, on: answer.on, why: answer.why };
    return [{ kind: "label", service, part, question, actions, answered }];
  });
}

/** What would be done on the plan's day if each answer were given: by the same reckoning as the plan itself. */
function actionsOf(
  service: ServiceId,
  part: string | null,
  { edition, offers, project, answers, asOf }: Asking,
): Readonly<Record<AnswerLabel, Action>> {
  const key: AnswerKey = answerKey(service, part);
  const action = (label: AnswerLabel): Action => {
    const labels = { ...answers.labels, [key]: { label, by: "", on: asOf, why: "" } };
    const verdict = decide(edition, offers, service, project, asOf, { ...answers, labels });
    return (part === null ? verdict : verdict.parts.find(({ rule }) => rule.id === part))?.action ?? "decide";
  };
  const [move, derogate, nothing] = ANSWER_LABELS.map(action) as [Action, Action, Action];
  return { "move-now": move, derogable: derogate, "not-concerned": nothing };
}

function harmOf({ service, label, harm }: Verdict, { about }: Edition): readonly Open[] {
  if (about.harm === null || label === "not-concerned") return [];
  const { question, yes, no } = about.harm;
  return [{ kind: "harm", service, question, yes, no, answered: harm }];
}

/** Answers that name a part which the edition does not have: nothing would follow from them, and nobody would know. */
export function unknownParts({ rules }: Edition, { labels }: Answers) {
  return (Object.keys(labels) as AnswerKey[]).flatMap((key) => {
    const [service, part] = key.split("/", 2) as [ServiceId, string | undefined];
    const parts = rules.get(service)?.parts.map(({ id }) => id) ?? [];
    return part === undefined || parts.includes(part) ? [] : [{ key, service, parts }];
  });
}
