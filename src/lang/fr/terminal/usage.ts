/** Ce qui ne va pas dans ce qui a été tapé ou trouvé, et que faire. */

export const usage = {
  usage: {
    unknownCommand: (near: string | null) =>
      near === null
        ? "Commande inconnue : « bascule --help » les liste."
        : `Commande inconnue. Vouliez-vous dire « ${near} » ?`,
    unknownOption: (name: string | null, near: string | null) => {
      if (name === null && near === null) return "Option inconnue : « --help » les liste.";
      const then = near === null ? "« --help » les liste." : `Vouliez-vous dire « ${near} » ?`;
      return name === null ? `Option inconnue. ${then}` : `Option inconnue : ${name}. ${then}`;
    },
    missingCommand: "Il manque une commande : « bascule --help » les liste.",
    missingValue: (option: string) => `L’option ${option} attend une valeur : « --help » dit laquelle.`,
    twice: (option: string) => `L’option ${option} est donnée deux fois : gardez-en une.`,
    together: (one: string, other: string) => `${one} et ${other} ne vont pas ensemble : retirez l’une des deux.`,
    emptyArgument: "Un argument est vide : donnez un nom, ou retirez-le.",
    tooMany: (name: string) => `Arguments en trop pour « ${name} » : « bascule ${name} --help » dit ce qu’elle attend.`,
    badValue: (option: string, value: string, expected: string) =>
      `${option} : « ${value} » n’est pas accepté. Attendu : ${expected}.`,
    namedTwice: (option: string, name: string) => `${option} : ${name} est nommé deux fois. Gardez-en un.`,
    leftOut: (option: string, workload: string) =>
      `${option} demande de lire ${workload}, que --workload laisse de côté : ajoutez-le à --workload, ou retirez-le de ${option}.`,
    filesOnly: (option: string) =>
      `${option} porte sur les fichiers de OneDrive et de SharePoint, que --workload laisse de côté : ajoutez onedrive ou sharepoint à --workload, ou retirez ${option}.`,
    dayShape: "un jour qui existe, écrit AAAA-MM-JJ",
    oneOf: (values: readonly string[]) =>
      values.length === 1 ? `la seule valeur ${values[0]}` : `l’une des valeurs ${values.join(", ")}`,
    contentShape: "none, sample ou full, seul ou par service : sharepoint=full,exchange=none",
    portTaken: (port: string, option: string) =>
      `Le port ${port} est déjà pris, ou réservé au système. Donnez-en un autre avec ${option}.`,
    numberShape: "un nombre entier à partir de 1",
    durationShape: "une durée comme 90m, 8h ou 2j",
    ageShape: "un âge comme 12m (mois), 1a (an) ou 90j (jours), ou un jour passé écrit AAAA-MM-JJ",
    portShape: "un nombre entier de 0 à 65535",
    latencyShape: "un nombre entier de millisecondes de 0 à 3600000",
    speedShape: "un nombre de 0.001 à 100000",
    sizeShape: "tiny, small, large ou un nombre d’utilisateurs de 1 à 1000000",
    faultShape: (kinds: string) => `genre=taux, le taux entre 0 et 1, les genres parmi ${kinds}`,
    valuesNeedTerminal: "--show-values ne vaut que sur un terminal, et jamais avec --json : rien n’a été lu.",
    listUnnamed: "« @ » attend le nom d’une liste : écrivez par exemple @liste.txt.",
    listUnreadable: (path: string) =>
      `La liste « ${path} » ne peut pas être lue. Vérifiez son chemin et vos droits de lecture.`,
    listEmpty: (path: string) =>
      `La liste « ${path} » ne contient aucune entrée : sans limite, le relevé porterait sur tout le tenant. Remplissez-la, ou retirez l’option.`,
    nothingNamed: "Indiquez au moins un fichier ou un dossier à lire, ou « - » pour l’entrée standard.",
  },
  faults: {
    defect: (message: string) =>
      `Erreur interne de Bascule : ${message} Ce qui était relevé est conservé. Relancez avec --verbose pour le détail, et signalez-le.`,
    unnoted: (path: string) =>
      `Le journal « ${path} » n’a pas pu être complété : la commande a été exécutée, et rien ne le dit. Vérifiez vos droits et la place sur le disque.`,
    interrupted: "Interrompu. Ce qui a été relevé est conservé : la même commande reprend où elle s’est arrêtée.",
    unreachable: (host: string) =>
      `${host} n’a pas répondu en 30 secondes. Vérifiez le réseau, le proxy (HTTPS_PROXY) et l’adresse (BASCULE_GRAPH_URL).`,
    writes: (permissions: string) =>
      `Cette application peut modifier le tenant : ${permissions}. Bascule ne lit qu’avec des autorisations de lecture : retirez-les de l’application (« bascule setup » donne la liste utile). Aucune requête n’a été envoyée au tenant.`,
    noScan: (command: string) =>
      `Il n’y a pas encore de relevé à cet endroit. Lancez d’abord « bascule scan », puis « ${command} ».`,
    beforeEdition: (day: string, edition: string, from: string) =>
      `Le ${day} précède l’édition ${edition} de la doctrine, en vigueur depuis le ${from}. Donnez un jour plus récent avec --as-of.`,
    editionUnknown: (edition: string, known: string) =>
      `L’édition « ${edition} » de la doctrine n’est pas fournie avec cette version. Éditions fournies : ${known}.`,
  },
};
