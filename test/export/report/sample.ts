/** The page of the sample book, with a question of each kind: everything that a page can hold. */

import { reportPage } from "../../../src/export/report/report.ts";
import { viewOf } from "../../../src/export/view.ts";
import type { Language } from "../../../src/lang/index.ts";
import type { Book } from "../../../src/model/book.ts";
import type { PlanQuestion } from "../../../src/model/plan-question.ts";
import type { ServiceId } from "../../../src/model/service.ts";
import { book } from "../book.ts";
import { REPORT } from "../templates.ts";

const NOBODY = { part: null, who: "l’administration", key: "answers", unanswered: null, answered: null };
const answer = (name: string) => ({ answer: name, changes: "Elles partent.", action: null, contrary: null });

const QUESTIONS: readonly PlanQuestion[] = [
  {
    ...NOBODY,
    id: "eligibility",
    kind: "eligibility",
    service: null,
    question: "Était-il engagé ?",
    answers: [answer("yes"), answer("no")],
  },
  {
    ...NOBODY,
    id: "offer",
    kind: "acceptable-offer",
    service: null,
    question: "Depuis quand ?",
    answers: [answer("day")],
  },
  {
    ...{ ...NOBODY, id: "label/exchange.group-mailboxes", kind: "label", service: "exchange.group-mailboxes" },
    ...{ question: "À quoi servent-elles ?", answers: [answer("move-now"), answer("derogable")] },
  },
  {
    ...{ ...NOBODY, id: "harm/onedrive.files", kind: "harm", service: "onedrive.files", part: "chat-files" },
    ...{ question: "Une atteinte est-elle probable ?", answers: [answer("yes"), answer("no")] },
  },
];

/** One service of each label, and one with a part: more of them would be looked at in the same way, for longer. */
const KEPT: readonly ServiceId[] = [
  "exchange.mail",
  "exchange.group-mailboxes",
  "onedrive.files",
  "sharepoint.documents",
  "other.identity",
];
const kept = <T>(all: readonly T[], id: (of: T) => ServiceId) => all.filter((each) => KEPT.includes(id(each)));

export const small: Book = {
  ...book,
  plan: { ...book.plan, questions: QUESTIONS, services: kept(book.plan.services, ({ id }) => id) },
  verdicts: kept(book.verdicts, ({ service }) => service),
  offers: book.offers.slice(0, 3),
};

export const pageOf = (from: Book, language: Language = "fr"): Promise<string> =>
  reportPage(REPORT, viewOf(from, language));
