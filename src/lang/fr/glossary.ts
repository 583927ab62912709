/** Les mots employés, en un seul endroit : la feuille « Mots employés » les dit tous, « Lisez-moi » les premiers. */

export const glossary = {
  kind: { word: "Mot", label: "Classement", status: "Statut", confidence: "Fondement" },
  words: {
    annex: {
      term: "Annexe",
      meaning: "Le classeur figé, sans nom de personne, qui est joint à la demande de dérogation.",
    },
    blocker: {
      term: "Blocage",
      meaning: "Ce qui s’oppose au départ d’un espace vers une offre, et qu’il faut lever d’abord.",
    },
    special: {
      term: "Catégories particulières (RGPD, art. 9 et 10)",
      meaning: "Santé, justice et autres données que le RGPD protège davantage.",
    },
    target: {
      term: "Cible",
      meaning: "L’offre vers laquelle un espace peut aller : elle ne refuse rien de ce qu’il contient.",
    },
    clock: {
      term: "Délai",
      meaning:
        "Les mois que le texte laisse à une dérogation ; ils courent du jour où l’offre dont il parle existe en France.",
    },
    derogation: {
      term: "Dérogation",
      meaning:
        "L’autorisation, signée, de garder pour un temps un service que le texte écarte. Bascule ne la donne pas.",
    },
    finding: {
      term: "Donnée repérée",
      meaning: "Un détecteur a reconnu une valeur ou un vocabulaire ; la valeur n’est conservée nulle part.",
    },
    gap: { term: "Écart", meaning: "La différence entre ce qui est parti et ce qui est arrivé." },
    edition: { term: "Édition", meaning: "L’ensemble daté de textes selon lequel le plan est établi." },
    item: { term: "Élément", meaning: "Ce que l’espace contient : message, fichier, publication, tâche." },
    space: { term: "Espace", meaning: "Un endroit qui contient des éléments : boîte, bibliothèque, canal, liste." },
    individual: {
      term: "Espace individuel",
      meaning:
        "La boîte, l’OneDrive ou les conversations d’une personne : ce qui touche à sa vie n’y est dit que par direction.",
    },
    hds: {
      term: "HDS",
      meaning: "Hébergement de données de santé : une certification que le classement ne remplace pas.",
    },
    ii901: {
      term: "II 901",
      meaning: "Instruction interministérielle sur la protection des systèmes d’information sensibles.",
    },
    marking: {
      term: "Marquage de protection",
      meaning:
        "Une mention (« Diffusion Restreinte »…) présumée dans un contenu : seul l’officier de sécurité en connaît les emplacements.",
    },
    unknown: { term: "Non connu", meaning: "Microsoft Graph ne donne pas ce chiffre." },
    unread: { term: "Non lu", meaning: "Le contenu n’a pas été ouvert : cela ne dit pas qu’il n’y a rien." },
    officer: {
      term: "Officier de sécurité",
      meaning:
        "Celui à qui les marquages et secrets présumés sont signalés, et à lui seul\u202f; à défaut, le responsable de la sécurité des systèmes d’information (RSSI).",
    },
    offer: {
      term: "Offre",
      meaning: "Un service vers lequel partir : LaSuite, un outil de l’État, une offre qualifiée SecNumCloud.",
    },
    part: {
      term: "Partie d’un service",
      meaning:
        "Ce que le texte traite à part dans un service : les fichiers de conversation rangés dans OneDrive, par exemple.",
    },
    owner: {
      term: "Propriétaire",
      meaning: "Celui d’un espace. Le responsable est celui d’une ligne du plan : c’est vous qui le nommez.",
    },
    scan: { term: "Relevé", meaning: "La lecture du tenant par Bascule, en lecture seule, à un jour donné." },
    responsible: { term: "Responsable", meaning: "Celui d’une ligne du plan : c’est vous qui le nommez." },
    secnumcloud: {
      term: "SecNumCloud",
      meaning: "La qualification, par l’ANSSI, d’un service d’informatique en nuage.",
    },
    sensitivity: {
      term: "Sensibilité (R9)",
      meaning: "Au sens de la règle R9 de la doctrine ; à ne pas confondre avec les catégories particulières.",
    },
    snap: { term: "Snap", meaning: "Le sac à dos numérique de l’agent public : les outils que l’État fournit." },
    tenant: { term: "Tenant", meaning: "L’organisation de l’administration dans Microsoft 365." },
    wave: { term: "Vague", meaning: "Ce qui part ensemble : une équipe, son site, ses canaux." },
  },
  status: {
    toExamine: "personne n’a encore regardé la ligne",
    inPreparation: "ce qui bloque est en train d’être levé",
    ready: "rien ne s’oppose plus au départ",
    underWay: "le déplacement a commencé",
    moved: "tout est parti ; ce qui est arrivé n’a pas été vérifié",
    verified: "ce qui est arrivé a été compté et ouvert",
    blocked: "la ligne attend quelqu’un ou quelque chose",
    noAction: "rien n’est à déplacer, et c’est décidé",
  },
};
