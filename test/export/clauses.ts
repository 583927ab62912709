/** What the edition of the test book asks of a project and of data, in words of its own. */

import type { IsoDate } from "../../src/model/dates.ts";
import type { EditionAbout } from "../../src/model/edition.ts";
import type { Granting } from "../../src/model/verdict.ts";

const wording = (text: string) => ({ fr: text, en: text });
const said = (text: string) => ({ text: wording(text), confidence: "P" as const, sources: ["note"] });

export const MINISTER: Granting = { id: "minister", ...said("le ministre dont relève le projet") };

export const CLAUSES: Pick<
  EditionAbout,
  | "closed"
  | "principles"
  | "eligibility"
  | "sensitivity"
  | "clock"
  | "answered"
  | "harm"
  | "meanings"
  | "outOfScope"
  | "request"
> = {
  principles: [{ id: "D07", ...said("Services ouverts à la dérogation\u00a0: messagerie et drive personnel.") }],
  eligibility: {
    ...said("très avancé au 5 juillet 2021"),
    requires: "very-advanced",
    on: "2021-07-05" as IsoDate,
    openUntil: null,
    ask: wording("Dire où en était le projet le 5 juillet 2021"),
  },
  sensitivity: {
    presumes: said("La note présume que ces outils manipulent des données de R9."),
    conditions: [
      {
        id: "families",
        title: wording("Familles d’exemple"),
        tests: [{ id: "C1", ...said("données personnelles de citoyens"), evidence: ["citizen-personal-data"] }],
      },
    ],
  },
  closed: { since: "2021-09-15" as IsoDate, confidence: "P", sources: ["note"] },
  clock: said("à compter du jour où une offre acceptable est disponible en France"),
  answered: said("l’administration qui porte le projet"),
  harm: null,
  meanings: {
    derogable: wording("Le texte permet de demander une dérogation\u202f; l’accorder revient au ministre."),
    "move-now": wording("Le texte exclut la dérogation\u00a0: le service part dès que possible."),
    review: wording("Aucun texte ne le nomme clairement\u00a0: à vous de trancher, texte en main."),
    "not-concerned": wording("Le texte n’en traite pas."),
  },
  outOfScope: null,
  request: {
    legal: { ...wording("Circulaire n°\u00a06282-SG du 5 juillet 2021, règle R9."), confidence: "P" as const },
    scope: {
      ...wording("La note réserve la dérogation aux «\u00a0seuls services de messagerie et de drive personnel\u00a0»."),
      confidence: "P" as const,
    },
    ask: { ...wording("Demander au ministre la dérogation"), confidence: "F" as const },
  },
};
