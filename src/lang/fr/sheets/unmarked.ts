/** Ce que des cibles et des convenances ne disent à personne d’autre qu’au responsable de la sécurité. */
export const unmarked =
  "Cible et convenance sont dites hors mentions de protection, dont les places sont réservées au responsable de la sécurité : avant de déplacer un espace, demandez-lui s’il peut l’être.";
