/** Headings and sentences of the web page that are not already those of the workbook’s first page. */
export const report = {
  skip: "Aller au contenu",
  contents: "Sommaire",
  essential: "L’essentiel",
  detail: "Le détail",
  onPaper: (reasons: string, sources: string, sheet: string) =>
    `Sur le papier, « ${reasons} » ne montre que ce qui a été déplié à l’écran, et « ${sources} » manque : feuille ${sheet} du classeur plan-migration.xlsx.`,
  alerts: "À savoir avant de lire",
  services: "Service par service",
  reasons: "Pourquoi ce classement",
  foundedOn: "Textes et sources",
  partsNote:
    "Entre parenthèses, ce que le texte traite à part dans un service : ses chiffres sont compris dans ceux du service.",
  byWorkload: "Par ensemble de services",
  byLabel: "Selon ce que dit le texte",
  shareOfItems: "Part des éléments",
  shareOfBytes: "Part du volume",
  timeline: {
    title: "Calendrier",
    wave: (number: string, name: string) => `${number}. ${name}`,
    key: (day: string) =>
      `Calendrier : barre pleine, dates fixées par l’administration ; barre évidée, estimation ; trait vertical continu, jour du plan (${day}).`,
  },
  month: {
    title: "Dans le mois qui vient",
    none: "Aucune date du plan ne tombe dans le mois qui vient.",
    line: (day: string, kind: string, of: string) => `${day} : ${kind.charAt(0).toLowerCase()}${kind.slice(1)} (${of})`,
  },
  basis: "Règles et texte",
  largest: {
    title: "Les plus grands espaces partagés",
    note: (shown: string, all: string) =>
      `Les plus volumineux des équipes, sites et boîtes de groupe : ${shown} sur ${all}. L’espace d’une personne n’y figure jamais. Toutes les lignes sont dans la feuille Plan du classeur.`,
  },
  noRow: "Aucune ligne : le relevé n’en donne pas.",
  leftOut: (rows: string, one: boolean, sheet: string) =>
    `${rows} ${one ? "autre ligne n’est pas montrée" : "autres lignes ne sont pas montrées"} ici : feuille ${sheet} du classeur.`,
  filter: (name: string) => `Filtrer : ${name}`,
  shown: (shown: string, all: string) => `Lignes montrées : ${shown} sur ${all}.`,
  ascending: (column: string) => `Tri croissant : ${column}.`,
  descending: (column: string) => `Tri décroissant : ${column}.`,
  sources: "Textes et hypothèses",
  accessibility: {
    title: "Accessibilité de cette page",
    state: (standard: string) =>
      `État au sens du ${standard} : « non conforme », faute d’audit. Personne n’a audité cette page, et aucune conformité n’est déclarée.`,
    theirs:
      "L’administration a mis son propre modèle à la place de celui de Bascule : les essais qui suivent ne portent pas sur lui.",
    tests: (day: string, programs: string) =>
      `Essais automatiques du ${day} (${programs}), sur une page d’exemple, en français et en anglais, en clair et en sombre, à 320 et à 1 600 pixels de large, au clavier seul, avec et sans JavaScript : aucune anomalie relevée. Un tel essai ne juge jamais qu’une partie d’un critère.`,
    tried: (count: string, all: string, ids: string) => `Critères essayés en partie (${count} sur ${all}) : ${ids}.`,
    absent: (count: string, all: string, ids: string) =>
      `Critères sur des contenus que la page n’a pas, cadres et médias (${count} sur ${all}) : ${ids}.`,
    untried: (count: string, all: string, ids: string) => `Critères non testés (${count} sur ${all}) : ${ids}.`,
    byHand: "Essais faits par une personne, au lecteur d’écran ou avec une autre aide technique : aucun.",
    contact:
      "Une difficulté à lire cette page ? Dites-le à la personne qui vous l’a transmise ; le classeur plan-migration.xlsx porte les mêmes chiffres.",
  },
  made: (version: string, edition: string) => `Établi par Bascule ${version}, édition ${edition} de la doctrine.`,
  inFull: "Le détail, ligne par ligne, est dans le classeur plan-migration.xlsx.",
};
