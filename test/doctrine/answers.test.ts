/** What people answer: the label of the text stays, the action follows, and what goes against a rule is kept and told. */

import { describe, expect, test } from "vitest";
import { contraryAmong } from "../../src/doctrine/answer.ts";
import { decide } from "../../src/doctrine/decide.ts";
import type { Edition } from "../../src/doctrine/edition.ts";
import { questionsOf, unknownParts } from "../../src/doctrine/questions.ts";
import { remarksOn } from "../../src/doctrine/remarks.ts";
import { ANSWER_LABELS, type AnswerKey, type AnswerLabel, type Answers } from "../../src/model/answers.ts";
import type { Project } from "../../src/model/configuration.ts";
import type { IsoDate } from "../../src/model/dates.ts";
import { SERVICES, type ServiceId } from "../../src/model/service.ts";
import { NO_CONFIGURATION } from "../../src/store/configuration.ts";
import { EDITIONS, editions, offers } from "./templates.ts";

const day = (text: string) => text as IsoDate;
const ON = day("2026-11-03");
const NOTHING: Project = NO_CONFIGURATION.project;
const ADVANCED: Project = { ...NOTHING, stage: "very-advanced" };
const editionOf = (id: string) => editions.get(id) as Edition;

const said = (label: AnswerLabel) => ({ label, by: "la secrétaire générale", on: ON, why: "usage constaté" });
const given = (key: string, label: AnswerLabel, harm: Answers["harm"] = {}): Answers => ({
  labels: { [key]: said(label) },
  harm,
  places: {},
});

function verdictOf(
  key: string,
  answers: Answers,
  edition = "2021-09-15",
  project = ADVANCED,
  asOf = day("2026-11-24"),
) {
  const [service, part] = key.split("/") as [ServiceId, string | undefined];
  const whole = decide(editionOf(edition), offers, service, project, asOf, answers);
  const own = whole.parts.find(({ rule }) => rule.id === part);
  return own ? { ...own, label: own.rule.label, whole } : { ...whole, whole };
}

describe("label of the text, answer, action, and the rule that it goes against", () => {
  test.each<[string, AnswerLabel, string, string, string | null]>([
    ["exchange.group-mailboxes", "move-now", "review", "move-now", null],
    ["exchange.group-mailboxes", "derogable", "review", "request", null],
    ["exchange.group-mailboxes", "not-concerned", "review", "none", null],
    ["exchange.public-folders", "derogable", "review", "request", null],
    ["other.office-web", "move-now", "review", "move-now", null],
    ["other.office-web", "derogable", "review", "request", "D07"],
    ["other.copilot", "derogable", "review", "request", "D07"],
    ["other.power-platform", "derogable", "review", "request", "D07"],
    ["other.external-transfer", "derogable", "review", "request", "D07"],
    ["other.stream", "derogable", "review", "request", "D08"],
    ["onedrive.files/widely-shared", "derogable", "review", "request", null],
    ["onedrive.files/widely-shared", "move-now", "review", "move-now", null],
    ["onedrive.files/chat-files", "derogable", "review", "request", "D08"],
    ["onedrive.files/recordings", "derogable", "review", "request", "D08"],
    ["onedrive.files/recordings", "move-now", "review", "move-now", null],
    ["exchange.mail/shared-mailboxes", "move-now", "derogable", "move-now", null],
    ["teams.chat", "derogable", "move-now", "request", "D08"],
    ["teams.chat", "not-concerned", "move-now", "none", "D08"],
    ["teams.chat", "move-now", "move-now", "move-now", null],
    ["exchange.mail", "move-now", "derogable", "move-now", null],
    ["exchange.mail", "derogable", "derogable", "request", null],
    ["exchange.mail", "not-concerned", "derogable", "none", "D07"],
    ["other.desktop-apps", "derogable", "not-concerned", "request", "D07"],
    ["other.desktop-apps", "move-now", "not-concerned", "move-now", null],
  ])("%s answered %s", (key, answer, label, action, contrary) => {
    const verdict = verdictOf(key, given(key, answer));
    expect([verdict.label, verdict.action, verdict.answer?.label, verdict.answer?.contrary]).toEqual([
      label,
      action,
      answer,
      contrary,
    ]);
    expect(contraryAmong([verdict.whole])).toBe(contrary === null ? 0 : 1);
    const [service] = key.split("/");
    const remarks = key === service ? remarksOn(verdict.whole, editionOf("2021-09-15"), NO_CONFIGURATION, ON) : [];
    expect(remarks.map(({ kind }) => kind)).toEqual(contrary !== null && key === service ? ["contrary"] : []);
  });

  test("nobody answered: the text alone", () => {
    for (const { id } of SERVICES) {
      const verdict = verdictOf(id, { labels: {}, harm: {}, places: {} });
      expect([verdict.answer, ...verdict.whole.parts.map(({ answer }) => answer)].every((each) => each === null)).toBe(
        true,
      );
    }
  });

  test("a derogation that an answer counts on stands where the project does, and within the edition's months", () => {
    const answers = given("exchange.group-mailboxes", "derogable");
    const of = (project: Project, edition = "2021-09-15") =>
      verdictOf("exchange.group-mailboxes", answers, edition, project, day("2027-02-01"));
    const dated = { ...ADVANCED, acceptableOffer: { date: day("2026-01-15"), justification: "étude" } };
    expect([of(NOTHING).action, of(NOTHING).answer?.derogation]).toMatchObject([
      "establish-eligibility",
      { status: "to-establish", until: null },
    ]);
    expect(of({ ...NOTHING, stage: "not-very-advanced" }).action).toBe("move-now");
    expect([of(dated).action, of(dated).answer?.derogation?.until]).toEqual(["move-now", "2027-01-15"]);
    expect(of(dated, "2026-04-14").answer?.derogation).toMatchObject({ status: "to-request", until: "2027-07-15" });
    // The text's own field says nothing of it: the text opens no derogation there.
    expect(of(dated).whole.derogation).toBeNull();
  });
});

