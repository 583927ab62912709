import type { journalSheet as french } from "../../fr/sheets/journal.ts";

export const journalSheet: typeof french = {
  title: "Journal",
  note: "What was decided, when, by whom, and what held before: in the configuration, and in workbooks that were carried over, over all scans of this store. A workbook does not say who filled a cell in. Free texts are not taken over.",
  columns: {
    noted: "Noted on",
    about: "About",
    field: "What",
    former: "Before",
    value: "After",
    by: "By whom",
    on: "Decided on",
    why: "Reason",
    origin: "Where it is written",
    scan: "Scan",
  },
};
