/**
 * Number of an agent with his employer (« matricule »): six to ten digits, of which one may be a letter. Each employer
 * has its own and none has a key: it is one right after its word, or below it in its column.
 */
import { fold } from "../alphabet.ts";
import { defineDetector, type Place } from "../detector.ts";
import { isAmount, isFragment, isJoined } from "../surroundings.ts";

/** Nothing but small words between the name and the number. */
/** « Matricule SIRH de l’intéressé : » */
const LABELLED =
  /(?:matricules?(?:\(s\))?(?:[ \n'_-][a-z']{1,14}(?:\((?:e|s|es)\))?){0,4}[ \n]?[:=]|(?<![a-z])mat(?:\.| ?:| n°|\. ?n°| ?:)|(?:^|[;,(|\n\t]) ?mat) ?$/;
/** « Matricule HRA 12345678 »: of a software, which its capitals tell. */
const OF_SOFTWARE = /(?:[Mm]atricules?|MATRICULES?) [A-Z][A-Za-z]{0,9}[A-Z](?: [A-Z][A-Za-z]{1,9})?(?: n[°ºo])? $/;
/** « Matricules concernés : 0451278, 0451279 et 0451280 »: all that follow the first. */
const NUMBER = "(?:\\d{6,10}|\\d{5,9}[A-Z]|[A-Z]\\d{5,9})(?![\\p{L}\\d])";
const SEVERAL = new RegExp(
  `^(?:\\(s\\))?(?:[ \\n][\\p{L}']{1,14}(?:\\([a-z]{1,2}\\))?){0,4}[ \\n]?[:=]?[ \\n]?${NUMBER}((?:(?: ?[,;/][ \\n]?|[ \\n]et | ou | - |\\n)${NUMBER}){1,60})`,
  "u",
);
const EACH = new RegExp(NUMBER, "gu");
/** « Matricule du véhicule » */
const THING =
  /matricules?[ :]{1,3}(?:du|de la|de l'|des?|d'un|d'une) ?(?:materiel|appareil|vehicule|engin|moteur|arme|navire|bateau|aeronef|avion|equipement|machine|compteur|wagon|outil)/;
const LONGEST_LIST = 900;
const NAMED =
  /(?:matricules?|matr|mle|nigend|agents? (?:n|no|num|numero)|(?:identifiants?|id|n|no|num|numeros?|code) (?:d |de l |des |du )?(?:agents?|salaries?|employes?|rh|sirh|renoi ?rh)|(?:employees?|personnel|staff) (?:id|n|no|num|number|code|identifier))(?: (?:est|c|de|l|agent|rh|sirh|paie|du|le|n|no|num|numero|interne|suivant)){0,4} ?$/;

export const agentNumber = defineDetector({
  id: "agent-number",
  title: "Matricule d’agent",
  category: "state-agent-data",
  candidates: "values",
  // biome-ignore format: words in one list
  cues: ["matricule", "matr", "matric", "mle", "agent n°", "agent numéro", "identifiant agent", "id agent", "n° agent", "n° d'agent", "numéro agent", "num agent", "numéro d'agent", "code agent", "numéro de l'agent", "n° de l'agent", "mat", "nigend", "employee number", "employee id", "employee no", "employee code", "personnel number", "staff id", "staff number", "n° salarié", "code salarié", "id salarié", "numéro de salarié", "n° employé", "code employé", "numéro d'employé", "identifiant rh", "id rh", "n° rh", "numéro rh", "code rh", "identifiant sirh", "id sirh", "n° sirh", "numéro sirh", "identifiant renoirh", "id renoirh", "n° renoirh", "numéro renoirh"],
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
        if (
          THING.test(fold(before)) ||
          /^ ?(?:m[²2³3]?|kg|tonnes?|unités?|pièces?)(?![\p{L}\d])/u.test(candidate.after)
        )
          return null;
        return header || NAMED.test(wordsOf(before)) || LABELLED.test(fold(before)) || OF_SOFTWARE.test(before)
          ? "medium"
          : null;
      },
    },
  ],
  words: ["matricule"],
  seek: ({ text }, start, end) => {
    const after = text.slice(end, end + LONGEST_LIST);
    if (!/s$/i.test(text.slice(start, end)) && !after.startsWith("(s)")) return [];
    const found = SEVERAL.exec(after);
    if (!found) return [];
    const [whole, list = ""] = found;
    const from = end + whole.length - list.length;
    return [...list.matchAll(EACH)].map(
      ({ index, 0: value }): Place => ({ start: from + index, end: from + index + value.length, confidence: "medium" }),
    );
  },
});

/** Small words and spaces alone; `matriculeAgent` is two words. */
function wordsOf(text: string): string {
  return fold(text.replace(/(\p{Ll})(?=\p{Lu})/gu, "$1 ")).replace(/[^a-z0-9]+/g, " ");
}
