/** À décider: what waits for somebody, with who answers, what each answer changes, by when and where; nothing once it is answered. */

import { describe, expect, test } from "vitest";
import { type OpenPoint, POINTS } from "../../src/export/open-points/point.ts";
import { openPoints } from "../../src/export/open-points.ts";
import { toDecide } from "../../src/export/sheets/to-decide.ts";
import { viewOf } from "../../src/export/view.ts";
import type { Language } from "../../src/lang/index.ts";
import type { Book } from "../../src/model/book.ts";
import type { IsoDate } from "../../src/model/dates.ts";
import type { PlanQuestion } from "../../src/model/plan-question.ts";
import type { PlanService } from "../../src/model/plan-service.ts";
import { book } from "./book.ts";

const day = (text: string) => text as IsoDate;

/** Nothing waits for anybody but for what is said. */
const settled: Book = {
  ...book,
  offers: [],
  licences: [],
  unassigned: 0,
  profiles: [],
  edition: { ...book.edition, assumptions: [] },
  authority: { authorisedBy: "A", legalBasis: "B", dpia: "C", staffConsulted: "D" },
  plan: { ...book.plan, services: [], questions: [], applications: [], waves: [] },
  async *containers() {},
};

const withPlan = (plan: Partial<Book["plan"]>): Book => ({ ...settled, plan: { ...settled.plan, ...plan } });
const one = (id: PlanService["id"], change: Partial<PlanService> = {}) =>
  book.plan.services.filter((service) => service.id === id).map((service) => ({ ...service, ...change }));

const QUESTION: PlanQuestion = {
  id: "label/onedrive.files/chat-files",
  kind: "label",
  service: "onedrive.files",
  part: "chat-files",
  question: "Suivent-ils la conversation\u202f?",
  who: "l’administration",
  key: "answers.onedrive.files/chat-files",
  answers: [
    { answer: "move-now", changes: "Ils partent.", action: "move-now", contrary: null },
    { answer: "derogable", changes: "Ils restent.", action: "establish-eligibility", contrary: "D08" },
  ],
  unanswered: "move-now",
  answered: null,
};
const ANSWERED = { answer: "move-now", by: "le directeur", on: day("2026-10-01"), why: "usage constaté" };
const [WAVE] = book.plan.waves;
const [LICENCE] = book.licences;
const [OFFER] = book.offers;
const [FIRST] = await Array.fromAsync(book.containers("exchange.mail"));

const points = (of: Book, language: Language = "fr"): Promise<readonly OpenPoint[]> => openPoints(viewOf(of, language));

test("nothing waits where all is answered, dated and read", async () => expect(await points(settled)).toEqual([]));

