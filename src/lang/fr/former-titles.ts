/** Titres que des colonnes ont portés dans de premières versions : un classeur rempli alors est repris par eux. Par feuille. */
export const formerTitles: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  plan: {
    label: ["Classement"],
    fit: ["Convenance", "Convenance, hors mentions de protection"],
    why: ["Pourquoi cette vague"],
  },
};
