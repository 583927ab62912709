/** Lisez-moi: the sheets, the words and the rules of the workbook. */

import { across, type Line, type Page, type PageCell } from "../page.ts";
import type { SheetId } from "../sheet.ts";
import type { View } from "../view.ts";

const GRID = [30, 78];

const INVENTORIES = ["exchange", "onedrive", "teams", "sharepoint", "other"] as const;
/** Those without which the rest is not understood. */
const FIRST_WORDS = ["space", "item", "sensitivity", "special", "finding", "unread", "unknown", "owner"] as const;

function pair(name: string, text: string): readonly [PageCell, PageCell] {
  return [
    { value: name, span: 1, style: "strong" },
    { value: text, span: 1, style: "body" },
  ];
}

function sheets({ t }: View): readonly Line[] {
  const titles = t.workbook.sheets;
  const { readme } = t.summary;
  const to = (id: SheetId, text: string): Line => {
    const [name, told] = pair(titles[id].title, text);
    return [{ ...name, link: id }, told];
  };
  return [
    to("summary", readme.summary),
    to("toDecide", readme.toDecide),
    to("services", readme.services),
    to("plan", readme.plan),
    to("waves", readme.waves),
    to("obstacles", readme.obstacles),
    to("directorates", readme.directorates),
    to("due", readme.due),
    to("derogation", readme.derogation),
    to("evidence", readme.evidence),
    to("openedAfter", readme.openedAfter),
    ...INVENTORIES.map((id) => to(id, readme.inventory)),
    to("sensitivity", readme.sensitivity),
    to("labels", readme.labels),
    to("externalSharing", readme.externalSharing),
    to("applications", readme.applications),
    to("licences", readme.licences),
    to("freeable", readme.freeable),
    to("desktop", readme.desktop),
    to("followUp", readme.followUp),
    to("progress", readme.progress),
    to("coverage", readme.coverage),
    to("sources", readme.sources),
    to("journal", readme.journal),
    to("glossary", readme.glossary),
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
