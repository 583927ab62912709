import { formatOf } from "../format.ts";
import type { toDecide as french } from "../fr/to-decide.ts";

const { count, one } = formatOf("en");
const many = (value: number, single: string, several: string) => `${count(value)} ${one(value) ? single : several}`;

export const toDecide: typeof french = {
  kind: {
    escalate: "To be reported",
    eligibility: "Eligibility",
    "acceptable-offer": "Start of the clock",
    request: "Request to sign",
    label: "Label to be decided",
    harm: "Probable harm (C6)",
    unfit: "No known offer",
    directorate: "Directorate to establish",
    authority: "Reading of contents",
    calendar: "Dates to set",
    contract: "End of a contract",
    application: "Applications",
    reading: "Reading of a text to check",
    assumption: "Assumption to confirm",
    offer: "Offer to check",
  },
  whole: "the whole project",
  atOnce: "at once",
  day: "a day",
  project: "the administration that runs the project",
  jurist: "the legal department",
  answer: (answer, changes, contrary) =>
    `${answer}${contrary === null ? "" : ` (against rule ${contrary})`} – ${changes}`,
  until: (label) => `taken for “${label}”`,
  key: (key) => `bascule.config.yaml, key ${key}`,
  template: (file) => `a copy of templates/${file}, in the folder that the key templates names`,
  escalate: {
    who: "the security officer",
    changes: "That officer alone says whether the report is founded, and whether the space may be moved.",
    where: "with the security officer: the places are in signalements-restreints.xlsx",
  },
  request: {
    question: (ask) => `${ask}?`,
    changes: [
      "Granted: the service may be kept until the end of the derogation.",
      "Refused: the service is moved without waiting.",
    ],
  },
  unfit: {
    question: (spaces) =>
      `Where ${one(spaces) ? "does" : "do"} ${many(spaces, "space go", "spaces go")} that no known offer fits?`,
    changes: ["An offer that fits them is added, or their contents are prepared as the sheet Blockers says."],
    where: "sheet Plan, column Business decision; offers: key templates of bascule.config.yaml",
  },
  nowhere: {
    question: (spaces) =>
      `Which directorate ${one(spaces) ? "does the space" : `do the ${count(spaces)} spaces`} without a known directorate belong to?`,
    changes: "They go into the waves and the totals of their directorate.",
  },
  unassigned: (lines) =>
    `Whom ${one(lines) ? "does" : "do"} ${many(lines, "line of the file of directorates name", "lines of the file of directorates name")}, where the scan finds neither person nor group?`,
  authority: {
    questions: {
      legalBasis: "On what legal basis are contents read?",
      authorisedBy: "Who authorised the reading of contents?",
      dpia: "Where does the impact assessment stand?",
      staffConsulted: "When were the staff representatives informed?",
    },
    who: "the general secretariat, with the data protection officer",
    changes: "The answer is printed at the head of every document; without it, each says that it is missing.",
  },
  calendar: {
    question: (undated, waves) =>
      `On which days do the waves begin and end? ${many(undated, "wave", "waves")} of ${count(waves)} ${one(undated) ? "has" : "have"} no dates.`,
    changes: "Waves, due dates and the page bear days; a term that is overrun is told there.",
  },
  contract: {
    question: "On which day does the contract of this licence end?",
    who: "the purchasing department",
    changes: "Licences to free and due dates tell that day.",
  },
  application: {
    question: (applications) =>
      one(applications)
        ? "What becomes of the application that depends on Microsoft 365, and does it handle data about agents?"
        : `What becomes of the ${count(applications)} applications that depend on Microsoft 365, and do they handle data about agents?`,
    changes: "Each stops working when what it depends on is moved: to be replaced, connected otherwise or ended.",
    where: "sheet Applications, columns Business decision and Handles data about agents?",
  },
  reading: {
    question: (label, text, ground) => `“${label}”: is this reading right? ${text} (${ground})`,
  },
  assumption: {
    question: (text) => `Is this assumption right? ${text}`,
    changes: "Confirmed, it is quoted with its source; if not, the text or the rule is corrected.",
    meanwhile: "taken for true, and told in Doctrine and sources",
  },
  offer: {
    question: (ground) => `Is what is said of this offer right? (${ground})`,
    who: (operator) => `the administration that runs the project, with: ${operator}`,
    changes: "Proposed targets, blockers and due dates follow.",
  },
};
