/** Tabs of a workbook as people see them: those that are gone or bear another name, those that are hidden, and rows that are. */

import { stampIn } from "../../export/control.ts";
import { PLAN_TABS } from "../../export/sheets/index.ts";
import type { CellTaker, TypedCell } from "../../text/cells/typed-cell.ts";
import { ownSheet } from "../carrying/own-tabs.ts";
import { sheetName, type Told } from "./told.ts";

interface Seen {
  readonly name: string;
  /** The row of keys was met: it is written hidden. */
  keyed: boolean;
  rows: number;
  filtered: boolean;
}

export interface Tabs {
  readonly taker: Required<Omit<CellTaker, "merged">>;
  /** `whole`: it was written with every sheet of this version. */
  tell(whole: boolean): void;
}

export function tabsOf(told: Told): Tabs {
  const seen: Seen[] = [];
  let last: readonly TypedCell[] = [];
  return {
    taker: {
      sheet: (name, _from1904, hidden) => {
        seen.push({ name, keyed: false, rows: 0, filtered: false });
        if (hidden && ownSheet(name) !== null) told.hidden.push(name);
      },
      row: (_line, cells) => {
        last = cells;
      },
      hidden: () => {
        const tab = seen.at(-1);
        if (!tab) return;
        const keys = !tab.keyed && last.some(({ value }) => typeof value === "string" && stampIn(value) !== null);
        if (keys) tab.keyed = true;
        else tab.rows += 1;
      },
      filtered: () => {
        const tab = seen.at(-1);
        if (tab) tab.filtered = true;
      },
    },
    tell: (whole) => {
      for (const { name, rows, filtered } of seen)
        if (rows > 0 && ownSheet(name) !== null) told.hiddenRows.push({ sheet: name, rows, filtered });
      if (!whole) return;
      const there = new Set(seen.map(({ name }) => ownSheet(name)));
      for (const { id } of PLAN_TABS) if (!there.has(id)) told.gone.push(sheetName(id, told.language));
    },
  };
}
