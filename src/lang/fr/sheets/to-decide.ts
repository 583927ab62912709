/** La feuille « À décider » : ses colonnes. */
export const toDecideSheet = {
  title: "À décider",
  note: "Tout ce qui attend quelqu’un. Ce que vous écrivez dans les colonnes jaunes est repris d’un classeur à l’autre ; le plan, lui, ne change que par la réponse écrite à l’endroit dit. « à fixer » : rien ne date la réponse, et Bascule n’invente aucune date.",
  columns: {
    kind: "Nature",
    about: "Sur quoi",
    question: "Question",
    who: "Qui répond",
    changes: "Ce que change chaque réponse",
    meanwhile: "Sans réponse",
    by: "Pour quand",
    where: "Où écrire la réponse",
    responsible: "Responsable",
    answer: "Réponse",
    comment: "Commentaire",
    id: "Identifiant",
  },
};
