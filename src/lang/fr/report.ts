/** Headings of the web page that are not already those of the workbook's first page. */
export const report = {
  skip: "Aller au contenu",
  why: "Pourquoi",
  services: "Service par service",
  share: (label: string, items: string) => `${label} : ${items}`,
  bar: "Part des éléments selon ce que dit le texte",
  sources: "Textes et hypothèses",
  made: (version: string, edition: string) => `Établi par Bascule ${version}, édition ${edition} de la doctrine.`,
  inFull: "Le détail, ligne par ligne, est dans le classeur plan-migration.xlsx.",
};
