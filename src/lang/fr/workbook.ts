import { formatOf } from "../format.ts";
import { formerTitles } from "./former-titles.ts";
import { sheets } from "./sheets.ts";

const { count, one } = formatOf("fr");

/** Words of the workbook: what stands in cells, bands and lists. */
export const workbook = {
  file: {
    plan: "Plan de migration",
    annex: "Annexe à la demande de dérogation",
    restricted: "Signalements restreints",
  },
  page: "Page",
  continued: "suite",
  control: "Contrôle",
  truth: { yes: "VRAI", no: "FAUX" },
  unknown: "non connu",
  notSearched: "non recherché",
  noOwner: "sans propriétaire",
  noWave: "Aucun espace personnel relevé",
  toFillIn: "à déclarer",
  beside: {
    desktop: "programmes Office installés",
    power: "Power Platform",
    copilot: "Copilot",
    devices: "gestion des postes, Windows",
    identity: "identités et sécurité",
  },
  origin: { true: "Interne à l’administration", false: "Tierce" },
  consent: {
    own: (first: string | null) =>
      first === null
        ? "autorisée en son propre nom par un administrateur, jour non connu"
        : `autorisée en son propre nom par un administrateur, la première fois le ${first}`,
    everyone: "consentie pour tout le monde par un administrateur, jour non connu",
    people: (people: string, one: boolean) =>
      `consentie par ${people} ${one ? "personne pour elle-même" : "personnes pour elles-mêmes"}`,
  },
  desktop: {
    unread: "Le rapport d’utilisation des applications n’a pas été lu.",
    day: (day: string) => `Rapport du ${day}.`,
    concealed: "Les noms sont masqués dans les rapports : le total est connu, non sa part dans chaque direction.",
  },
  everywhere: "Tous les espaces",
  drivesOf: "OneDrive de la direction",
  sharingNotAsked:
    "Non demandé dans ce relevé : relancez-le avec --sharing (5 unités de SharePoint par fichier partagé où une donnée est repérée).",
  agentsData: ["Oui", "Non", "À vérifier"],
  neverStops: "aucune vague ne retire tout ce dont elle dépend",
  bars: {
    units: "Espaces de chaque direction, selon ce que dit le texte",
    unitsSeen: (units: string, most: string, spaces: string) =>
      `Une barre par direction (${units}), partagée entre les espaces à déplacer sans attendre, à trancher et pour lesquels une dérogation est possible. La plus longue : ${most}, ${spaces}.`,
    services: "Éléments de chaque service",
    servicesKey: "« – » : part déjà comptée dans le service au-dessus",
    servicesSeen: (services: string, most: string, items: string) =>
      `Une barre par service, ou part de service, dont les éléments sont comptés (${services}). La plus longue : ${most}, ${items}.`,
  },
  allUnits: "Toutes les directions",
  noSpaces: "Compté sans espace ni direction (réunions)",
  unassigned: (count: string, one: boolean) =>
    `Fichier des directions : ${count} ${one ? "ligne ne désigne" : "lignes ne désignent"} personne ni aucun groupe du relevé.`,
  otherUnits: "Autres directions, ou direction non connue",
  annex: {
    frozen:
      "Ce document est figé à la date du plan. Il ne nomme aucune personne ; ce qui a été repéré n’y figure qu’en nombres, et les directions de moins de dix espaces y sont regroupées.",
    covered: "Services sur lesquels porte la demande",
  },
  noUnit: "Sans direction connue",
  byGroups: "0 trouvé, hors ce qui n’est dit que par groupes de dix agents au moins",
  byDirectorate: "0 trouvé, hors données indiquées par direction",
  tooFewPeople: "regroupé (moins de dix agents connus)",
  fewUnits: "Directions de moins de dix agents connus (regroupées)",
  notListed: "sans espace listé",
  presumed: "présumée par le texte",
  contentUnread: "contenu non lu",
  directory: "Annuaire",
  offer: {
    from: {
      stated: (day: string) => `Disponible depuis le ${day}.`,
      attested: (day: string) => `Attestée au ${day} ; premier jour non connu.`,
    },
    endsOn: (day: string) => `Prend fin le ${day}.`,
    notFor: (what: string) => `Pas pour : ${what}.`,
    sure: (text: string, ground: string) => `${text} (${ground})`,
    noDay: "Jour de disponibilité non connu : elle n’est pas proposée.",
  },
  yes: "oui",
  no: "non",
  due: {
    kind: {
      text: "Entrée en vigueur d’un texte ultérieur",
      derogation: "Terme de la dérogation",
      "offer-begins": "Ouverture d’une offre",
      "offer-ends": "Fin d’une offre",
      "offer-changes": "Fin de ce qu’une offre comprend",
      "wave-begins": "Début d’une vague",
      "wave-ends": "Fin d’une vague",
      waves: "Calendrier des vagues",
      contract: "Fin du contrat de licences",
    },
    /** Vagues qui n’ont ni début ni fin, et celles qui ont l’un ou l’autre. */
    unset: (unset: number, set: number) =>
      set === 0
        ? `Début et fin de toutes les vagues (${count(unset)})`
        : `Début et fin de ${count(unset)} ${one(unset) ? "vague" : "vagues"} sur ${count(unset + set)} (feuille « Vagues »)`,
    ground: { declared: "fixée par l’administration", estimated: "estimation", undated: "non connue" },
    standing: {
      past: "Date passée",
      soon: "Dans les trois mois",
      ahead: "À venir",
      undated: {
        text: "À vérifier",
        derogation: "Délai non commencé, à justifier",
        "offer-begins": "À vérifier",
        "offer-ends": "À vérifier",
        "offer-changes": "À vérifier",
        "wave-begins": "À fixer : calendrier des vagues",
        "wave-ends": "À fixer : calendrier des vagues",
        waves: "À fixer : calendrier des vagues",
        contract: "À renseigner : fin du contrat",
      },
    },
  },
  toFix: "à fixer",
  noTerm: "sans objet",
  decided: (status: string, day: string, until: string | null) =>
    `${status} le ${day}${until === null ? "" : `, jusqu’au ${until}`}`,
  decidedBy: (decision: string, by: string) => `${decision}, par ${by}`,
  notGiven: "non renseigné",
  noTarget: "aucune offre connue",
  thenInferred: (read: string, inferred: string) => `${read} ; puis ${inferred}`,
  estimate: (items: string, low: string, high: string, share: string) =>
    `${items}, entre ${low} et ${high} (confiance ${share})`,
  months: (months: string) => `${months} mois`,
  clockUnset: "non commencé, à justifier",
  band: {
    entry: "À remplir par vous",
    text: "Classement, raisons et décisions",
    figures: "Chiffres du relevé",
  },
  status: {
    toExamine: "À instruire",
    inPreparation: "En préparation",
    ready: "Prêt",
    underWay: "En cours",
    moved: "Déplacé (à vérifier)",
    verified: "Vérifié",
    blocked: "Bloqué",
    noAction: "Sans suite",
  },
  decisions: ["Déplacer", "Archiver", "À instruire avec les archives", "Conserver sous dérogation", "À discuter"],
  statusHint: "Choisissez dans la liste.",
  dayHint: "Écrivez une date.",
  evidenceTitle: "Constat du relevé",
  evidenceHint:
    "Cette cellule ne se remplit pas : elle dit ce que le relevé a constaté. Écrivez dans les colonnes jaunes.",
  move: {
    mailbox: "Boîte aux lettres",
    drive: "OneDrive",
    team: "Équipe",
    site: "Site",
    "group-mailbox": "Boîte de groupe",
    share: "Toute la direction",
    whole: "Tout le service",
  },
  source: {
    text: "Texte",
    assumption: "Hypothèse",
    later: "Édition ultérieure",
    principle: "Règle de décision",
    sensitivity: "Sensibilité (R9)",
    derogation: "Dérogation",
    offer: "Offre",
    rule: "Lecture d’un service",
    profile: "Texte propre à ce type d’administration",
    ownTemplate: "Modifié par l’administration",
  },
  clause: {
    eligibility: "Ce qu’un projet doit avoir été",
    clock: "D’où court le délai",
    grants: "Qui décide",
    presumes: "Ce que le texte présume",
    shown: (categories: string) => `Les contenus peuvent en donner des indices : ${categories}.`,
    unshown: "Aucun contenu ne le montre : réponse à donner par l’administration.",
    cited: (titles: string) => `Textes : ${titles}`,
  },
  sheets,
  formerTitles,
  labelType: { sensitivity: "Sensibilité (étiquette)", retention: "Conservation" },
  detector: { marking: "Mention de protection", secret: "Secret d’accès" },
  level: { low: "faible", medium: "moyenne", high: "élevée" },
};
