/** Ce qui attend quelqu’un : les questions ouvertes, qui y répond et ce que chaque réponse change. */

import { formatOf } from "../format.ts";

const { count, one } = formatOf("fr");
const many = (value: number, single: string, several: string) => `${count(value)} ${one(value) ? single : several}`;

export const toDecide = {
  kind: {
    escalate: "À signaler",
    eligibility: "Éligibilité",
    "acceptable-offer": "Départ du délai",
    request: "Demande à signer",
    label: "Classement à trancher",
    harm: "Atteinte probable (C6)",
    unfit: "Sans offre connue",
    directorate: "Direction à établir",
    authority: "Lecture des contenus",
    calendar: "Dates à fixer",
    contract: "Fin de contrat",
    application: "Applications",
    reading: "Lecture d’un texte à vérifier",
    assumption: "Hypothèse à confirmer",
    offer: "Offre à vérifier",
  },
  whole: "tout le projet",
  atOnce: "sans délai",
  day: "un jour",
  project: "l’administration qui porte le projet",
  jurist: "le service juridique",
  answer: (answer: string, changes: string, contrary: string | null) =>
    `${answer}${contrary === null ? "" : ` (contraire à la règle ${contrary})`} – ${changes}`,
  until: (label: string) => `tenu pour « ${label} »`,
  key: (key: string) => `bascule.config.yaml, clé ${key}`,
  template: (file: string) => `copie de templates/${file}, dans le dossier que nomme la clé templates`,
  escalate: {
    who: "l’officier de sécurité",
    changes: "Lui seul dit si le signalement est fondé, et si l’espace peut être déplacé.",
    where: "auprès de l’officier de sécurité : les emplacements sont dans signalements-restreints.xlsx",
  },
  request: {
    question: (ask: string) => `${ask} ?`,
    changes: [
      "Accordée : le service peut être gardé jusqu’au terme de la dérogation.",
      "Refusée : le service part sans attendre.",
    ],
  },
  unfit: {
    question: (spaces: number) =>
      `Où ${one(spaces) ? "va" : "vont"} ${many(spaces, "espace auquel", "espaces auxquels")} aucune offre connue ne convient ?`,
    changes: ["Une offre qui leur convient est ajoutée, ou leur contenu est préparé comme le dit la feuille Blocages."],
    where: "feuille Plan, colonne Décision métier ; offres : clé templates de bascule.config.yaml",
  },
  nowhere: {
    question: (spaces: number) =>
      `De quelle direction ${one(spaces) ? "relève l’espace" : `relèvent les ${count(spaces)} espaces`} sans direction connue ?`,
    changes: "Ils vont dans les vagues et les totaux de leur direction.",
  },
  unassigned: (lines: number) =>
    `Qui ${one(lines) ? "désigne" : "désignent"} ${many(lines, "ligne du fichier des directions", "lignes du fichier des directions")} où le relevé ne trouve ni personne ni groupe ?`,
  authority: {
    questions: {
      legalBasis: "Sur quelle base juridique les contenus sont-ils lus ?",
      authorisedBy: "Qui a autorisé la lecture des contenus ?",
      dpia: "Où en est l’analyse d’impact ?",
      staffConsulted: "Quand les représentants du personnel ont-ils été informés ?",
    },
    who: "le secrétariat général, avec le délégué à la protection des données",
    changes: "La réponse est imprimée en tête de chaque document ; sans elle, il y est dit qu’elle manque.",
  },
  calendar: {
    question: (undated: number, waves: number) =>
      `Quels jours commencent et finissent les vagues ? ${many(undated, "vague", "vagues")} sur ${count(waves)} ${one(undated) ? "est" : "sont"} sans date.`,
    changes: "Les vagues, les échéances et la page sont datées ; un terme dépassé y est dit.",
  },
  contract: {
    question: "Quel jour finit le contrat de cette licence ?",
    who: "le service des achats",
    changes: "Les licences libérables et les échéances disent ce jour.",
  },
  application: {
    question: (applications: number) =>
      one(applications)
        ? "Que devient l’application qui dépend de Microsoft 365, et traite-t-elle des données d’agents ?"
        : `Que deviennent les ${count(applications)} applications qui dépendent de Microsoft 365, et traitent-elles des données d’agents ?`,
    changes: "Chacune cesse de fonctionner quand ce dont elle dépend est déplacé : à remplacer, raccorder ou arrêter.",
    where: "feuille Applications, colonnes Décision métier et Traite des données d’agents ?",
  },
  reading: {
    question: (label: string, text: string, ground: string) =>
      `« ${label} » : cette lecture est-elle la bonne ? ${text} (${ground})`,
  },
  assumption: {
    question: (text: string) => `Cette hypothèse est-elle la bonne ? ${text}`,
    changes: "Confirmée, elle est citée avec sa source ; sinon, le texte ou la règle est corrigé.",
    meanwhile: "tenue pour vraie, et dite dans Doctrine et sources",
  },
  offer: {
    question: (ground: string) => `Ce qui est dit de cette offre est-il exact ? (${ground})`,
    who: (operator: string) => `l’administration qui porte le projet, auprès de : ${operator}`,
    changes: "Les cibles proposées, les blocages et les échéances suivent.",
  },
};
