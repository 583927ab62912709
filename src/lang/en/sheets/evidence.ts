import type { evidenceSheet as french } from "../../fr/sheets/evidence.ts";

export const evidenceSheet: typeof french = {
  title: "What stood before",
  note: "How many of the accounts, OneDrives, teams and sites that are still there were created in each month.",
  columns: {
    kind: "Kind",
    month: "Month",
    created: "Created",
    stood: "Stood by then",
    share: "Share of all",
    mark: "Mark",
  },
};
