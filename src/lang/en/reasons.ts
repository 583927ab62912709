import type { reasons as fr } from "../fr/reasons.ts";

export const reasons: typeof fr = {
  says: "What the text says",
  infers: "Interpretation by Bascule",
  changes: "What would change it",
  part: (title, text) => `${title}: ${text}`,
  unnamed: "No text of this edition names this service.",
  source: (title, day) => `${title}, ${day}`,
  quoted: (source) => `(${source})`,
  sure: (text, ground) => `${text} (${ground}).`,
  quote: (quote, source) => `“${quote}” (${source})`,
  noQuote: (source) => `No quotation known (${source}).`,
  nothingInferred: "Nothing is added to the text.",
  none: "none.",
  weaker: (weakest, read) => `${weakest}; the text: ${read}`,
  decided: (label, day, contrary) =>
    contrary === null ? `${label}, decided on ${day}` : `${label}, decided on ${day}, against rule ${contrary}`,
  taken: (by, day) => `Decision taken by ${by} on ${day}`,
  contrary: (rule, by, day) => `Decision against rule ${rule}, taken by ${by} on ${day}`,
  because: (taken, why) => `${taken}. Motive: ${why}`,
  ofPart: (service, part) => `${service} (${part})`,
  contraryTo: (name, rule, day) => `${name}, rule ${rule}, on ${day}`,
  contraryCount: (count, one, names) =>
    `${count} ${one ? "decision of the administration goes" : "decisions of the administration go"} against a rule of the doctrine; ${one ? "it is kept, and counted" : "they are kept, and counted"} apart: ${names}.`,
  harm: {
    yes: (day) => `yes, on ${day}`,
    no: (day) => `no, on ${day}`,
    unanswered: "no answer",
  },
  harmBy: (by, why) => `Answered by ${by}. Motive: ${why}`,
  ownTemplates: (count, one) =>
    `${count} ${one ? "file of the doctrine, the offers or the models is" : "files of the doctrine, the offers or the models are"} changed by the administration: the sheet Doctrine and sources names ${one ? "it" : "them"}.`,
  ownTemplate:
    "Changed by the administration: this file stands in the place of the one that comes with Bascule, or beside it.",
};
