/**
 * An answer of the administration as it holds on a day: whether it goes against a rule of the edition, and where the
 * derogation stands that it counts on. One that goes against a rule is kept, and told: it is for people to decide.
 */

import type { Answered, AnswerLabel, Answers, GivenAnswer, HarmAnswer } from "../model/answers.ts";
import type { Project } from "../model/configuration.ts";
import type { IsoDate } from "../model/dates.ts";
import type { PartRule, Rule, Verdict } from "../model/verdict.ts";
import { knownOn, standing } from "./derogation.ts";
import type { Edition } from "./edition.ts";

/** Services that the text opens to derogation, and no other. */
const OPEN = "D07";
/** Services that the text closes to it. */
const CLOSED = "D08";

interface Asked {
  readonly edition: Edition;
  readonly rule: Rule;
  /** Null for the service as a whole. */
  readonly part: PartRule | null;
  readonly project: Project;
  readonly harm: HarmAnswer | null;
  readonly asOf: IsoDate;
}

export function answerOn(given: GivenAnswer | undefined, asked: Asked): Answered | null {
  const { edition, rule, project, asOf } = asked;
  const answer = knownOn(given, asOf);
  if (answer === null) return null;
  const derogation = answer.label === "derogable" ? standing(edition, rule, project, asOf) : null;
  return { ...answer, contrary: contraryTo(answer.label, asked), derogation };
}

/** Only where the edition asks for it: an edition that presumes has no such test. */
export function harmOn(rule: Rule, { about }: Edition, { harm }: Answers, asOf: IsoDate): HarmAnswer | null {
  return about.harm === null ? null : knownOn(harm[rule.service], asOf);
}

/** The rule that an answer goes against. A question tells it of its own answers; what the text settles has one way only. */
function contraryTo(answer: AnswerLabel, { rule, part, harm }: Pick<Asked, "rule" | "part" | "harm">): string | null {
  const { label, question } = part ?? rule;
  if (answer === label) return null;
  // Without a probable harm the edition asks for nothing, and keeps nobody from leaving the service as it is.
  if (answer === "not-concerned" && harm?.answer === "no") return null;
  if (question) return question.answers[answer].contrary;
  if (label === "move-now") return CLOSED;
  return answer === "derogable" || (label === "derogable" && answer === "not-concerned") ? OPEN : null;
}

/** Decisions that go against a rule, of services and of their parts. */
export function contraryAmong(verdicts: readonly Verdict[]): number {
  const answers = verdicts.flatMap(({ answer, parts }) => [answer, ...parts.map((part) => part.answer)]);
  return answers.filter((answer) => answer !== null && answer.contrary !== null).length;
}
