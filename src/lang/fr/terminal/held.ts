/** Ce qui est conservé sur une personne, par nature. */

import type { HeldKind } from "../../../model/held.ts";

const kinds: Readonly<Record<HeldKind, string>> = {
  account: "Compte de l’annuaire (nom, adresses, direction, licences)",
  usage: "Lignes des rapports d’utilisation (tailles, dernière activité)",
  "personal-space": "Adresse de l’espace personnel",
  site: "Site personnel",
  ownership: "Groupes et équipes dont cette personne est propriétaire",
  closed: "Consigne de ne jamais lire ses contenus",
  space: "Espaces (boîte, agenda, contacts, OneDrive, webinaires, conversations à deux)",
  part: "Dossiers et agendas, par identifiant, avec leur compte",
  item: "Fichiers par leur nom, autres éléments par leur identifiant",
  outcome: "Éléments lus ou non lus",
  finding: "Données repérées (détecteur et nombre, jamais la valeur)",
  "closed-item": "Éléments comptés et jamais lus, par identifiant",
  link: "Liens qui disent ce qui a changé",
  gap: "Ce qui n’a pas pu être vu",
  history: "Chiffres de l’historique, relevé par relevé",
  decision: "Décisions sur ses espaces, ou prises par cette personne",
  pseudonym: "Numéros dans les copies pour publication",
  task: "Étapes du relevé qui la nomment",
  scope: "Mentions dans le périmètre demandé",
  mention: "Adresse ou identifiant dans un autre enregistrement",
};

export const held = {
  held: {
    kinds,
    line: (kind: string, count: string, outputs: string) => `${kind} : ${count} ; sorties : ${outputs}`,
    nowhere: "aucune",
  },
};
