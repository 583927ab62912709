import { presumedMarking } from "./words.ts";

/** The first two pages of the workbook: Synthèse and Lisez-moi. */
export const summary = {
  title: (who: string) => `Sortir de Microsoft 365 : ${who}`,
  dated: (day: string, edition: string, title: string) =>
    `Plan daté du ${day}, établi selon ces textes : « ${title} » (édition ${edition}).`,
  scanned: (day: string, domain: string) => `Relevé du ${day}, tenant ${domain}.`,
  delegated: "Relevé fait au nom d’une personne : il ne contient que ce que voit son compte, et non tout le tenant.",
  incomplete:
    "Relevé incomplet : des accès ont été refusés ou abandonnés ; la feuille Couverture du plan dit lesquels.",
  later: (title: string, edition: string, day: string, changes: string) =>
    `Un texte postérieur existe : « ${title} » (édition ${edition}), en vigueur à compter du ${day} ; il peut changer ce classement. ${changes}`,
  have: "Ce que nous avons",
  leave: "Ce qui doit partir, et vers où",
  when: "Pour quand",
  decide: "Ce que je dois décider ou signer ce mois-ci",
  dueSoon: (day: string, kind: string, of: string) =>
    `Le ${day} : ${kind.charAt(0).toLocaleLowerCase("fr")}${kind.slice(1)} (${of}).`,
  unknown: "Ce que nous ne savons pas",
  head: {
    workload: "Ensemble",
    containers: "Espaces",
    items: "Éléments",
    bytes: "Volume",
    sensitive: "Sensibilité (R9)",
    label: "Classement",
    services: "Services",
    targets: "Cibles proposées",
    wave: "Vague",
    start: "Début",
    end: "Fin",
  },
  total: "Total",
  semicolon: " ; ",
  /** Un nom de fichier ou de dossier suffit à repérer une donnée. */
  byName: (found: string) => `${found} d’après des noms, contenu non lu`,
  foundOf: (found: string, read: string) => `${found} sur ${read} lus`,
  wavesUnset: "Le calendrier des vagues n’est pas fixé : Bascule n’invente aucune date.",
  /** Boîtes, agendas et contacts comptés chacun pour un. */
  countedApart: (spaces: string) =>
    `Dans les totaux de cette page, une boîte est un espace ; les vagues, les feuilles de détail et plan.json comptent à part son courrier, son agenda et ses contacts : ${spaces} espaces en tout.`,
  moreWaves: (count: string) => `${count} autres vagues, dites dans la feuille Vagues`,
  noWave: "Aucune vague n’est encore formée.",
  clockUnset: (services: string, months: string, clock: string) =>
    `Dérogation (${services}) : ${months} mois au plus, ${clock}. Ce jour n’est pas renseigné : l’échéance n’est pas connue.`,
  refusedDerogation: (services: string, day: string | null) =>
    `Dérogation refusée${day === null ? "" : ` le ${day}`} (${services}) : à déplacer sans attendre.`,
  notEligible: (services: string, wanted: string) =>
    `Projet non éligible à une dérogation (${services}) : il n’est pas dit ${wanted}. À déplacer sans attendre.`,
  expired: (services: string, day: string) =>
    `Dérogation (${services}) : son échéance, le ${day}, est passée. À déplacer sans attendre.`,
  clockSet: (services: string, day: string) => `Dérogation (${services}) : échéance le ${day}.`,
  toEstablish: (services: string, ask: string) =>
    `${ask} : sans cela, l’éligibilité à une dérogation n’est pas établie (${services}).`,
  toRequest: (services: string, ask: string) => `${ask} pour : ${services}.`,
  toDecide: (services: string) => `Trancher pour les services que le texte ne nomme pas clairement : ${services}.`,
  toDecideParts: (parts: string) =>
    `Trancher pour ce que les textes ne nomment pas à l’intérieur d’un service : ${parts}.`,
  toAssess: (tests: string) =>
    `Apprécier la sensibilité des données au sens de cette édition. Ce qu’aucun contenu ne montre : ${tests}.`,
  toAnswer: (count: string, one: boolean, test: string) =>
    `${one ? "Répondre à la question qui reste" : `Répondre aux ${count} questions, une par service,`} sur l’atteinte probable (${test}) : réponses sous « harm » dans bascule.config.yaml, reprises dans la feuille « Sensibilité (R9) ».`,
  late: (waves: string, one: boolean, until: string) =>
    `${waves} ${one ? "vague finirait" : "vagues finiraient"} après le terme de la dérogation (${until}) : commencer plus tôt, déplacer davantage par vague, ou décider que ce qu’elles contiennent part sans attendre (feuille Vagues).`,
  toDate: "Fixer le calendrier des vagues et un responsable par ligne de la feuille Plan.",
  toReplace: (count: string, one: boolean) =>
    `Instruire le devenir de ${count} ${one ? "application, tierce ou interne, qui dépend" : "applications, tierces ou internes, qui dépendent"} de Microsoft 365.`,
  restricted: (count: string, one: boolean) =>
    `${count} ${one ? "signalement" : "signalements"} (marquages de protection et secrets d’accès présumés). ${presumedMarking}`,
  nothingToDecide: "Rien n’attend de décision.",
  contentUnread: (services: string) => `Contenu non lu : ${services}. Rien n’y dit l’absence de données à protéger.`,
  notSeen: (services: string) => `Non relevé : ${services}.`,
  notSearched: (categories: string) => `Non recherché par cette version : ${categories}.`,
  unreadItems: (count: string, one: boolean, reasons: string) =>
    `${count} ${one ? "élément n’a" : "éléments n’ont"} pas été ${one ? "lu" : "lus"} (${reasons}).`,
  refused: (count: string, one: boolean) =>
    one
      ? `${count} espace refusé ou verrouillé : il n’est dans aucun compte.`
      : `${count} espaces refusés ou verrouillés : ils ne sont dans aucun compte.`,
  assumptions: (count: string, one: boolean) =>
    `${count} ${one ? "hypothèse de lecture, dite" : "hypothèses de lecture, dites"} dans la feuille Doctrine et sources.`,
  nothingUnknown: "Tout ce qui pouvait être vu l’a été.",
  legend: "Légende",
  readme: {
    title: "Comment lire et remplir ce classeur",
    copyTitle: "Comment lire ce classeur",
    sheets: "Les feuilles",
    of: {
      summary:
        "Une page pour le secrétaire général : ce que nous avons, ce qui part et quand, ce qu’il faut décider, ce que l’on ignore.",
      toDecide: "Tout ce qui attend une réponse : de qui, pour quand, et ce qu’elle change.",
      services: "Le classement de chaque service, avec son fondement.",
      plan: "La feuille de travail : une ligne par chose à déplacer. Les colonnes jaunes sont les vôtres.",
      waves: "Les vagues proposées, leurs dates et ce sur quoi elles reposent.",
      obstacles: "Ce qui s’oppose au départ d’un espace, et le moyen de le lever.",
      directorates: "Les totaux de chaque direction.",
      due: "Toutes les dates qui comptent, dans l’ordre, celles qui sont passées d’abord, et ce qui attend encore une date.",
      sensitivity: "Où des données de la règle R9 ont été repérées, en nombres seulement.",
      derogation: "Les services pour lesquels une dérogation peut être demandée.",
      evidence: "Ce qui existait déjà au jour dont dépend une dérogation, mois par mois.",
      openedAfter: "Les espaces ouverts depuis dans des services fermés à la dérogation.",
      externalSharing: "À qui sont ouverts les fichiers où une donnée est repérée : liens et invités, en nombres.",
      applications: "Les applications, tierces et internes, à prévenir ou à remplacer.",
      licences: "Les licences achetées et attribuées.",
      freeable: "Les licences que chaque vague laisse sans usage.",
      desktop: "Qui se sert des programmes Office installés, par direction.",
      labels: "Les étiquettes de sensibilité et de conservation du tenant.",
      followUp: "Ce qui est parti, ce qui est arrivé, et ce que dit la source depuis.",
      progress: "Ce qui reste à déplacer, relevé après relevé.",
      coverage: "Tout ce qui n’a pas été vu, et pourquoi ; ce que les rapports du tenant disent autrement.",
      sources: "Les textes, ce qu’ils demandent, les hypothèses, les offres, avec leurs dates.",
      journal: "Qui a décidé quoi, quand, et ce qui tenait avant.",
      glossary: "Ce que veulent dire les mots, tous ceux que voici et d’autres.",
      conflicts: "Ce qui a été écrit dans un classeur repris et n’a pas pu être gardé tel quel.",
      occultations:
        "Ce que cette copie ne dit pas, et sur quel fondement : à confirmer ou à changer par qui la publie.",
    },
    inventory: "L’inventaire complet, une feuille par ensemble.",
    words: "Les mots",
    rules: "Les règles",
    protection:
      "Les feuilles où rien n’est à remplir sont protégées contre les fautes de frappe, sans mot de passe : on y sélectionne, filtre et copie, on y change la largeur des colonnes. Pour y trier (aucun tableur ne trie des cellules verrouillées), ôtez la protection : Révision > Ôter la protection de la feuille (Excel), Outils > Protéger la feuille (LibreOffice). Le plan suivant les refait.",
    filled: [
      "Remplissez les colonnes jaunes ; ne changez pas l’identifiant : il relie ce classeur au relevé suivant.",
      "Dans ces feuilles, ce que le relevé a trouvé refuse la frappe, et se trie et se filtre : corrigez à la source, ou dites-le en commentaire.",
      "Une ligne passe à « Vérifié » quand ce qui est arrivé a été compté et ouvert.",
    ],
    named: "Ce classeur nomme des personnes et leurs espaces : pour le publier, refaites-le avec --redact.",
    copied: "Cette copie est faite pour être publiée : elle ne nomme ni personne ni espace, et ne se remplit pas.",
  },
};
