/** Lisez-moi: the sheets, the words and the rules of the workbook. */

import { across, type Line, type Page, type PageCell } from "../page.ts";
import type { SheetId } from "../sheet.ts";
import type { View } from "../view.ts";
import type { Tab } from "../workbook.ts";

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

/** What each other sheet of the workbook holds, in their order, and nothing of those that it does not have. */
function sheets(tabs: readonly Tab[], view: View): readonly Line[] {
  const { of, inventory } = view.t.summary.readme;
  const told: Readonly<Partial<Record<SheetId, string>>> = {
    ...of,
    ...Object.fromEntries(INVENTORIES.map((id) => [id, inventory])),
  };
  return tabs.map((tab): Line => {
    const [name, text] = pair(tab.title(view), told[tab.id] ?? "");
    return [{ ...name, link: tab.id }, text];
  });
}

export const readmeOf = (tabs: readonly Tab[]): Page => ({
  kind: "page",
  id: "readme",
  title: ({ t }) => t.workbook.sheets.readme.title,
  grid: GRID,
  lines(view) {
    const { t, trip } = view;
    const { readme: said } = t.summary;
    // A copy for publication is given back by nobody.
    const rules = trip === null ? [said.copied, said.protection] : [...said.filled, said.protection, said.named];
    return [
      across(GRID, trip === null ? said.copyTitle : said.title, "title"),
      across(GRID, said.sheets, "heading"),
      ...sheets(tabs, view),
      across(GRID, said.words, "heading"),
      ...FIRST_WORDS.map((id) => pair(t.glossary.words[id].term, t.glossary.words[id].meaning)),
      across(GRID, said.rules, "heading"),
      ...rules.map((text) => across(GRID, `• ${text}`, "body")),
      across(GRID, t.words.keepSource, "strong"),
      across(GRID, t.words.legend, "strong"),
    ];
  },
});
