/**
 * Number of an agent with his employer (« matricule »): six to ten digits, of which one may be a letter. Each employer
 * has its own and none has a key: it is one right after its word, or below it in its column.
 */
import { fold } from "../alphabet.ts";
import { defineDetector } from "../detector.ts";
import { isAmount, isFragment, isJoined } from "../surroundings.ts";

/** Nothing but small words between the name and the number. */
/** « Matricule SIRH de l’intéressé : » */
const LABELLED = /matricules?(?:[ '_-][a-z']{1,14}){0,4} ?[:=] ?$/;
const NAMED =
  /(?:matricules?|matr|mle|agents? (?:n|no|num|numero)|(?:identifiants?|id|n|no|num|numeros?|code) (?:d |de l |des )?agents?)(?: (?:est|c|de|l|agent|rh|sirh|paie|du|le|n|no|num|numero|interne|suivant)){0,4} ?$/;

export const agentNumber = defineDetector({
  id: "agent-number",
  title: "Matricule d’agent",
  category: "state-agent-data",
  candidates: "values",
  // biome-ignore format: words in one list
  cues: ["matricule", "matr", "mle", "agent n°", "agent numéro", "identifiant agent", "id agent", "n° agent", "n° d'agent", "numéro agent", "num agent", "numéro d'agent", "code agent", "numéro de l'agent", "n° de l'agent"],
  numbers: [
    {
      lengths: [6, 7, 8, 9, 10],
      of: "both",
      cued: true,
      shape: /^(?:\d{6,10}|\d{5,9}[A-Z]|[A-Z]\d{5,9}|(?=.{6,10}$)\d{1,8}[A-Z]\d{1,8})$/,
      groups: 4,
      judge: (candidate) => {
        const { groups, cue, header, before } = candidate;
        if (!cue || isAmount(candidate) || isFragment(candidate) || isJoined(candidate)) return null;
        if (groups.length > 1 && groups.some((size) => size > 4)) return null;
        return header || NAMED.test(wordsOf(before)) || LABELLED.test(fold(before)) ? "medium" : null;
      },
    },
  ],
});

/** Small words and spaces alone; `matriculeAgent` is two words. */
function wordsOf(text: string): string {
  return fold(text.replace(/(\p{Ll})(?=\p{Lu})/gu, "$1 ")).replace(/[^a-z0-9]+/g, " ");
}
