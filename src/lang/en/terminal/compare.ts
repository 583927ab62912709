/** Editions side by side. */

import type { compare as fr } from "../../fr/terminal/compare.ts";

export const compare: typeof fr = {
  compare: {
    title: (day) => `What each edition of the doctrine says, on ${day} (≠: what changes from one to another)`,
    notYet: (day) => `not yet in force on that day (in force from ${day} on): not applied`,
    notApplied: "(not applied)",
    eligibility: (text) => `project: ${text}`,
    clock: (text) => `months: ${text}`,
    aspect: {
      label: "label",
      status: "status",
      action: "to do",
      months: "at most",
      until: "deadline",
      "granted-by": "decided by",
      presumed: "sensitivity",
      targets: "targets",
    },
    changes: (from, to, aspects) => `From ${from} to ${to} changes: ${aspects}.`,
    same: (from, to) => `From ${from} to ${to} none of this changes.`,
    reasons: "The reasons, service by service: --verbose, or --json.",
    every: "--compare shows every edition: leave out --doctrine.",
  },
};
