/**
 * INE, the national number of a pupil or student: nine digits and two letters since 2018, ten digits and a letter before;
 * for apprentices four digits, A, five digits and a letter. No key is public.
 * Source: https://fr.wikipedia.org/wiki/Identifiant_national_%C3%A9tudiant
 */
import { defineDetector } from "../detector.ts";

export const ine = defineDetector({
  id: "ine",
  title: "Identifiant national élève ou étudiant (INE)",
  category: "citizen-personal-data",
  candidates: "values",
  weak: true,
  // biome-ignore format: words in one list
  cues: ["INE", "i.n.e", "mon ine", "n° ine", "numéro ine", "code ine", "identifiant ine", "identifiant national élève", "identifiant national étudiant", "identifiant national de l'élève", "identifiant national de l'étudiant", "identifiant national", "id national", "BEA", "numéro bea"],
  hints: ["élève", "étudiant", "étudiante", "scolarité"],
  numbers: [
    {
      lengths: [11],
      of: "letters",
      shape: /^(?:\d{9}[A-Z]{2}|\d{10}[A-Z]|\d{4}A\d{5}[A-Z])$/,
      groups: 4,
      judge: ({ compact, groups, cue, hint, rival, beside }) => {
        if (rival) return null;
        if (cue) return beside || groups.length === 1 ? "high" : null;
        if (groups.length > 1) return null;
        if (hint && beside) return "medium";
        return /^\d{9}[A-Z]{2}$/.test(compact) ? "low" : null;
      },
    },
  ],
});
