/** All that waits for somebody: each question with who answers it, what each answer changes, by when, and where it is written. */

import { ANSWER_LABELS, type AnswerLabel } from "../model/answers.ts";
import type { IsoDate } from "../model/dates.ts";
import type { PlanQuestion } from "../model/plan-question.ts";
import type { PlanService } from "../model/plan-service.ts";
import { labelName } from "./columns.ts";
import { grantingOf } from "./derogations.ts";
import { READ } from "./offer-name.ts";
import { infersText } from "./reasons.ts";
import type { View } from "./view.ts";

export const POINTS = [
  "escalate",
  "eligibility",
  "acceptable-offer",
  "request",
  "label",
  "harm",
  "unfit",
  "directorate",
  "authority",
  "calendar",
  "contract",
  "application",
  "reading",
  "assumption",
  "offer",
] as const;
export type PointKind = (typeof POINTS)[number];

export interface OpenPoint {
  /** Stable from one plan to the next: what people write beside it is carried. */
  readonly id: string;
  readonly kind: PointKind;
  /** The service, the licence, the offer; null for the whole. */
  readonly about: string | null;
  readonly question: string;
  readonly who: string;
  readonly changes: readonly string[];
  /** What is done while nobody has answered; null where nothing is. */
  readonly meanwhile: string | null;
  /** A day that something dates, `at-once`, or null where nothing does. */
  readonly by: IsoDate | "at-once" | null;
  readonly where: string;
}

export async function openPoints(view: View): Promise<readonly OpenPoint[]> {
  const all = [
    ...escalations(view),
    ...questions(view),
    ...requests(view),
    ...(await spaces(view)),
    ...settings(view),
    ...readings(view),
    ...assumptions(view),
    ...offers(view),
  ];
  return POINTS.flatMap((kind) => all.filter((point) => point.kind === kind));
}

const NOTHING = { about: null, changes: [], meanwhile: null, by: null } as const;

/** Their number alone: their places are the security officer's. */
function escalations({ book, t, format }: View): readonly OpenPoint[] {
  const items = book.plan.services.reduce((sum, { sensitive }) => sum + sensitive.restricted, 0);
  if (items === 0) return [];
  const { who, changes, where } = t.toDecide.escalate;
  return [
    {
      ...NOTHING,
      id: "escalate",
      kind: "escalate",
      question: t.summary.restricted(format.count(items), format.one(items)),
      who,
      changes: [changes],
      by: "at-once",
      where,
    },
  ];
}

function questions(view: View): readonly OpenPoint[] {
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

function requests(view: View): readonly OpenPoint[] {
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

/** What only people know of places: where those go that no offer takes, and whose they are. */
async function spaces({ book, t }: View): Promise<readonly OpenPoint[]> {
  const { unfit, nowhere, unassigned, project, key } = t.toDecide;
  const refused = book.plan.services.reduce((sum, { fit }) => sum + fit.no, 0);
  let homeless = 0;
  for await (const { line, shut } of book.containers()) if (!shut && line.unit === null) homeless += 1;
  const directorates = { ...NOTHING, kind: "directorate", who: project, changes: [nowhere.changes] } as const;
  return [
    ...(refused === 0
      ? []
      : [
          {
            ...NOTHING,
            id: "unfit",
            kind: "unfit",
            who: project,
            ...unfit,
            question: unfit.question(refused),
          } as const,
        ]),
    ...(homeless === 0
      ? []
      : [
          { ...directorates, id: "directorate/none", question: nowhere.question(homeless), where: key("directorates") },
        ]),
    ...(book.unassigned === 0
      ? []
      : [
          {
            ...directorates,
            id: "directorate/file",
            question: unassigned(book.unassigned),
            where: key("directoratesFile"),
          },
        ]),
  ];
}

/** What the administration has not said: on what ground contents are read, when waves leave, when contracts end. */
function settings({ book, t }: View): readonly OpenPoint[] {
  const { authority, calendar, contract, application, project, key } = t.toDecide;
  const missing = (["legalBasis", "authorisedBy", "dpia", "staffConsulted"] as const).filter(
    (fact) => book.authority[fact] === null,
  );
  const undated = book.plan.waves.filter(({ start, end }) => start === null || end === null).length;
  const ends = book.licences.filter(({ moving, contractEnd }) => moving && contractEnd === null);
  const applications = book.plan.applications.length;
  const by = { ...NOTHING, who: project };
  return [
    ...missing.map((fact): OpenPoint => {
      const { questions, changes, who } = authority;
      const about = { kind: "authority", question: questions[fact], who, changes: [changes] } as const;
      return { ...NOTHING, ...about, id: `authority/${fact}`, where: key(`content.${fact}`) };
    }),
    ...(undated === 0
      ? []
      : [
          {
            ...by,
            id: "calendar",
            kind: "calendar",
            question: calendar.question(undated, book.plan.waves.length),
            changes: [calendar.changes],
            where: key("waves"),
          } as const,
        ]),
    ...ends.map(({ id, name }): OpenPoint => {
      const about = { about: name, question: contract.question, who: contract.who, changes: [contract.changes] };
      return {
        ...NOTHING,
        ...about,
        id: `contract/${id}`,
        kind: "contract",
        where: key(`licences.${name}.contractEnd`),
      };
    }),
    ...(applications === 0
      ? []
      : [
          {
            ...by,
            id: "application",
            kind: "application",
            question: application.question(applications),
            changes: [application.changes],
            where: application.where,
          } as const,
        ]),
  ];
}

/** Labels that rest on what nobody has read in a text; those whose question is asked already are not told twice. */
function readings(view: View): readonly OpenPoint[] {
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

function assumptions({ book, t, stated }: View): readonly OpenPoint[] {
  const words = t.toDecide.assumption;
  const { edition, profiles } = book;
  const held = [
    ...edition.assumptions.map((each) => ({ each, file: `doctrine/${edition.id}` })),
    ...profiles.flatMap(({ id, assumptions: of }) => of.map((each) => ({ each, file: `profiles/${id}.yaml` }))),
  ];
  return held.map(({ each, file }) => ({
    ...NOTHING,
    id: `assumption/${file}/${each.id}`,
    kind: "assumption",
    question: words.question(stated(each)),
    who: t.toDecide.jurist,
    changes: [words.changes],
    meanwhile: words.meanwhile,
    where: t.toDecide.template(file),
  }));
}

/** Offers that are proposed somewhere, and of which what is said is not read in a source. */
function offers({ book, t }: View): readonly OpenPoint[] {
  const words = t.toDecide.offer;
  const proposed = new Set(book.plan.services.flatMap(({ targets }) => targets.map(({ offer }) => offer)));
  return book.offers
    .filter(({ id, confidence }) => proposed.has(id) && !READ.has(confidence))
    .map(({ id, name, operator, confidence, endsOn }) => ({
      ...NOTHING,
      id: `offer/${id}`,
      kind: "offer",
      about: name,
      question: words.question(t.names.confidence[confidence]),
      who: words.who(operator),
      changes: [words.changes],
      by: endsOn !== null && endsOn >= book.plan.asOf ? endsOn : null,
      where: t.toDecide.template(`offers/${id}.yaml`),
    }));
}
