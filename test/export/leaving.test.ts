/** The table of what leaves names each service with what was decided of it, and says which derogations can be had no more. */

import { expect, test } from "vitest";
import { leavingNames } from "../../src/export/leaving.ts";
import { reportPage } from "../../src/export/report/report.ts";
import { summary } from "../../src/export/sheets/summary.ts";
import { byLabel } from "../../src/export/summing.ts";
import { viewOf } from "../../src/export/view.ts";
import { type Answers, NO_ANSWERS } from "../../src/model/answers.ts";
import type { Project } from "../../src/model/configuration.ts";
import { type IsoDate, parseDay } from "../../src/model/dates.ts";
import { templatesFor } from "./templates.ts";
import { underEdition } from "./under-edition.ts";

const day = (text: string) => parseDay(text) as IsoDate;
const PROJECT: Project = {
  stage: "very-advanced",
  engagedOn: null,
  evidence: null,
  acceptableOffer: null,
  derogations: {},
};
const LATE: Project = { ...PROJECT, acceptableOffer: { date: day("2022-01-01"), justification: "note" } };
const DECIDED: Answers = {
  ...NO_ANSWERS,
  labels: {
    "exchange.group-mailboxes": { label: "move-now", by: "le SG", on: day("2026-01-02"), why: "motif" },
    "teams.chat": { label: "not-concerned", by: "le SG", on: day("2026-01-02"), why: "motif" },
  },
};

const rows = (project: Project, answers: Answers = NO_ANSWERS) => {
  const view = viewOf(underEdition("2021-09-15", project, "fr", { answers }), "fr");
  const told = byLabel(view).map(({ label, services }) => [label, leavingNames(services, view)] as const);
  return { view, ...Object.fromEntries(told) } as { view: typeof view } & Record<string, string>;
};

test("what may be asked for is named bare", () => {
  expect(rows(PROJECT).derogable).toMatch(/^Boîtes aux lettres, Agendas, Contacts, [^()]*$/);
});

test("what can be had no more says so", () => {
  expect(rows(LATE).derogable).toMatch(/^Boîtes aux lettres, Agendas, .*\(Échue\)$/);
});

test("what people decided stands beside, and a decision against a rule says which", async () => {
  const { view, review, "move-now": moving } = rows(PROJECT, DECIDED);
  const decided = "Boîtes de groupe (À déplacer sans attendre, décidé le 2 janvier 2026)";
  expect(review).toContain(decided);
  expect(moving).toContain(
    "Teams\u00a0: conversations (Hors du champ de la note, décidé le 2 janvier 2026, contrairement à la règle D08)",
  );
  expect(JSON.stringify(summary.lines(view))).toContain(decided);
  expect(await reportPage(templatesFor("fr").report, view)).toContain(decided);
});
