import { figures } from "./figures.ts";
import { unmarked } from "./unmarked.ts";

/** La feuille « Plan » : ses colonnes. */
export const planSheet = {
  title: "Plan",
  note: `Ce que vous déplacez, ligne par ligne. ${unmarked}`,
  columns: {
    name: "Nom",
    kind: "Type",
    unit: "Direction",
    decision: "Décision métier",
    responsible: "Responsable",
    status: "Statut",
    chosenWave: "Vague retenue",
    plannedOn: "Date prévue",
    doneOn: "Date réelle",
    comment: "Commentaire",
    label: "Ce que dit le texte",
    action: "À faire",
    target: "Cible proposée",
    fit: "Blocages",
    use: "Dernier usage",
    wave: "Vague proposée",
    why: "Pourquoi",
    spaces: "Espaces",
    ...figures,
    coverage: "Relevé",
    verifiedOn: "Vérifié le",
    receivedBy: "Reçu par",
    itemsReceived: "Éléments reçus",
    bytesReceived: "Volume reçu",
    gap: "Écart",
    id: "Identifiant",
  },
};
