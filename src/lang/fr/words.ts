/** Wherever a number of presumed markings is read, beside it, word for word. */
export const presumedMarking =
  "Marquage de protection présumé : prévenir sans délai l’officier de sécurité ; ne pas ouvrir, déplacer, copier ni supprimer.";

/** Words that stand the same in every output. */
export const words = {
  label: {
    derogable: "Dérogation possible, à demander au ministre",
    "move-now": "À déplacer sans attendre",
    review: "À trancher par vous",
    "not-concerned": "Hors du champ de la note",
  },
  action: {
    "establish-eligibility": "Établir l’éligibilité du projet",
    request: "Demander la dérogation",
    await: "Attendre la décision",
    "keep-until": "Conserver jusqu’à l’échéance",
    "move-now": "Déplacer sans attendre",
    decide: "Trancher",
    none: "Rien à faire",
  },
  legend:
    "Ce classement n’est ni une autorisation ni une décision : seule la décision signée vaut dérogation. Il ne lève ni le RGPD, ni l’hébergement de données de santé (HDS), ni l’II 901.",
  keepSource: "Ne rien supprimer à la source avant vérification à l’arrivée.",
  authorityMissing: "Fondement de la lecture des contenus : non renseigné",
  authority: (basis: string, by: string, dpia: string, staff: string) =>
    `Fondement de la lecture des contenus : ${basis}. Autorisation : ${by}. Analyse d’impact : ${dpia}. Information des représentants du personnel : ${staff}.`,
  mention: "Document interne – diffusion limitée au projet",
  mentionRestricted: "À l’usage du seul officier de sécurité",
  noWatch: "Ne peut servir à évaluer, contrôler ou sanctionner un agent",
  presumedMarking,
  notRead: "non lu",
  found: (found: string, read: string) => `${found} trouvé sur ${read} lus`,
};
