/** The tabs of a workbook, and the day from which it counts (ECMA-376, 18.2). */

import type { XmlHandlers } from "../xml.ts";

export interface Tabs {
  readonly tabs: { name: string; id: string; hidden: boolean }[];
  from1904: boolean;
}

export function bookHandlers(book: Tabs): XmlHandlers {
  return {
    open: (name, attributes) => {
      if (name === "workbookPr") book.from1904 = /^(1|true)$/.test(attributes.get("date1904") ?? "");
      // `sheetId` ends as `r:id` does not: the name alone is asked for.
      if (name !== "sheet") return;
      const hidden = /hidden$/i.test(attributes.get("state") ?? "");
      book.tabs.push({ name: attributes.get("name") ?? "", id: attributes.get("id") ?? "", hidden });
    },
    close: () => {},
    text: () => {},
  };
}
