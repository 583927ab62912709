import type { summary as french } from "../fr/summary.ts";
import { presumedMarking } from "./words.ts";

export const summary: typeof french = {
  title: (who) => `Leaving Microsoft 365: ${who}`,
  dated: (day, edition, title) => `Plan dated ${day}, under these texts: ${title} (edition ${edition}).`,
  scanned: (day, domain) => `Scan of ${day}, tenant ${domain}.`,
  delegated: "Scan made in one person’s name: it holds what that account sees only, not the whole tenant.",
  incomplete: "Incomplete scan: some accesses were refused or given up; the sheet Coverage of the plan says which.",
  later: (title, edition, day, changes) =>
    `A later text exists: ${title} (edition ${edition}), in force from ${day} on; it may change this classification. ${changes}`,
  have: "What we have",
  leave: "What must leave, and where to",
  when: "By when",
  decide: "What I must decide or sign this month",
  dueSoon: (day, kind, of) => `On ${day}: ${kind.charAt(0).toLocaleLowerCase("en")}${kind.slice(1)} (${of}).`,
  unknown: "What we do not know",
  head: {
    workload: "Workload",
    containers: "Spaces",
    items: "Items",
    bytes: "Volume",
    sensitive: "Sensitivity (R9)",
    label: "Label",
    services: "Services",
    targets: "Proposed targets",
    wave: "Wave",
    start: "Start",
    end: "End",
  },
  total: "Total",
  semicolon: "; ",
  byName: (found) => `${found} by names, contents not read`,
  foundOf: (found, read) => `${found} of ${read} read`,
  wavesUnset: "The calendar of the waves is not set: Bascule invents no date.",
  countedApart: (spaces) =>
    `In the totals of this page a mailbox is one space; waves, sheets of detail and plan.json count its mail, calendar and contacts apart: ${spaces} spaces in all.`,
  moreWaves: (count) => `${count} other waves, told in the sheet Waves`,
  noWave: "No wave has been formed yet.",
  clockUnset: (services, months, clock) =>
    `Derogation (${services}): ${months} months at most, ${clock}. That day is not given: the deadline is unknown.`,
  refusedDerogation: (services, day) =>
    `Derogation refused${day === null ? "" : ` on ${day}`} (${services}): to be moved now.`,
  notEligible: (services, wanted) =>
    `Project not eligible for a derogation (${services}): it is not said to have been ${wanted}. To be moved now.`,
  expired: (services, day) => `Derogation (${services}): its deadline, ${day}, has passed. To be moved now.`,
  clockSet: (services, day) => `Derogation (${services}): deadline on ${day}.`,
  toEstablish: (services, ask) => `${ask}: without it, eligibility for a derogation is not established (${services}).`,
  toRequest: (services, ask) => `${ask} for: ${services}.`,
  toDecide: (services) => `Decide on the services that the text does not clearly name: ${services}.`,
  toDecideParts: (parts) => `Decide on what the texts do not name inside a service: ${parts}.`,
  toAssess: (tests) =>
    `Assess the sensitivity of the data in the sense of this edition. What no content shows: ${tests}.`,
  toAnswer: (count, one, test) =>
    `Answer the ${one ? "question that is left" : `${count} questions, one a service,`} on probable harm (${test}): answers stand under “harm” in bascule.config.yaml, and are told in the sheet “Sensitivity (R9)”.`,
  late: (waves, one, until) =>
    `${waves} ${one ? "wave" : "waves"} would end after the last day of the derogation (${until}): begin earlier, move more in a wave, or decide that what they hold leaves now (sheet Waves).`,
  toDate: "Set the calendar of the waves and a person in charge for each row of the sheet Plan.",
  toReplace: (count, one) =>
    `Decide what becomes of ${count} third-party ${one ? "application that depends" : "applications that depend"} on Microsoft 365.`,
  restricted: (count, one) =>
    `${count} ${one ? "report" : "reports"} (presumed protective markings and credentials). ${presumedMarking}`,
  nothingToDecide: "Nothing awaits a decision.",
  contentUnread: (services) => `Content not read: ${services}. Nothing there says that data to be protected is absent.`,
  notSeen: (services) => `Not scanned: ${services}.`,
  notSearched: (categories) => `Not searched by this version: ${categories}.`,
  unreadItems: (count, one, reasons) => `${count} ${one ? "item was" : "items were"} not read (${reasons}).`,
  refused: (count, one) => `${count} ${one ? "space" : "spaces"} refused or locked: in no count.`,
  assumptions: (count, one) =>
    `${count} ${one ? "assumption" : "assumptions"} of reading, told in the sheet Doctrine and sources.`,
  nothingUnknown: "Everything that could be seen was seen.",
  legend: "Legend",
  readme: {
    title: "How to read and fill in this workbook",
    copyTitle: "How to read this workbook",
    sheets: "The sheets",
    of: {
      summary:
        "One page for the head of the administration: what we have, what leaves, when, what to decide, what is unknown.",
      toDecide: "All that waits for an answer: whose, by when, and what it changes.",
      services: "How each service is classified, and on what ground.",
      plan: "The working sheet: one row for each thing to move. The yellow columns are yours.",
      waves: "The proposed waves, their dates and what they rest on.",
      obstacles: "What keeps a space from leaving, and the way round it.",
      directorates: "The totals of each directorate.",
      due: "Every day that counts, in order, past ones first, and what still waits for one.",
      sensitivity: "Where data under rule R9 was found, in numbers only.",
      derogation: "The services for which a derogation may be requested.",
      evidence: "What already stood on the day that a derogation asks about, month by month.",
      openedAfter: "Spaces opened since in services closed to derogation.",
      externalSharing: "Who what is sensitive is open to: links and guests, in numbers.",
      applications: "The third-party applications to warn or to replace.",
      licences: "The licences bought and assigned.",
      freeable: "Licences that each wave leaves without use.",
      desktop: "Who uses installed Office programs, by directorate.",
      labels: "The sensitivity and retention labels of the tenant.",
      followUp: "What left, what arrived, and what the source says since.",
      progress: "What is left to move, scan by scan.",
      coverage: "All that was not seen, and why; what the tenant’s reports say otherwise.",
      sources: "The texts, what they ask, the assumptions and the offers, with their dates.",
      journal: "Who decided what, when, and what held before.",
      glossary: "What the words mean: those below and others.",
      conflicts: "What was written in a workbook that was carried over, and could not be kept as it was.",
      occultations:
        "What this copy does not tell, and on which ground: to be confirmed or changed by whoever publishes it.",
    },
    inventory: "The whole inventory, one sheet for each workload.",
    words: "The words",
    rules: "The rules",
    protection:
      "Sheets in which nothing is to be filled in are protected against slips of the hand, without a password: they can be selected, filtered and copied, and their columns made wider. To sort one (no spreadsheet sorts locked cells), lift its protection: Review > Unprotect Sheet (Excel), Tools > Protect Sheet (LibreOffice). The next plan makes them again.",
    filled: [
      "Fill in the yellow columns; do not change the identifier: it ties this workbook to the next scan.",
      "A row becomes “Verified” when what arrived has been counted and opened.",
    ],
    named: "This workbook names people and their spaces: to publish it, make it again with --redact.",
    copied: "This copy is made to be published: it names neither people nor spaces, and is not to be filled in.",
  },
};
