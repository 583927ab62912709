/** La feuille « Licences » : ses colonnes. */
export const licencesSheet = {
  title: "Licences",
  note: "Ce qui est acheté et ce qui est attribué.",
  columns: {
    name: "Licence",
    enabled: "Achetées",
    consumed: "Attribuées",
    free: "Libres",
    plans: "Services compris",
  },
};
