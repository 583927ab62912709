import type { OddityKind } from "../../model/oddity.ts";

/** Ce que des réponses ont eu d’étrange, et ce qui en a été fait. */
export const oddities: Record<OddityKind, { readonly name: string; readonly handled: string }> = {
  "empty-page": { name: "Page vide", handled: "La liste a été suivie jusqu’au bout. Rien à faire." },
  "page-repeated": { name: "Page donnée deux fois", handled: "Ses éléments ne comptent qu’une fois. Rien à faire." },
  "row-repeated": { name: "Élément donné deux fois", handled: "Il ne compte qu’une fois. Rien à faire." },
  "link-loop": {
    name: "Pages qui tournent en rond",
    handled: "La liste a été coupée là : une ligne « Réponse inattendue » dit où. Relancez le relevé.",
  },
  "list-restarted": {
    name: "Liste reprise du début",
    handled: "Le lien vers la suite n’était plus connu. Rien n’est compté deux fois ; rien à faire.",
  },
  resync: {
    name: "Parcours repris du début",
    handled: "Le service l’a demandé. Rien n’est compté deux fois ; rien à faire.",
  },
};
