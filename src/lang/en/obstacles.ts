/** What keeps a space from an offer, what fits it, and since when it has not been used. */

import { formatOf } from "../format.ts";
import type { fr } from "../fr.ts";

const { count, bytes, one } = formatOf("en");

export const obstacles: typeof fr.obstacles = {
  fits: {
    yes: "Nothing in the space stands against it",
    "with-work": "Preparation needed",
    unread: "To be confirmed: contents not read",
    no: "No known offer fits",
  },
  use: {
    recent: "under 3 months",
    idle: "3 to 12 months",
    stale: "over 12 months: to be examined with the archives (approval, Heritage Code, art. L.212-2)",
    unknown: "not known",
  },
  ownContents: "; contents: see by directorate",
  because: (fits: string, what: string) => `${fits} (${what})`,
  fewOwn: "Personal spaces of fewer than ten people: number not told",
  own: (kept, of) => `${count(kept)} of ${count(of)} personal spaces`,
  none: (reasons) => `No known offer fits: ${reasons}`,
  toStudy: (names) => `to be studied: ${names}`,
  noOffer: "none is proposed on that day",
  noneOf: (spaces, of) =>
    `no known offer fits ${count(spaces)} of ${count(of)} ${one(of) ? "space" : "spaces"}: see “Blockers”`,
  every: (spaces) => (spaces === 0 ? "All meetings" : `${count(spaces)} ${one(spaces) ? "space" : "spaces"}`),
  anyOffer: "Any offer",
  content: "Contents that the offer refuses, or that no source says it takes",
  contents: "contents that they refuse or do not expressly take",
  apart: "not told here",
  contentWay:
    "Refer to the security officer and the data protection officer, for whom the detail is kept, before moving",
  contentBasis: "Contents that were read, and what sources say of the offer",
  weighs: { no: "prevents", "with-work": "asks for preparation", unread: "to be confirmed" },
  limit: (what, limit) => `${what} (${bytes(limit)})`,
  counted: (what, times) => `${what}: ${count(times)}`,
  unknown: "not collected",
  unknownBasis: "No answer said anything of it: how many there are is not known",
  told: "Told by Microsoft Graph in the scan",
  unreadBasis: "Contents not read, or read in part",
  unstated: "No source found says so",
  ending: (what, on, over) => `${what}: until ${on}${over ? ", which is past" : ""}`,
  offer: (name, marks) => (marks.length === 0 ? name : `${name} (${marks.join("; ")})`),
  toVerify: "to be checked",
  r9: (text) => `Rule R9: ${text}.`,
  r9Unstated: "Rule R9: no source found says whether the offer meets it, which rule R14 asks to check.",
  qualified: (from, until) =>
    until === null ? `Qualification attested on ${from}.` : `Qualified from ${from} to ${until}.`,
  unqualified: "Qualification not attested: it is not proposed.",
  unfit: (spaces) =>
    one(spaces)
      ? "Decide where the space goes that no known offer fits (sheet “Blockers”)."
      : `Decide where the ${count(spaces)} spaces go that no known offer fits (sheet “Blockers”).`,
};
