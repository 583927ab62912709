/** What the texts leave to people: the questions of the plan, the requests that are to be signed, what nobody has read. */

import { ANSWER_LABELS, type AnswerLabel } from "../../model/answers.ts";
import type { PlanQuestion } from "../../model/plan-question.ts";
import type { PlanService } from "../../model/plan-service.ts";
import { labelName } from "../columns.ts";
import { grantingOf } from "../derogations.ts";
import { READ } from "../offer-name.ts";
import { infersText } from "../reasons.ts";
import type { View } from "../view.ts";
import { NOTHING, type OpenPoint } from "./point.ts";

export function questions(view: View): readonly OpenPoint[] {
  return view.book.plan.questions
    .filter(({ answered }) => answered === null)
    .map((question) => ({
      id: question.id,
      kind: question.kind,
      about: aboutOf(question, view),
      question: question.question,
      who: question.who,
      changes: question.answers.map(({ answer, changes, contrary }) =>
        view.t.toDecide.answer(answerName(answer, view), changes, contrary),
      ),
      meanwhile: question.unanswered && view.t.toDecide.until(labelName(question.unanswered, view)),
      by: null,
      where: view.t.toDecide.key(question.key),
    }));
}

function aboutOf({ service, part }: PlanQuestion, view: View): string | null {
  if (service === null) return null;
  const name = view.t.names.service[service];
  return part === null ? name : view.t.reasons.ofPart(name, view.partName(service, part));
}

function answerName(answer: string, view: View): string {
  const { t } = view;
  const label = ANSWER_LABELS.find((each): each is AnswerLabel => each === answer);
  if (label !== undefined) return labelName(label, view);
  return answer === "yes" || answer === "no" ? t.workbook[answer] : t.toDecide.day;
}

export function requests(view: View): readonly OpenPoint[] {
  const { book, t, say } = view;
  const words = t.toDecide.request;
  return book.plan.services
    .filter(({ action }) => action === "request")
    .map(({ id }) => ({
      ...NOTHING,
      id: `request/${id}`,
      kind: "request",
      about: t.names.service[id],
      question: words.question(say(book.edition.request.ask)),
      who: grantingOf(id, view) ?? t.toDecide.project,
      changes: words.changes,
      where: t.toDecide.key(`project.derogations.${id}`),
    }));
}

/** Labels that rest on what nobody has read in a text; those whose question is asked already are not told twice. */
export function readings(view: View): readonly OpenPoint[] {
  const { book, t } = view;
  const words = t.toDecide.reading;
  const asked = new Set(
    book.plan.questions.filter(({ kind, part }) => kind === "label" && part === null).map(({ service }) => service),
  );
  const weak = ({ id, answer, reasons }: PlanService) =>
    !asked.has(id) && answer === null && reasons.weakest !== null && !READ.has(reasons.weakest);
  return book.plan.services.filter(weak).map(({ id, label, reasons }) => ({
    id: `reading/${id}`,
    kind: "reading",
    about: t.names.service[id],
    question: words.question(
      labelName(label, view),
      reasons.infers === null ? (reasons.says?.text ?? "") : infersText(reasons, view),
      reasons.weakest ? t.names.confidence[reasons.weakest] : "",
    ),
    who: t.toDecide.jurist,
    changes: reasons.changes,
    meanwhile: t.toDecide.until(labelName(label, view)),
    by: null,
    where: t.toDecide.key(`answers.${id}`),
  }));
}