type Case = readonly [string, Book, Partial<OpenPoint>];
const CASES: readonly Case[] = [
  [
    "an open question, with what each answer changes and what holds meanwhile",
    withPlan({
      questions: [QUESTION],
      services: one("onedrive.files", {
        sensitive: { ...(one("onedrive.files")[0] as PlanService).sensitive, restricted: 0 },
      }),
    }),
    {
      id: QUESTION.id,
      kind: "label",
      question: QUESTION.question,
      who: "l’administration",
      changes: [
        "À déplacer sans attendre\u00a0– Ils partent.",
        "Dérogation possible, à demander au ministre (contraire à la règle D08)\u00a0– Ils restent.",
      ],
      meanwhile: "tenu pour «\u00a0À déplacer sans attendre\u00a0»",
      by: null,
      where: "bascule.config.yaml, clé answers.onedrive.files/chat-files",
    },
  ],
  [
    "markings and credentials, in number alone and at once",
    withPlan({ services: one("sharepoint.documents") }),
    {
      id: "escalate",
      by: "at-once",
      who: "l’officier de sécurité",
      question: expect.stringMatching(/^1 signalement .*Marquage de protection présumé.*prévenir sans délai/),
    },
  ],
  [
    "a request to sign, by whoever grants it",
    withPlan({ services: one("exchange.mail", { action: "request" }) }),
    {
      id: "request/exchange.mail",
      kind: "request",
      by: null,
      where: "bascule.config.yaml, clé project.derogations.exchange.mail",
    },
  ],
  [
    "spaces that no offer fits",
    withPlan({ services: one("teams.chat", { fit: { yes: 0, "with-work": 0, unread: 0, no: 3 } }) }),
    { id: "unfit", question: expect.stringContaining("3 espaces") },
  ],
  [
    "spaces of no known directorate",
    {
      ...settled,
      async *containers() {
        if (FIRST) yield { ...FIRST, line: { ...FIRST.line, unit: null } };
      },
    },
    { id: "directorate/none", where: "bascule.config.yaml, clé directorates" },
  ],
  [
    "lines of the file of directorates that name nobody",
    { ...settled, unassigned: 2 },
    { id: "directorate/file", question: expect.stringContaining("2 lignes") },
  ],
  [
    "the ground on which contents are read",
    { ...settled, authority: { ...settled.authority, legalBasis: null } },
    { id: "authority/legalBasis", where: "bascule.config.yaml, clé content.legalBasis" },
  ],
  [
    "waves without days, once for all",
    withPlan({ waves: WAVE ? [WAVE, { ...WAVE, id: 2, start: day("2027-01-04"), end: day("2027-01-08") }] : [] }),
    { id: "calendar", question: expect.stringContaining("1 vague sur 2"), by: null },
  ],
  [
    "the end of a contract",
    { ...settled, licences: LICENCE ? [{ ...LICENCE, name: "SPE_E3", moving: true, contractEnd: null }] : [] },
    { kind: "contract", about: "SPE_E3", where: "bascule.config.yaml, clé licences.SPE_E3.contractEnd" },
  ],
  ["applications", withPlan({ applications: book.plan.applications.slice(0, 1) }), { id: "application" }],
  [
    "a label that no text was read for",
    withPlan({ services: one("other.stream") }),
    { id: "reading/other.stream", kind: "reading", where: "bascule.config.yaml, clé answers.other.stream" },
  ],
  [
    "an assumption",
    {
      ...settled,
      edition: {
        ...book.edition,
        assumptions: [
          { id: "a1", text: { fr: "Vrai.", en: "True." }, confidence: "I", onFirstPage: false, unlessTold: false },
        ],
      },
    },
    { id: `assumption/doctrine/${book.edition.id}/a1`, kind: "assumption" },
  ],
];

describe("what waits", () => {
  test.each(CASES)("%s", async (_case, of, expected) => {
    const found = await points(of);
    expect(found.map(({ id }) => id)).toHaveLength(1);
    expect(found[0]).toMatchObject(expected);
  });

  test.each([
    ["an answer", withPlan({ questions: [{ ...QUESTION, answered: ANSWERED }] })],
    ["a derogation that is awaited", withPlan({ services: one("exchange.mail", { action: "await" }) })],
    ["a label that a text was read for", withPlan({ services: one("teams.chat") })],
    [
      "a label whose question is asked already",
      withPlan({
        services: one("other.stream"),
        questions: [{ ...QUESTION, service: "other.stream", part: null, answered: ANSWERED }],
      }),
    ],
  ])("nothing more after %s", async (_case, of) => expect(await points(of)).toEqual([]));
});

test("an offer that is proposed and that no source was read for is to be checked, before it ends", async () => {
  const offer = OFFER ? { ...OFFER, confidence: "G" as const, endsOn: day("2026-12-31") } : null;
  const targets = offer ? [{ offer: offer.id, kind: offer.kind }] : [];
  const found = await points({
    ...withPlan({ services: one("teams.chat", { targets }) }),
    offers: offer ? [offer] : [],
  });
  expect(found).toMatchObject([{ kind: "offer", about: offer?.name, by: "2026-12-31" }]);
});

test("each point has an id of its own, in the order of what presses, and every cell that it must have", async () => {
  const found = await points(book);
  expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
  const ranks = found.map(({ kind }) => POINTS.indexOf(kind));
  expect(ranks).toEqual(ranks.toSorted((one, other) => one - other));
  for (const { id, question, who, where } of found)
    for (const text of [question, who, where]) expect(text, id).not.toBe("");
});

test("what nothing dates is « à fixer »", async () => {
  const view = viewOf(book, "fr");
  const at = toDecide.heads(view).findIndex(({ id }) => id === "by");
  const days = (await Array.fromAsync(toDecide.lines(view))).map((line) => line[at]?.value);
  expect(days).toContain("à fixer");
  for (const each of days) expect(each === "à fixer" || each === "sans délai" || each instanceof Date).toBe(true);
});
