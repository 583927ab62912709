import { formatOf } from "../format.ts";
import type { workbook as french } from "../fr/workbook.ts";
import { formerTitles } from "./former-titles.ts";
import { sheets } from "./sheets.ts";

const { count } = formatOf("en");

export const workbook: typeof french = {
  file: { plan: "Migration plan", annex: "Annex to the derogation request", restricted: "Restricted reports" },
  page: "Page",
  control: "Control",
  truth: { yes: "TRUE", no: "FALSE" },
  continued: "continued",
  unknown: "unknown",
  notSearched: "not searched",
  noOwner: "no owner",
  noWave: "No space of their own was seen",
  toFillIn: "to be declared",
  beside: {
    desktop: "installed Office programs",
    power: "Power Platform",
    copilot: "Copilot",
    devices: "management of devices, Windows",
    identity: "identities and security",
  },
  origin: { true: "In-house", false: "Third party" },
  consent: {
    own: (first: string | null) =>
      first === null
        ? "allowed in its own name by an administrator, day unknown"
        : `allowed in its own name by an administrator, first on ${first}`,
    everyone: "consented to for everyone by an administrator, day unknown",
    people: (people: string, one: boolean) => `consented to by ${people} ${one ? "person" : "people"} for themselves`,
  },
  desktop: {
    unread: "The usage report on applications was not read.",
    day: (day: string) => `Report of ${day}.`,
    concealed: "Names are concealed in the reports: the total is known, and not the share of each directorate.",
  },
  everywhere: "All spaces",
  drivesOf: "OneDrives of the directorate",
  sharingNotAsked:
    "Not asked for in this scan: run it again with --sharing (5 units of SharePoint’s for each shared file in which data was found).",
  agentsData: ["Yes", "No", "To be checked"],
  neverStops: "no wave takes away all that it depends on",
  bars: {
    units: "Spaces of each directorate, by what the text says",
    unitsSeen: (units: string, most: string, spaces: string) =>
      `A bar for each directorate (${units}), made of the spaces to be moved now, to be decided on, and for which a derogation is possible. The longest: ${most}, ${spaces}.`,
    services: "Items of each service",
    servicesKey: "“–”: a part, counted already in the service above",
    servicesSeen: (services: string, most: string, items: string) =>
      `A bar for each service, or part of one, whose items are counted (${services}). The longest: ${most}, ${items}.`,
  },
  allUnits: "All directorates",
  noSpaces: "Counted without a space or directorate (meetings)",
  unassigned: (count, one) =>
    `File of directorates: ${count} ${one ? "line names" : "lines name"} nobody and no group of the scan.`,
  otherUnits: "Other directorates, or directorate unknown",
  annex: {
    frozen:
      "This document is frozen at the date of the plan. It names no person; what was found stands here in numbers only, and directorates of fewer than ten spaces are put together.",
    covered: "Services that the request is about",
  },
  noUnit: "No known directorate",
  byDirectorate: "0 found, data told by directorate left out",
  tooFewPeople: "grouped (fewer than ten known people)",
  fewUnits: "Directorates of fewer than ten known people (grouped)",
  notListed: "no space listed",
  presumed: "presumed by the text",
  contentUnread: "content not read",
  directory: "Directory",
  offer: {
    from: {
      stated: (day) => `Available since ${day}.`,
      attested: (day) => `Attested on ${day}; its first day is not known.`,
    },
    endsOn: (day) => `Ends on ${day}.`,
    notFor: (what) => `Not for: ${what}.`,
    sure: (text, ground) => `${text} (${ground})`,
    noDay: "Day of availability unknown: it is not proposed.",
  },
  yes: "yes",
  no: "no",
  due: {
    kind: {
      text: "A later text comes into force",
      derogation: "End of the derogation",
      "offer-begins": "An offer begins",
      "offer-ends": "An offer ends",
      "offer-changes": "What an offer includes ends",
      "wave-begins": "A wave begins",
      "wave-ends": "A wave ends",
      waves: "Calendar of the waves",
      contract: "End of the licence contract",
    },
    unset: (unset: number, set: number) =>
      set === 0
        ? `Beginning and end of all waves (${count(unset)})`
        : `Beginning and end of ${count(unset)} of ${count(unset + set)} waves (sheet “Waves”)`,
    ground: { declared: "set by the administration", estimated: "estimate", undated: "not known" },
    standing: {
      past: "Past",
      soon: "Within three months",
      ahead: "To come",
      undated: {
        text: "To be checked",
        derogation: "Clock not started, to be justified",
        "offer-begins": "To be checked",
        "offer-ends": "To be checked",
        "offer-changes": "To be checked",
        "wave-begins": "To set: the calendar of the waves",
        "wave-ends": "To set: the calendar of the waves",
        waves: "To set: the calendar of the waves",
        contract: "To fill in: end of the contract",
      },
    },
  },
  toFix: "to be set",
  noTerm: "not applicable",
  decided: (status, day, until) => `${status} on ${day}${until === null ? "" : `, until ${until}`}`,
  decidedBy: (decision, by) => `${decision}, by ${by}`,
  notGiven: "not stated",
  noTarget: "no known offer",
  thenInferred: (read, inferred) => `${read}; then ${inferred}`,
  estimate: (items, low, high, share) => `${items}, between ${low} and ${high} (confidence ${share})`,
  months: (months) => `${months} months`,
  clockUnset: "not started, to be justified",
  band: {
    entry: "For you to fill in",
    text: "Label, reasons and decisions",
    figures: "Figures of the scan",
  },
  status: {
    toExamine: "To be examined",
    inPreparation: "In preparation",
    ready: "Ready",
    underWay: "Under way",
    moved: "Moved (to be verified)",
    verified: "Verified",
    blocked: "Blocked",
    noAction: "No action",
  },
  decisions: ["Move", "Archive", "To be settled with the archives", "Keep under derogation", "To be discussed"],
  statusHint: "Choose from the list.",
  dayHint: "Write a date.",
  evidenceTitle: "Evidence of the scan",
  evidenceHint: "This cell is not to be filled in: it says what the scan found. Write in the yellow columns.",
  move: {
    mailbox: "Mailbox",
    drive: "OneDrive",
    team: "Team",
    site: "Site",
    "group-mailbox": "Group mailbox",
    share: "All of a directorate",
    whole: "The whole service",
  },
  source: {
    text: "Text",
    assumption: "Assumption",
    later: "Later edition",
    principle: "Decision rule",
    sensitivity: "Sensitivity (R9)",
    derogation: "Derogation",
    offer: "Offer",
    rule: "Reading of a service",
    profile: "Text about this kind of administration",
    ownTemplate: "Changed by the administration",
  },
  clause: {
    eligibility: "What a project must have been",
    clock: "From when the months run",
    grants: "Who decides",
    presumes: "What the text presumes",
    shown: (categories) => `Content may give evidence of it: ${categories}.`,
    unshown: "No content shows it: an answer for the administration to give.",
    cited: (titles) => `Texts: ${titles}`,
  },
  sheets,
  formerTitles,
  labelType: { sensitivity: "Sensitivity (label)", retention: "Retention" },
  detector: { marking: "Protective marking", secret: "Credential" },
  level: { low: "low", medium: "medium", high: "high" },
};
