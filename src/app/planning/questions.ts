/** The questions of the plan in the reader's language, each with its key in the configuration: the rows of what is to be decided. */

import { type Asking, type Open, questionsOf } from "../../doctrine/questions.ts";
import { catalogueOf, type Language } from "../../lang/index.ts";
import { ANSWER_LABELS, answerKey } from "../../model/answers.ts";
import type { PlanQuestion } from "../../model/plan-question.ts";
import type { PlanService } from "../../model/plan-service.ts";
import type { Action, Verdict } from "../../model/verdict.ts";

export function planQuestions(
  verdicts: readonly Verdict[],
  asking: Asking,
  language: Language,
): readonly PlanQuestion[] {
  const who = asking.edition.about.answered.text[language];
  return questionsOf(verdicts, asking).map((open) => {
    const { id, kind, service, part, question, key, answers, unanswered, answered } = about(open, asking, language);
    return { id, kind, service, part, question, who, key, answers, unanswered, answered };
  });
}

/** What nobody uses asks nothing, but for what was answered of it. */
export function openQuestions(
  questions: readonly PlanQuestion[],
  services: readonly Pick<PlanService, "id" | "unused">[],
): readonly PlanQuestion[] {
  const idle = new Set<string | null>(services.flatMap(({ id, unused }) => (unused === null ? [] : [id])));
  return questions.filter(({ service, answered }) => answered !== null || !idle.has(service));
}

const NOBODY = { service: null, part: null, unanswered: null, answered: null } as const;
const answer = (name: string, changes: string, action: Action | null, contrary: string | null = null) => ({
  answer: name,
  changes,
  action,
  contrary,
});

function about(open: Open, { edition }: Asking, language: Language): Omit<PlanQuestion, "who"> {
  const words = catalogueOf(language).plan.question;
  const { eligibility, clock } = edition.about;
  switch (open.kind) {
    case "label": {
      const { service, part, question, actions, answered } = open;
      const key = answerKey(service, part);
      const answers = ANSWER_LABELS.map((label) => {
        const { text, contrary } = question.answers[label];
        return answer(label, text[language], actions[label], contrary);
      });
      const { text, unanswered } = question;
      const about = { service, part, question: text[language], key: `answers.${key}`, answers, unanswered, answered };
      return { id: `label/${key}`, kind: open.kind, ...about };
    }
    case "harm": {
      const { service, question, yes, no, answered } = open;
      const answers = [answer("yes", yes[language], null), answer("no", no[language], null)];
      const told = answered && { answer: answered.answer, by: answered.by, on: answered.on, why: answered.why };
      const about = { service, part: null, question: question[language], key: `harm.${service}`, answers };
      return { id: `harm/${service}`, kind: open.kind, ...about, unanswered: null, answered: told };
    }
    case "eligibility": {
      const key = eligibility.requires === "very-advanced" ? "project.stage" : "project.engagedOn";
      const answers = [answer("yes", words.eligible, "request"), answer("no", words.notEligible, "move-now")];
      const question = words.stood(eligibility.text[language]);
      return { ...NOBODY, id: open.kind, kind: open.kind, question, key, answers };
    }
    case "acceptable-offer": {
      const answers = [answer("day", words.dated(clock.text[language]), null)];
      return {
        ...NOBODY,
        id: open.kind,
        kind: open.kind,
        question: words.offer,
        key: "project.acceptableOffer",
        answers,
      };
    }
  }
}
