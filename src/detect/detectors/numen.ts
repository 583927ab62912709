/**
 * NUMEN, the number of an agent of the ministry of education, which the ministry holds to be confidential: two digits of
 * académie, a letter, two of the year of entry, five digits, three letters.
 * Source: https://fr.wikipedia.org/wiki/Num%C3%A9ro_d%27identification_%C3%A9ducation_nationale
 */
import { defineDetector } from "../detector.ts";

export const numen = defineDetector({
  id: "numen",
  title: "NUMEN",
  category: "state-agent-data",
  candidates: "values",
  cues: ["numen", "siam", "i-prof", "iprof"],
  hints: ["mutation", "académie", "enseignant", "professeur"],
  numbers: [
    {
      lengths: [13],
      of: "letters",
      shape: /^(?:0[1-9]|[12]\d|3[0-3]|43)[A-Z]\d{7}[A-Z]{3}$/,
      groups: 6,
      judge: ({ groups, cue, hint, rival, neutral, beside }) => {
        if (rival) return null;
        if (cue) return "high";
        if (neutral) return "low";
        if (groups.length > 1 && !(hint && beside)) return null;
        return "medium";
      },
    },
  ],
});
