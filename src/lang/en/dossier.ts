import type { dossier as french } from "../fr/dossier.ts";

export const dossier: typeof french = {
  toFill: "[to be filled in]",
  notKnown: "unknown",
  stage: {
    "very-advanced": "very advanced on 5 July 2021",
    "not-very-advanced": "not very advanced on 5 July 2021",
  },
  legal: {
    "2021-09-15":
      "Circular no. 6282-SG of 5 July 2021, rule R9, fourth paragraph; DINUM note of 15 September 2021 (DINUM-DIR-210901).",
    "2023-05-31":
      "Circular no. 6282-SG of 5 July 2021, rule R9, fourth paragraph, as amended by circular no. 6404/SG of 31 May 2023.",
    "2026-04-14": "Act no. 2024-449 of 21 May 2024, article 31, III; decree no. 2026-272 of 14 April 2026.",
  },
  scope: {
    "2021-09-15":
      "The note keeps derogations to « seuls services de messagerie et de drive personnel » (mail and personal drive alone).",
  },
  scopeElsewhere: "Services for which the edition applied lets a derogation be requested.",
  signature: {
    "2021-09-15": "The minister in charge of the project.",
    "2023-05-31": "The minister in charge of the project, then validation by the Prime Minister.",
    "2026-04-14":
      "The minister in charge of the project, then opinion of DINUM and validation by the Prime Minister; filed electronically, reviewed in two months.",
  },
  category: (name, items) => `${name}: ${items}`,
  noService: "On this day no service can be the subject of a request.",
  presumed: "presumed by the text",
  notPresumed: "to be assessed",
  offerFrom: (day) => `available since ${day}`,
  offerUnknown: "day of availability unknown",
  confidence: (text) => `(${text})`,
};
