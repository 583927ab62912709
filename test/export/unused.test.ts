/** What nobody uses is told as such, with how one knows, and nowhere as something to move, to decide or to ask for. */

import { describe, expect, test } from "vitest";
import { dueDates } from "../../src/export/due.ts";
import { moves } from "../../src/export/moves.ts";
import { reportPage } from "../../src/export/report/report.ts";
import { services } from "../../src/export/sheets/services.ts";
import { summary } from "../../src/export/sheets/summary.ts";
import { deadlines, decisions } from "../../src/export/statements.ts";
import { byLabel } from "../../src/export/summing.ts";
import { viewOf } from "../../src/export/view.ts";
import type { Book } from "../../src/model/book.ts";
import type { Unused } from "../../src/model/plan-service.ts";
import type { ServiceId } from "../../src/model/service.ts";
import { book } from "./book.ts";
import { templatesFor } from "./templates.ts";

const UNUSED: Partial<Record<ServiceId, Unused>> = {
  "other.forms": "declared",
  "other.loop": "unlicensed",
  "other.whiteboard": "unlicensed",
  "other.viva-engage": "inactive",
  "other.power-platform": "unlicensed",
  "exchange.archives": "declared",
  "other.identity": "unlicensed",
};
const NAMES = ["Forms", "Loop", "Whiteboard", "Viva Engage", "Power Platform", "Archives de messagerie"];
const unused: Book = {
  ...book,
  plan: {
    ...book.plan,
    services: book.plan.services.map((service) => ({ ...service, unused: UNUSED[service.id] ?? null })),
  },
};
const view = viewOf(unused, "fr");
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");
const TOLD =
  "Sans usage constaté, donc hors de ce qui part ; vérifiez qu’il n’y reste rien : " +
  "Archives de messagerie, Forms (déclaré inutilisé par l’administration) ; " +
  "Loop, Whiteboard, Power Platform (aucun compte n’a de licence qui l’ouvre) ; " +
  "Viva Engage (personne ne l’a utilisé en six mois, d’après les rapports).";

describe("nobody is told to move, to decide or to ask for it", () => {
  test.each<[string, (from: Book) => unknown]>([
    [
      "what leaves",
      (from) =>
        byLabel(viewOf(from, "fr")).map(({ services }) =>
          services.map(({ id }) => viewOf(from, "fr").t.names.service[id]),
        ),
    ],
    ["decisions", (from) => decisions(viewOf(from, "fr"))],
    [
      "terms",
      (from) => [
        deadlines(viewOf(from, "fr")),
        dueDates(viewOf(from, "fr")).filter(({ kind }) => kind === "derogation"),
      ],
    ],
  ])("%s", (_, of) => {
    const [with_, without] = [JSON.stringify(of(book)), JSON.stringify(of(unused))];
    expect(NAMES.some((name) => with_.includes(name))).toBe(true);
    for (const name of NAMES) expect(without).not.toContain(`"${name}`);
    for (const name of NAMES) expect(without).not.toContain(`, ${name}`);
  });

  test("the plan", async () => {
    const rows = (await Array.fromAsync(moves(unused))).map(({ service }) => service);
    for (const id of Object.keys(UNUSED)) expect(rows).not.toContain(id);
    expect((await Array.fromAsync(moves(book))).map(({ service }) => service)).toContain("other.forms");
  });
});

test("the first page and the page tell which, and how one knows", async () => {
  expect(plain(JSON.stringify(summary.lines(view)))).toContain(TOLD);
  expect(plain(await reportPage(templatesFor("fr").report, view))).toContain(`<p>${TOLD}</p>`);
  expect(plain(JSON.stringify(summary.lines(viewOf(book, "fr"))))).not.toContain("Sans usage constaté");
});

test("what the text says of it stands, and that there is nothing to move", async () => {
  const heads = services.own(view).map(({ id }) => id);
  const rows = await Array.fromAsync(services.rows(view));
  const row = rows
    .map((each) => Object.fromEntries(each.cells(view).map(({ value }, index) => [heads[index], value])))
    .find(({ id }) => id === "other.forms");
  expect(row).toMatchObject({
    label: "À déplacer sans attendre",
    action: "Rien à déplacer\u00a0: inutilisé",
  });
});
