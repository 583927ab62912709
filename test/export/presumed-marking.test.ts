/** What is to be done of a presumed marking is said, word for word, wherever people read that there are some. */

import { expect, test } from "vitest";
import { bodyText } from "../../src/export/document/fill.ts";
import { reportPage } from "../../src/export/report/report.ts";
import { asRead, type Table } from "../../src/export/sheet.ts";
import { ANNEX_TABS, PLAN_TABS } from "../../src/export/sheets/index.ts";
import { type View, viewOf } from "../../src/export/view.ts";
import type { Tab } from "../../src/export/workbook.ts";
import type { Book } from "../../src/model/book.ts";
import { book } from "./book.ts";
import { requestFor, templatesFor } from "./templates.ts";

const SENTENCE =
  "Marquage de protection présumé : prévenir sans délai l’officier de sécurité ; ne pas ouvrir, déplacer, copier ni supprimer";
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");

const tab = (tabs: readonly Tab[], wanted: string) => {
  const [found] = tabs.filter(({ id }) => id === wanted);
  if (!found) throw new Error(`no sheet ${wanted}`);
  return found;
};
const linesOf = async (of: Tab, view: View) =>
  JSON.stringify(of.kind === "page" ? of.lines(view) : await Array.fromAsync(of.lines(view)));

const READ: readonly (readonly [string, (view: View) => Promise<string>])[] = [
  ["Synthèse", (view) => linesOf(tab(PLAN_TABS, "summary"), view)],
  ["À décider", (view) => linesOf(tab(PLAN_TABS, "toDecide"), view)],
  ["Sensibilité (R9)", async (view) => (tab(PLAN_TABS, "sensitivity") as Table).note(view)],
  ["Sensibilité (R9) of the annex", async (view) => (tab(ANNEX_TABS, "sensitivity") as Table).note(view)],
  [
    "Sensibilité (R9) without what people wrote",
    async (view) => asRead(tab(PLAN_TABS, "sensitivity") as Table).note(view),
  ],
  ["the request", async (view) => bodyText(await requestFor(view))],
  ["the page", (view) => reportPage(templatesFor("fr").report, view)],
];

const withReports = (restricted: number): Book => ({
  ...book,
  plan: {
    ...book.plan,
    services: book.plan.services.map((service) => {
      const { "marked-document": _marked, ...byCategory } = service.sensitive.byCategory;
      return { ...service, sensitive: { ...service.sensitive, restricted, byCategory } };
    }),
  },
});

test.each(READ)("%s says it where there are some, and there alone", async (_, read) => {
  const says = async (reports: number) => plain(await read(viewOf(withReports(reports), "fr"))).includes(SENTENCE);
  expect([await says(1), await says(0)]).toEqual([true, false]);
});
