import type { dossier as french } from "../fr/dossier.ts";

export const dossier: typeof french = {
  toFill: "[to be filled in]",
  notKnown: "unknown",
  stage: {
    "very-advanced": "very advanced on 5 July 2021",
    "not-very-advanced": "not very advanced on 5 July 2021",
  },
  engaged: (day) => `engaged on ${day}`,
  condition: (title) => `${title}:`,
  test: (id, text, answer) => `${id}, ${text}: ${answer}`,
  category: (name, items) => `${name}: ${items}`,
  rule: (id, text, ground) => `${id}: ${text} (${ground})`,
  noService: "On this day no service can be the subject of a request.",
  presumed: "presumed by the text",
  notPresumed: "to be assessed",
  offerDayUnset: "not stated. The time has not begun; that day is to be justified",
  offerUnknown: "day of availability unknown",
  confidence: (text) => `(${text})`,
};
