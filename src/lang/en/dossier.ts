import type { dossier as french } from "../fr/dossier.ts";

export const dossier: typeof french = {
  toFill: "[to be filled in]",
  notKnown: "unknown",
  draft: (count, one) => `DRAFT – ${count} ${one ? "entry is" : "entries are"} still to be filled in`,
  toVerify: (text, ground) => `${text} (to be verified – ${ground})`,
  opinion: {
    rssi: "Information systems security officer (RSSI)",
    dpo: "Data protection officer (DPO)",
    digital: "Digital director",
    hfds: "Senior defence and security official (HFDS)",
  },
  stage: {
    "very-advanced": "very advanced on 5 July 2021",
    "not-very-advanced": "not very advanced on 5 July 2021",
  },
  engaged: (day) => `engaged on ${day}`,
  condition: (title) => `${title}:`,
  test: (id, text, answer) => `${id}, ${text} – ${answer}`,
  toAssess: "for the administration to assess, no content shows it",
  category: (name, items) => `${name}: ${items}`,
  tooFewPeople: "not told (fewer than ten known people)",
  rule: (id, text, ground) => `${id}: ${text} (${ground})`,
  ruleToVerify: (id, text) => `${id}: ${text}`,
  noService: "On this day no service can be the subject of a request.",
  state: (stage) => `State of the project: ${stage}.`,
  presumed: "presumed by the text",
  presumedBy: (says) => `Sensitivity presumed by the text. ${says}`,
  notPresumed: "This edition presumes nothing: sensitivity is to be assessed.",
  closedThere: (label) => `There this service is labelled “${label}”.`,
  offerDayUnset: "not stated. The time has not begun; that day is to be justified",
  offerUnknown: "day of availability unknown",
  study: (day, conclusion) => `study of ${day}. Conclusion: ${conclusion}`,
  applications: (count, one, workload) =>
    `${count} ${one ? "application, third-party or in-house, depends" : "applications, third-party or in-house, depend"} on ${workload}`,
  noPart: "nothing",
  noWave: "In no wave",
  total: "Together",
  late: (wave, end, until) =>
    `“${wave}” would end on ${end}, after the term of ${until}: the plan does not fit the time allowed.`,
  confidence: (text) => `(${text})`,
};
