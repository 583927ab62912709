import { figures } from "./figures.ts";
import { unmarked } from "./unmarked.ts";

const columns = {
  service: "Service",
  kind: "Type",
  name: "Nom",
  owner: "Propriétaire",
  unit: "Direction",
  group: "Équipe ou groupe",
  site: "Site",
  ...figures,
  unread: "Non lus, et pourquoi",
  label: "Classement",
  target: "Cible proposée",
  fit: "Convenance, hors mentions de protection",
  use: "Dernier usage",
  wave: "Vague",
  why: "Pourquoi cette vague",
  created: "Créé le",
  lastActivity: "Dernière activité",
  owners: "Propriétaires",
  guests: "Invités",
  traits: "Particularités",
  coverage: "Relevé",
  url: "Adresse",
  id: "Identifiant",
};

const note = `Une ligne par espace. Les lignes d’un service s’additionnent ; rien n’y est compté deux fois. ${unmarked}`;

/** The inventory sheets, one for each workload: the same columns, of which each shows its own. */
export const inventorySheets = {
  exchange: { title: "Exchange", note, columns },
  onedrive: { title: "OneDrive", note, columns },
  teams: { title: "Teams", note, columns },
  sharepoint: { title: "SharePoint", note, columns },
  other: {
    title: "Autres services",
    note: "Ce que Microsoft Graph montre à peine est tiré des licences, des rapports d’usage ou de votre déclaration.",
    columns,
  },
};