const YES = { "other.stream": { answer: "yes", by: "le HFDS", on: ON, why: "analyse" } } as const;
test.each<[string, Partial<Answers>, readonly string[]]>([
  ["an answer on the service", { labels: given("other.stream", "move-now").labels }, ["not-yet"]],
  ["an answer on a part of it", { labels: given("other.stream/recordings", "move-now").labels }, ["not-yet"]],
  ["an answer to the test of harm", { harm: YES }, ["not-yet"]],
  ["an answer on another service", { labels: given("other.forms", "move-now").labels }, []],
])("%s that is dated after the plan is told, and counts for nothing yet", (_case, some, kinds) => {
  const answers = { labels: {}, harm: {}, places: {}, ...some };
  const verdict = decide(editionOf("2021-09-15"), offers, "other.stream", ADVANCED, day("2026-11-02"), answers);
  const told = remarksOn(verdict, editionOf("2021-09-15"), { ...NO_CONFIGURATION, answers }, day("2026-11-02"));
  expect(told).toEqual(kinds.map((kind) => ({ kind, on: ON })));
  expect(verdict.answer).toBeNull();
});

describe.each(EDITIONS)("%s", (edition) => {
  test.each([
    ["the eve of an answer", "2026-11-02", null],
    ["its day", "2026-11-03", "move-now"],
    ["its morrow", "2026-11-04", "move-now"],
  ])("%s (%s)", (_case, asOf, label) => {
    for (const key of ["other.stream", "onedrive.files/chat-files"]) {
      const verdict = verdictOf(key, given(key, "move-now"), edition, ADVANCED, day(asOf));
      expect([verdict.answer?.label ?? null, verdict.action]).toEqual([label, label ?? "decide"]);
    }
  });

  test.each([
    ["the eve of an answer to the test of harm", "2026-11-02", []],
    ["its day", "2026-11-03", ["no-harm"]],
    ["its morrow", "2026-11-04", ["no-harm"]],
  ])("%s (%s): no label changes", (_case, asOf, remarks) => {
    const harm = { "teams.chat": { answer: "no", by: "le HFDS", on: ON, why: "analyse" } } as const;
    const verdict = decide(editionOf(edition), offers, "teams.chat", ADVANCED, day(asOf), {
      labels: {},
      harm,
      places: {},
    });
    const configuration = { ...NO_CONFIGURATION, answers: { labels: {}, harm, places: {} } };
    const told = remarksOn(verdict, editionOf(edition), configuration, day(asOf)).map(({ kind }) => kind);
    if (asOf < ON) {
      expect(told).toEqual(["not-yet"]);
      return;
    }
    expect([verdict.label, verdict.action]).toEqual(["move-now", "move-now"]);
    // The edition of 2021 presumes: it has no such test.
    expect(told).toEqual(edition === "2021-09-15" ? [] : remarks);
  });

  test("without a probable harm, leaving a service as it is goes against no rule; with one it does", () => {
    const contrary = (answer: "yes" | "no") => {
      const harm = { "teams.chat": { answer, by: "le HFDS", on: ON, why: "analyse" } };
      return verdictOf("teams.chat", given("teams.chat", "not-concerned", harm), edition).answer?.contrary;
    };
    expect([contrary("yes"), contrary("no")]).toEqual(["D08", edition === "2021-09-15" ? "D08" : null]);
  });

  test("what is for people to decide is asked, with what each answer changes", () => {
    const asking = { edition: editionOf(edition), offers, project: ADVANCED, asOf: ON };
    const answers = given("other.stream", "move-now");
    const verdicts = SERVICES.map(({ id }) => decide(asking.edition, offers, id, ADVANCED, ON, answers));
    const open = questionsOf(verdicts, { ...asking, answers });
    const labels = open.flatMap((each) => (each.kind === "label" ? [each] : []));
    const review = verdicts.flatMap(({ service, label, parts }) => [
      ...(label === "review" ? [service] : []),
      ...parts.filter(({ rule }) => rule.label === "review").map(({ rule }) => `${service}/${rule.id}`),
    ]);
    expect(labels.map(({ service, part }) => (part === null ? service : `${service}/${part}`))).toEqual(review);
    expect(review).toHaveLength(10);
    for (const { actions, service, part, answered } of labels) {
      const key = (part === null ? service : `${service}/${part}`) as AnswerKey;
      for (const label of ANSWER_LABELS) {
        const told = verdictOf(key, given(key, label), edition, ADVANCED, ON).action;
        expect([key, label, actions[label]]).toEqual([key, label, told]);
      }
      expect(answered?.answer ?? null, key).toBe(key === "other.stream" ? "move-now" : null);
    }
    const harm = open.filter(({ kind }) => kind === "harm");
    expect(harm).toHaveLength(edition === "2021-09-15" ? 0 : 28);
  });
});

test("an answer about a part that is not there is found, with the parts that are", () => {
  const keys = ["onedrive.files/nothing", "teams.chat/chat-files", "onedrive.files/recordings", "teams.chat"];
  const labels = Object.fromEntries(keys.map((key) => [key, said("move-now")]));
  expect(unknownParts(editionOf("2021-09-15"), { labels, harm: {}, places: {} })).toEqual([
    { key: "onedrive.files/nothing", service: "onedrive.files", parts: ["widely-shared", "chat-files", "recordings"] },
    { key: "teams.chat/chat-files", service: "teams.chat", parts: [] },
  ]);
});
