import { figures } from "./figures.ts";

/** La feuille « Directions » : ses colonnes. */
export const directoratesSheet = {
  title: "Directions",
  note: "Ce que chaque direction a, ce qui en part et dans quelles vagues. La direction est celle du fichier que l’administration a donné, sinon celle de l’annuaire ; celle d’une équipe est celle de la plupart de ses propriétaires, celle d’une conversation l’une de celles de ses participants. Ce qui touche à la santé, à la justice ou à la situation des agents dans les espaces individuels n’est indiqué qu’ici, par groupes d’au moins dix agents ; d’un service que moins de dix agents connus utilisent, tout ce qui est repéré y est compté.",
  columns: {
    unit: "Direction",
    mailboxes: "Boîtes d’agents",
    spaces: "Espaces",
    moves: "À déplacer sans attendre",
    review: "À trancher",
    derogable: "Dérogation possible",
    ...figures,
    grouped: "Santé, justice, agents (espaces individuels)",
    first: "Première vague",
    last: "Dernière vague",
  },
};
