import type { report as french } from "../fr/report.ts";

export const report: typeof french = {
  skip: "Skip to the content",
  why: "Why",
  services: "Service by service",
  share: (label, items) => `${label}: ${items}`,
  bar: "Share of items by what the text says",
  sources: "Texts and assumptions",
  made: (version, edition) => `Made by Bascule ${version} under edition ${edition} of the doctrine.`,
  inFull: "The details, row by row, are in the workbook plan-migration.xlsx.",
};
