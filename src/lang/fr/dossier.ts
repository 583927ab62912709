/** What fills the template of the derogation request. Its own sentences stand in the template, where they are edited. */
export const dossier = {
  toFill: "[à compléter]",
  notKnown: "non connu",
  stage: {
    "very-advanced": "très avancé au 5 juillet 2021",
    "not-very-advanced": "non très avancé au 5 juillet 2021",
  },
  /** What each edition rests a derogation on. */
  legal: {
    "2021-09-15":
      "Circulaire n° 6282-SG du 5 juillet 2021, règle R9, quatrième alinéa ; note de la DINUM du 15 septembre 2021 (DINUM-DIR-210901).",
    "2023-05-31":
      "Circulaire n° 6282-SG du 5 juillet 2021, règle R9, quatrième alinéa, dans sa rédaction issue de la circulaire n° 6404/SG du 31 mai 2023.",
    "2026-04-14": "Loi n° 2024-449 du 21 mai 2024, article 31, III ; décret n° 2026-272 du 14 avril 2026.",
  },
  /** The services that each edition opens to a derogation. */
  scope: {
    "2021-09-15": "La note réserve la dérogation aux « seuls services de messagerie et de drive personnel ».",
  },
  scopeElsewhere: "Services pour lesquels l’édition appliquée permet de demander une dérogation.",
  signature: {
    "2021-09-15": "Le ministre dont relève le projet.",
    "2023-05-31": "Le ministre dont relève le projet, puis validation par le Premier ministre.",
    "2026-04-14":
      "Le ministre dont relève le projet, puis avis de la DINUM et validation par le Premier ministre ; dépôt par voie électronique, instruction en deux mois.",
  },
  category: (name: string, items: string) => `${name} : ${items}`,
  noService: "À ce jour, aucun service ne peut faire l’objet d’une demande.",
  presumed: "présumée par le texte",
  notPresumed: "à apprécier",
  offerFrom: (day: string) => `disponible depuis le ${day}`,
  offerUnknown: "jour de disponibilité non connu",
  confidence: (text: string) => `(${text})`,
};
