import type { report as french } from "../fr/report.ts";

export const report: typeof french = {
  skip: "Skip to the content",
  contents: "Contents",
  essential: "The essentials",
  detail: "The details",
  onPaper: (reasons, sources, sheet) =>
    `On paper, “${reasons}” shows what was unfolded on the screen alone, and “${sources}” is left out: sheet ${sheet} of the workbook plan-migration.xlsx.`,
  alerts: "To know before reading",
  services: "Service by service",
  reasons: "Why they are labelled so",
  foundedOn: "Texts and sources",
  partsNote: "In brackets, what the text treats apart inside a service: its figures are within those of the service.",
  byWorkload: "By set of services",
  byLabel: "By what the text says",
  shareOfItems: "Share of items",
  shareOfBytes: "Share of volume",
  timeline: {
    title: "Timeline",
    wave: (number, name) => `${number}. ${name}`,
    key: (day) =>
      `Timeline: a full bar, days set by the administration; a hollow bar, an estimate; the solid upright line, the day of the plan (${day}).`,
  },
  month: {
    title: "In the month to come",
    none: "No date of the plan falls within the month to come.",
    line: (day, kind, of) => `${day}: ${kind.charAt(0).toLowerCase()}${kind.slice(1)} (${of})`,
  },
  basis: "Rules and text",
  largest: {
    title: "The largest shared spaces",
    note: (shown, all) =>
      `The largest teams, sites and group mailboxes: ${shown} of ${all}. A person’s own space is never listed here. All rows are in the sheet Plan of the workbook.`,
  },
  noRow: "No row: the scan gives none.",
  leftOut: (rows, one, sheet) =>
    `${rows} more ${one ? "row is" : "rows are"} not shown here: sheet ${sheet} of the workbook.`,
  filter: (name) => `Filter: ${name}`,
  shown: (shown, all) => `Rows shown: ${shown} of ${all}.`,
  ascending: (column) => `Sorted upwards: ${column}.`,
  descending: (column) => `Sorted downwards: ${column}.`,
  sources: "Texts and assumptions",
  accessibility: {
    title: "Accessibility of this page",
    state: (standard) =>
      `State in the sense of ${standard}: not conformant, for want of an audit. Nobody has audited this page, and no conformity is claimed.`,
    theirs:
      "The administration has put a template of its own in the place of Bascule’s: the tests below are not about it.",
    tests: (day, programs) =>
      `Automatic tests of ${day} (${programs}), on a sample page, in French and in English, light and dark, 320 and 1,600 pixels wide, by keyboard alone, with and without JavaScript: nothing found against it. Such a test only ever judges a part of a criterion.`,
    tried: (count, all, ids) => `Criteria tested in part (${count} of ${all}): ${ids}.`,
    absent: (count, all, ids) =>
      `Criteria on contents that the page has none of, frames and media (${count} of ${all}): ${ids}.`,
    untried: (count, all, ids) => `Criteria not tested (${count} of ${all}): ${ids}.`,
    byHand: "Tests made by a person, with a screen reader or another assistive technology: none.",
    contact:
      "Is this page hard for you to read? Tell the person who gave it to you; the workbook plan-migration.xlsx holds the same figures.",
  },
  made: (version, edition) => `Made by Bascule ${version} under edition ${edition} of the doctrine.`,
  inFull: "The details, row by row, are in the workbook plan-migration.xlsx.",
};
