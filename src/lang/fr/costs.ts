/** What a scan is expected to take, and what it took. A function takes what it names. */
import type { SizedBy } from "../../model/forecast.ts";

const report: Record<SizedBy, string> = {
  mailboxes: "boîtes aux lettres",
  drives: "OneDrive",
  sites: "sites",
  teams: "équipes",
  chats: "conversations Teams",
};

/** How many there are, and what they hold; whether each is told in the singular. */
type Held = (count: string, one: boolean, items: string, single: boolean, bytes: string) => string;

export const costs = {
  report,
  reports: (day: string, names: string) => `Rapports d’utilisation du ${day} : ${names}.`,
  undated: (names: string) => `Rapports d’utilisation, sans date : ${names}.`,
  unreported: (names: string) => `Rapports d’utilisation qui n’ont pas pu être lus : ${names}.`,
  concealed: (names: string) =>
    `Rapports dont les noms sont masqués (réglage du tenant) : ${names}. Les volumes y sont, mais non à qui ils sont.`,
  held: {
    mailboxes: (count: string, one: boolean, items: string, single: boolean, bytes: string) =>
      `${count} ${one ? "boîte aux lettres" : "boîtes aux lettres"} (${items} ${single ? "élément" : "éléments"}, ${bytes})`,
    drives: (count: string, _one: boolean, items: string, single: boolean, bytes: string) =>
      `${count} OneDrive (${items} ${single ? "fichier" : "fichiers"}, ${bytes})`,
    sites: (count: string, one: boolean, items: string, single: boolean, bytes: string) =>
      `${count} ${one ? "site" : "sites"} (${items} ${single ? "fichier" : "fichiers"}, ${bytes})`,
    teams: (count: string, one: boolean) => `${count} ${one ? "équipe" : "équipes"}`,
    chats: (_count: string, _one: boolean, items: string, single: boolean) =>
      `${items} ${single ? "message" : "messages"} de conversation en six mois`,
  } satisfies Record<SizedBy, Held>,
  volumes: (parts: string) => `Volumes, d’après ces rapports : ${parts}.`,
  unknown: "Prévision impossible : le nombre de comptes est inconnu.",
  forecast: (requests: string, units: string, time: string, binding: string) =>
    `Prévision : ${requests}, ${units}, ${time}${binding}.`,
  bound: (by: string) => ` ; le relevé est limité par ${by}`,
  nightBound: (by: string) => ` ; le relevé n’avance que de 20 h à 6 h et le week-end, et y est limité par ${by}`,
  limit: (family: string, amount: string, per: string) => `${family} (${amount} ${per})`,
  ways: (family: string, amount: string) =>
    `les allers-retours avec ${family} (${amount} requêtes à la fois, durée de réponse supposée)`,
  family: {
    directory: "l’annuaire Entra ID",
    outlook: "Exchange",
    sharepoint: "SharePoint et OneDrive",
    teams: "Teams",
    reports: "les rapports d’utilisation",
    calls: "les appels et les événements en ligne de Teams",
    planner: "Planner",
    onenote: "OneNote",
    batches: "Graph, par envois groupés",
    downloads: "le stockage des fichiers",
  },
  requests: (count: string, one: boolean) => `${count} ${one ? "requête" : "requêtes"}`,
  units: (count: string, one: boolean) => `${count} ${one ? "unité" : "unités"}`,
  per: (seconds: number) =>
    ({ 1: "par seconde", 60: "par minute", 3600: "par heure", 86400: "par jour" })[seconds] ??
    (seconds % 60 === 0 ? `par ${seconds / 60} minutes` : `par ${seconds} secondes`),
  about: (time: string) => `environ ${time}`,
  moment: "moins d’une minute",
  short: "< 1 min",
  minutes: (count: string) => `${count} min`,
  hours: (count: string) => `${count} h`,
  days: (count: string, one: boolean) => `${count} ${one ? "jour" : "jours"}`,
  columns: {
    foreseen: "Prévu",
    taken: "Réel",
    requests: "Requêtes",
    units: "Unités",
    bytes: "Octets",
    alone: "Durée, seul",
    error: "Erreur",
    together: "Ensemble",
  },
  notes: {
    assumed: (day: string) =>
      `Les durées de réponse et les proportions que rien ne dit sont des hypothèses du ${day} ; « unité » : unité de ressource de SharePoint et OneDrive.`,
    least: "≥ : au moins, ce qui n’a pas pu être compté n’y est pas.",
    narrowed: "La prévision porte sur tout le tenant : le relevé, lui, est restreint, et prendra moins.",
    again: "Un relevé précédent existe : la prévision ne compte que ce qui en est relu.",
    contents: (bytes: string) =>
      `Dont ${bytes} pour lire les contenus. Le temps qu’il faut à cette machine pour y chercher n’est pas dans la durée.`,
    error: "Erreur de la prévision : au-dessus (+) ou au-dessous (-) du réel.",
  },
  pace: {
    full: "Allure prévue : full (tout ce que permettent les limites).",
    sustained: "Allure prévue : sustained (tenable toute la journée, sans épuiser la limite de 24 heures).",
    night: "Allure prévue : night (de 20 h à 6 h et le week-end) ; les journées d’attente sont dans la durée.",
  },
  worked: (time: string) => `Durée du relevé, interruptions non comprises : ${time}.`,
  workedForecast: (time: string, foreseen: string, error: string) =>
    `Durée du relevé, interruptions non comprises : ${time} (prévu : ${foreseen}, erreur ${error}).`,
  ahead: (requests: string, units: string, time: string) =>
    `Reste à faire d’après la prévision : ${requests}, ${units}, ${time}.`,
};
