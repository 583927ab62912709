import type { dueSheet as french } from "../../fr/sheets/due.ts";

export const dueSheet: typeof french = {
  title: "Due dates",
  note: "Every day that the plan knows of, in order, past ones first, then what waits for one. No date is invented.",
  columns: {
    day: "Day",
    left: "Days left",
    kind: "Kind",
    of: "What it is about",
    standing: "To do",
    ground: "What it rests on",
  },
};
