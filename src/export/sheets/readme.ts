/** Lisez-moi: the sheets, the words and the rules of the workbook. */

import { across, type Line, type Page } from "../page.ts";
import type { View } from "../view.ts";

const GRID = [30, 78];

/** Those without which the rest is not understood. */
const FIRST_WORDS = ["space", "item", "sensitivity", "special", "finding", "unread", "unknown", "owner"] as const;

function pair(name: string, text: string): Line {
  return [
    { value: name, span: 1, style: "strong" },
    { value: text, span: 1, style: "body" },
  ];
}

function sheets({ t }: View): readonly Line[] {
  const titles = t.workbook.sheets;
  const { readme } = t.summary;
  const inventory = [titles.exchange, titles.onedrive, titles.teams, titles.sharepoint, titles.other];
  return [
    pair(titles.summary.title, readme.summary),
    pair(titles.toDecide.title, readme.toDecide),
    pair(titles.services.title, readme.services),
    pair(titles.plan.title, readme.plan),
    pair(titles.waves.title, readme.waves),
    pair(titles.obstacles.title, readme.obstacles),
    pair(titles.directorates.title, readme.directorates),
    pair(titles.due.title, readme.due),
    pair(titles.derogation.title, readme.derogation),
    pair(titles.evidence.title, readme.evidence),
    pair(titles.openedAfter.title, readme.openedAfter),
    pair(inventory.map(({ title }) => title).join(", "), readme.inventory),
    pair(titles.sensitivity.title, readme.sensitivity),
    pair(titles.labels.title, readme.labels),
    pair(titles.externalSharing.title, readme.externalSharing),
    pair(titles.applications.title, readme.applications),
    pair(titles.licences.title, readme.licences),
    pair(titles.freeable.title, readme.freeable),
    pair(titles.desktop.title, readme.desktop),
    pair(titles.followUp.title, readme.followUp),
    pair(titles.progress.title, readme.progress),
    pair(titles.coverage.title, readme.coverage),
    pair(titles.sources.title, readme.sources),
    pair(titles.journal.title, readme.journal),
    pair(titles.glossary.title, readme.glossary),
  ];
}

export const readme: Page = {
  kind: "page",
  id: "readme",
  title: ({ t }) => t.workbook.sheets.readme.title,
  grid: GRID,
  lines(view) {
    const { t } = view;
    const { readme: said } = t.summary;
    return [
      across(GRID, said.title, "title"),
      across(GRID, said.sheets, "heading"),
      ...sheets(view),
      across(GRID, said.words, "heading"),
      ...FIRST_WORDS.map((id) => pair(t.glossary.words[id].term, t.glossary.words[id].meaning)),
      across(GRID, said.rules, "heading"),
      ...said.ruleList.map((text) => across(GRID, `• ${text}`, "body")),
      across(GRID, view.t.words.keepSource, "strong"),
      across(GRID, view.t.words.legend, "strong"),
    ];
  },
};
