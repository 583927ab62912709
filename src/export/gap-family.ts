/** The four causes for which something was not seen, kept apart; and what is only to be looked at, as nothing is missing. */

import { PARTLY } from "../model/finding.ts";
import type { GapCause } from "../model/gap.ts";

export const FAMILIES = ["permission", "unreadable", "left-out", "invisible", "remark"] as const;
export type Family = (typeof FAMILIES)[number];

export const FAMILY_OF: Readonly<Record<GapCause, Family>> = {
  forbidden: "permission",
  // What an administrator of the tenant opens: a setting, another sign-in.
  concealed: "permission",
  delegated: "permission",
  locked: "unreadable",
  "given-up": "unreadable",
  unexpected: "unreadable",
  unfinished: "unreadable",
  unlabelled: "unreadable",
  untold: "unreadable",
  "left-out": "left-out",
  private: "left-out",
  hidden: "left-out",
  invisible: "invisible",
  "not-provisioned": "remark",
  vanished: "remark",
  uncertain: "remark",
};

const ON_PURPOSE: ReadonlySet<string> = new Set(["private", "excluded"]);

/** Of contents that were not read, by reason. */
export const familyOfUnread = (reason: string): Family =>
  ON_PURPOSE.has(reason.startsWith(PARTLY) ? reason.slice(PARTLY.length) : reason) ? "left-out" : "unreadable";
