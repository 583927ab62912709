/** La feuille « Avancement » : ses colonnes. */
export const progressSheet = {
  title: "Avancement",
  note: "Une ligne par relevé gardé dans l’historique.",
  columns: {
    day: "Relevé du",
    spaces: "Espaces qui restent",
    items: "Éléments qui restent",
    bytes: "Volume qui reste",
    sensitive: "Sensibilité (R9), dans ce qui a été lu",
    movedSpaces: "Espaces, depuis le relevé précédent",
    movedItems: "Éléments, depuis le relevé précédent",
    asideSpaces: "Espaces, autres causes (non comptées)",
    asideItems: "Éléments, autres causes (non comptées)",
  },
};
