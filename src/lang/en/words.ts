import type { words as fr } from "../fr/words.ts";

/** Wherever a number of presumed markings is read, beside it, word for word. */
export const presumedMarking =
  "Presumed protective marking: tell the security officer at once; do not open, move, copy or delete.";

export const words: typeof fr = {
  label: {
    derogable: "Derogation possible, to be requested from the minister",
    "move-now": "To be moved now",
    review: "For you to decide",
    "not-concerned": "Outside the scope of the note",
  },
  action: {
    "establish-eligibility": "Establish the project’s eligibility",
    request: "Request the derogation",
    await: "Await the decision",
    "keep-until": "Keep until the deadline",
    "move-now": "Move now",
    decide: "Decide",
    none: "None",
  },
  legend:
    "This classification is neither an authorisation nor a decision: only the signed decision grants a derogation. It lifts neither the GDPR, nor health-data hosting rules (HDS), nor II 901.",
  keepSource: "Delete nothing at the source before it has been checked on arrival.",
  authorityMissing: "Authority for reading content: not stated",
  authority: (basis, by, dpia, staff) =>
    `Authority for reading content: ${basis}. Authorised by: ${by}. Impact assessment: ${dpia}. Information of staff representatives: ${staff}.`,
  mention: "Internal document – for the project only",
  mentionRestricted: "For the security officer alone",
  noWatch: "May not be used to assess, monitor or sanction an employee",
  presumedMarking,
  notRead: "not read",
  found: (found, read) => `${found} found of ${read} read`,
};
