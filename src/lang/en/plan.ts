import type { GapCause } from "../../model/gap.ts";
import { formatOf } from "../format.ts";
import type { plan as fr } from "../fr/plan.ts";
import { names } from "./names.ts";
import { waves } from "./waves.ts";

const { count, day } = formatOf("en");

const spaces = (containers: number) => (containers === 1 ? "1 space" : `${count(containers)} spaces`);

const numbered: ReadonlySet<GapCause> = new Set([
  "private",
  "hidden",
  "left-out",
  "not-provisioned",
  "vanished",
  "unlabelled",
  "untold",
]);

const amount = (cause: GapCause, containers: number, items: number) =>
  containers > 0 ? ` (${spaces(containers)})` : numbered.has(cause) && items > 1 ? ` (${count(items)})` : "";

const items = (some: number) => (some === 1 ? "1 item" : `${count(some)} items`);

/** What is read without a draw: what a name or a label marks, and kinds of so few that chance would miss them. */
function wholly(whole: number, marked: number): string {
  if (whole === 0) return "";
  const told =
    marked === 0
      ? "kinds of few"
      : marked === whole
        ? "marked by name or label"
        : `${count(marked)} of them marked by name or label`;
  return `, and ${count(whole)} read in any case (${told})`;
}

/** What a sentence on something refused ends with: the permission that it wanted. */
const named = (permission: string) => `; permission: ${permission}`;

export const plan: typeof fr = {
  reason: {
    unnamed: "No rule of this edition names this service: for you to decide.",
    interpretation: (text) => `Interpretation by Bascule: ${text}`,
    "outside-scope":
      "The administration declares itself a local authority: the doctrine is about the State and the bodies under its supervision, and this label is no more than an indication for it.",
    "outside-text": (on) =>
      `A decision of ${day(on)} is declared for this service, which this classification does not open to derogation: to be checked.`,
    "beyond-term": (until, term) =>
      `The declared decision runs until ${day(until)}, beyond the text’s own term (${day(term)}): to be checked.`,
    "not-eligible": (on, wanted) =>
      `A derogation of ${day(on)} is declared for a project that is not said to have been ${wanted}: to be checked.`,
    "not-in-decision": (on) =>
      `A derogation of ${day(on)} is declared for other services, and no decision names this one: it does not share its term.`,
    contrary: (rule, on) => `Decision against rule ${rule}, taken on ${day(on)}.`,
    "no-harm": (on, says) => `Probable harm: the administration answered no on ${day(on)}. ${says}`,
    "not-yet": (on, asOf) =>
      `The configuration holds an answer or a decision of ${day(on)} on this service: drawn up on ${day(asOf)}, this plan does not count it.`,
  },
  question: {
    stood: (wanted) => `Was the project ${wanted}?`,
    eligible: "The derogation can be requested for the services that the text opens to it.",
    notEligible: "The derogation cannot be requested: these services leave without waiting.",
    offer: "From which day is an acceptable offer available in France, and on which study does that rest?",
    dated: (clock) => `The time runs ${clock}; without that day it has not begun, and no last day is written.`,
  },
  coverage: {
    named,
    gap: (cause, containers, items, permission) =>
      `${names.cause[cause]}${amount(cause, containers, items)}${permission === null ? "" : named(permission)}.`,
    ordered:
      "Microsoft asks for a longer wait than one run waits: nothing is lost; run the scan again later, as many times as it takes.",
    invisible: "A part, which coverage names, is invisible to an application.",
    "not-chosen": (workload) => `${names.workload[workload]} is not in this scan.`,
    earlier: (workload) => `${names.workload[workload]} is not in this scan: the figures are those of an earlier one.`,
    "not-shown": "Microsoft Graph does not count it: known from licences, reports or what you declare.",
    "messages-not-fetched":
      "A Teams message can only be read whole: while contents are not read, spaces alone are counted.",
    sampled: "Contents read by sample.",
    drawn: (drawn, outOf, whole, marked) =>
      `Contents read by sample: ${items(drawn)} drawn at random out of ${count(outOf)}${wholly(whole, marked)}.`,
    "drawn-unread": (unread, high) =>
      `${items(unread)} to be read could not be read whole: the low bound counts ${unread === 1 ? "it" : "them"} as without a finding, the high bound as sensitive${high === null ? "" : ` (else ${count(high)})`}.`,
    unseen: (places, held) =>
      `${spaces(places)} (${items(held)}) ${places === 1 ? "was" : "were"} not read to the end: the estimate tells of ${places === 1 ? "it" : "them"} only what was found there.`,
    unfinished: "The scan is not finished.",
    directory: (where) => `The directory could not be read whole (${where}).`,
    licensed: (accounts) =>
      accounts === 0
        ? "No account has a licence that opens it."
        : `${count(accounts)} account${accounts === 1 ? " has" : "s have"} a licence that opens it.`,
    active: (people, on) =>
      `${people === 0 ? "Used by nobody in six months" : `Used in six months by at least ${count(people)} ${people === 1 ? "person" : "people"}`}${on === null ? "" : `, by the report of ${day(on)}`}.`,
    archives: (mailboxes) =>
      `${mailboxes === 0 ? "No mailbox has" : `${count(mailboxes)} mailbox${mailboxes === 1 ? " has" : "es have"}`} an archive, by the reports and the licences.`,
    unused: "Declared unused by the administration.",
    used: (quantity) =>
      quantity === null
        ? "Declared in use by the administration."
        : `Declared in use by the administration (${count(quantity)}).`,
    note: (note) => `The administration adds: ${note}`,
  },
  waves,
};
