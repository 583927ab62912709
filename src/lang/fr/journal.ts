/** Ce qui a été décidé, et par qui : les mots de la feuille « Journal ». */
export const journal = {
  configuration: "Configuration",
  sheet: (sheet: string) => `feuille ${sheet}`,
  unsaid: "non dit",
  nothing: "rien",
  takenBack: "retiré",
  ownWords: "en ses propres mots",
  stage: { "very-advanced": "très avancé", "not-very-advanced": "pas très avancé" },
  field: {
    label: "Classement",
    harm: "Atteinte probable (C6)",
    derogation: "Dérogation",
    stage: "État du projet",
    engagedOn: "Engagé le",
    acceptableOffer: "Offre acceptable depuis",
    decision: "Décision métier",
    status: "Statut",
    chosenWave: "Vague retenue",
    agentsData: "Traite des données d’agents",
  },
};
