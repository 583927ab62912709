/** Ce que des cibles, des convenances et des blocages ne disent à personne d’autre qu’à l’officier de sécurité. */
export const unmarked =
  "Cible, convenance et blocages sont dits hors mentions de protection, dont les places sont réservées à l’officier de sécurité : avant de déplacer un espace, demandez-lui s’il peut l’être.";
