/** What the terminal says. A function takes what it names. */
export const terminal = {
  about: "Prépare, sans rien modifier, le départ de Microsoft 365 d’une administration de l’État.",
  commands: {
    demo: "Sert un ministère de démonstration sur cette machine, le relève par HTTP et écrit toutes les sorties",
    setup: "Dit ce que l’administrateur doit créer : application, autorisations de lecture, commandes",
    check: "Vérifie la connexion, les autorisations et ce que le relevé coûtera",
    scan: "Relève le tenant (reprend un relevé interrompu), puis écrit le plan",
    plan: "Classe et écrit les sorties à partir du relevé ; n’ouvre aucune connexion",
    status: "État du relevé : avancement, reste à faire, erreurs",
    diff: "Compare deux dossiers de sortie ou deux relevés, et dit la cause de chaque changement",
    detect: "Repère des données (NIR, SIRET, IBAN, mentions…) dans des fichiers locaux",
    verify: "Vérifie l’empreinte des sorties et ce qui a été modifié à la main",
    purge: "Efface ce que gardent le relevé et le dossier de sortie, et dit ce qui l’a été",
    worker: "Rejoint un relevé partagé par PostgreSQL",
    simulate: "Sert un tenant simulé sur cette machine jusqu’à l’arrêt",
  },
  arguments: {
    paths: "fichiers ou dossiers à lire ; « - » pour l’entrée standard",
    outputs: "dossiers de sortie, ou numéros de relevés de l’historique ; sans rien, ses deux derniers",
    output: "dossier de sortie",
  },
  options: {
    config: "fichier de configuration",
    lang: "langue : fr ou en",
    json: "résultat lisible par un programme sur la sortie standard",
    quiet: "ne dire que les erreurs",
    verbose: "dire chaque étape",
    noColor: "sans couleur",
    help: "afficher cette aide",
    version: "afficher la version",
    out: "dossier de sortie (par défaut : bascule-out)",
    asOf: "jour du plan, AAAA-MM-JJ (par défaut : aujourd’hui, à Paris)",
    doctrine: "édition de la doctrine (par défaut : 2021-09-15)",
    compare:
      "montrer côte à côte ce que dit chaque édition de la doctrine, sans rien écrire (--verbose : avec les motifs)",
    redact: "copie publiable : noms remplacés par un type et un numéro",
    carry:
      "reprendre ce qui a été rempli ou changé dans ces plan-migration.xlsx (fichiers, ou dossiers qui en contiennent)",
    arrived:
      "ce qui est arrivé à destination, compté par vous (fichiers CSV : identifiant, elements, octets) ; avec --carry",
    split: "unit : écrire aussi un classeur par direction, à remplir à part puis à reprendre ensemble (--carry)",
    workload: "exchange, onedrive, teams, sharepoint, séparés par des virgules",
    content:
      "lecture des contenus : none, sample ou full, pour tout ou par service (sharepoint=full,exchange=none) ; par défaut : none",
    demoContent:
      "lecture des contenus : none, sample ou full, pour tout ou par service (sharepoint=full,exchange=none) ; par défaut : full",
    labels:
      "extract : faire lire par SharePoint l’étiquette de confidentialité de chaque fichier (une requête par fichier, qui peut rafraîchir ce qu’il en garde)",
    sharing:
      "dire aussi les liens et les invités des fichiers partagés où une donnée est repérée, par espace (5 unités de SharePoint par fichier)",
    minConfidence: "plus faible confiance retenue : low, medium ou high (par défaut : medium)",
    seed: "graine de l’échantillon (par défaut : l’identifiant du tenant)",
    simulatedSeed: "graine du tenant simulé (par défaut : bascule)",
    include: "ne relever que ces adresses, groupes ou sites ; ou un fichier qui les liste, un par ligne (@fichier)",
    exclude: "laisser de côté ces adresses, groupes ou sites ; ou un fichier qui les liste (@fichier)",
    pace: "allure : full (tout ce que permettent les limites, par défaut), sustained (tenable toute la journée) ou night (de 20 h à 6 h et le week-end, heure de Paris)",
    maxRequests: "s’arrêter proprement après ce nombre de requêtes ; la même commande reprend ensuite",
    maxDuration: "s’arrêter proprement après cette durée (90m, 8h, 2j) ; la même commande reprend ensuite",
    fresh: "oublier le relevé précédent et recommencer",
    about: "tout ce qui est conservé sur cette personne",
    yes: "sans demander confirmation",
    remove: "dire comment tout retirer",
    showValues: "montrer les valeurs repérées (terminal seulement)",
    size: "taille : tiny, small, large ou un nombre d’utilisateurs (par défaut : small)",
    port: "port d’écoute (par défaut : choisi par le système)",
    contentPort: "port des contenus et des rapports (par défaut : choisi par le système)",
    latency: "délai de chaque réponse, en millisecondes du tenant (par défaut : 0)",
    clockSpeed: "combien de fois l’horloge du tenant va plus vite que celle de la machine (par défaut : 1)",
    limits: "limites de Microsoft : none ou real (par défaut : none)",
    faults: "pannes simulées, genre=taux séparés par des virgules (throttled=0.05,reset=0.01)",
  },
  help: {
    usage: "Usage :",
    arguments: "Arguments :",
    options: "Options :",
    commonOptions: "Options communes :",
    commands: "Commandes :",
    optionsWord: "[options]",
    commandWord: "[commande]",
    more: "Aide d’une commande : bascule COMMANDE --help",
  },
  usage: {
    unknownCommand: (name: string, near: string | null) =>
      `Commande inconnue : ${name}.${near === null ? " « bascule --help » les liste." : ` Vouliez-vous dire « ${near} » ?`}`,
    unknownOption: (name: string, near: string | null) =>
      `Option inconnue : ${name}.${near === null ? " « --help » les liste." : ` Vouliez-vous dire « ${near} » ?`}`,
    missingArgument: (name: string) => `Il manque un argument : ${name}.`,
    missingValue: (option: string) => `L’option ${option} attend une valeur.`,
    tooMany: (name: string) => `Arguments en trop pour « ${name} ».`,
    badValue: (option: string, value: string, expected: string) =>
      `${option} : « ${value} » n’est pas accepté. Attendu : ${expected}.`,
    dayShape: "un jour qui existe, écrit AAAA-MM-JJ",
    oneOf: (values: readonly string[]) =>
      values.length === 1 ? `la seule valeur ${values[0]}` : `l’une des valeurs ${values.join(", ")}`,
    contentShape: "none, sample ou full, seul ou par service : sharepoint=full,exchange=none",
    portTaken: (port: string, option: string) =>
      `Le port ${port} est déjà pris, ou réservé au système. Donnez-en un autre avec ${option}.`,
    numberShape: "un nombre entier à partir de 1",
    durationShape: "une durée comme 90m, 8h ou 2j",
    portShape: "un nombre entier de 0 à 65535",
    latencyShape: "un nombre entier de millisecondes de 0 à 3600000",
    speedShape: "un nombre de 0.001 à 100000",
    sizeShape: "tiny, small, large ou un nombre d’utilisateurs de 1 à 1000000",
    faultShape: (kinds: string) => `genre=taux, le taux entre 0 et 1, les genres parmi ${kinds}`,
    notHereYet: (command: string) =>
      `La commande « ${command} » n’existe pas encore dans cette version : rien n’a été fait.`,
    valuesNeedTerminal: "--show-values ne vaut que sur un terminal, et jamais avec --json : rien n’a été lu.",
    listUnreadable: (path: string) =>
      `La liste « ${path} » ne peut pas être lue. Vérifiez son chemin et vos droits de lecture.`,
    listEmpty: (path: string) =>
      `La liste « ${path} » ne contient aucune entrée : sans limite, le relevé porterait sur tout le tenant. Remplissez-la, ou retirez l’option.`,
    nothingNamed: "Indiquez au moins un fichier ou un dossier à lire, ou « - » pour l’entrée standard.",
    outIsStore: (path: string) => `Le dossier de sortie « ${path} » contient le relevé. Donnez-en un autre avec --out.`,
  },
  faults: {
    defect: (message: string) =>
      `Erreur interne de Bascule : ${message} Ce qui était relevé est conservé. Relancez avec --verbose pour le détail, et signalez-le.`,
    interrupted: "Interrompu. Ce qui a été relevé est conservé : la même commande reprend où elle s’est arrêtée.",
    unreachable: (host: string) =>
      `${host} n’a pas répondu en 30 secondes. Vérifiez le réseau, le proxy (HTTPS_PROXY) et l’adresse (BASCULE_GRAPH_URL).`,
    writes: (permissions: string) =>
      `Cette application peut modifier le tenant : ${permissions}. Bascule ne lit qu’avec des autorisations de lecture : retirez-les de l’application (« bascule setup » donne la liste utile). Aucune requête n’a été envoyée au tenant.`,
    noScan: (command: string) =>
      `Il n’y a pas encore de relevé à cet endroit. Lancez d’abord « bascule scan », puis « ${command} ».`,
    beforeEdition: (day: string, edition: string, from: string) =>
      `Le ${day} précède l’édition ${edition} de la doctrine, en vigueur depuis le ${from}. Donnez un jour plus récent avec --as-of.`,
    editionUnknown: (edition: string, known: string) =>
      `L’édition « ${edition} » de la doctrine n’est pas fournie avec cette version. Éditions fournies : ${known}.`,
  },
  compare: {
    title: (day: string) =>
      `Ce que dit chaque édition de la doctrine, le ${day} (≠ : ce qui change de l’une à l’autre)`,
    notYet: (day: string) => `pas encore en vigueur ce jour-là (elle l’est à compter du ${day}) : non appliquée`,
    notApplied: "(non appliquée)",
    eligibility: (text: string) => `projet : ${text}`,
    clock: (text: string) => `délai : ${text}`,
    aspect: {
      label: "classement",
      status: "état",
      action: "à faire",
      months: "durée au plus",
      until: "échéance",
      "granted-by": "décide",
      presumed: "sensibilité",
      targets: "cibles",
    },
    changes: (from: string, to: string, aspects: string) => `De ${from} à ${to}, change : ${aspects}.`,
    same: (from: string, to: string) => `De ${from} à ${to}, rien de cela ne change.`,
    reasons: "Les motifs, service par service : --verbose, ou --json.",
    every: "--compare montre toutes les éditions : retirez --doctrine.",
  },
  demo: {
    serving: "Un ministère de démonstration est servi sur cette machine ; rien n’en sort.",
    shorter:
      "Ses fichiers sont servis plus courts que la taille annoncée : les octets prévus pour les lire n’y seront pas lus.",
    first: (path: string) => `À ouvrir en premier : ${path}`,
  },
  scan: {
    start: (tenant: string, domain: string) => `Relevé de ${tenant} (${domain})`,
    enough: {
      requests:
        "Arrêté après le nombre de requêtes demandé (--max-requests). Ce qui a été relevé est conservé : la même commande reprend où le relevé s’est arrêté, et « bascule plan » écrit dès maintenant ce qui est connu.",
      time: "Arrêté après la durée demandée (--max-duration). Ce qui a été relevé est conservé : la même commande reprend où le relevé s’est arrêté, et « bascule plan » écrit dès maintenant ce qui est connu.",
    },
    resumed: (started: string) => `Reprise du relevé commencé le ${started}.`,
    untold: (ended: string) =>
      `Le relevé terminé le ${ended} n’avait pas donné ses sorties : elles sont écrites maintenant, sans rien demander de nouveau.`,
    leaves:
      "Un relevé commencé avec d’autres options n’était pas terminé : il n’est pas repris. Ce qu’il a vu est conservé, et un nouveau relevé commence.",
    closesNothing: (entry: string) =>
      `Attention : « ${entry} » (scope.excludeContent) ne désigne rien ni personne dans ce tenant ; rien n’est soustrait à la lecture par cette entrée.`,
    unmatched: (entries: string, more: number) =>
      `Rien dans l’annuaire ne correspond à : ${entries}${more > 0 ? ` et ${more} autre${more > 1 ? "s" : ""}` : ""}. Vérifiez ces entrées de --include, de --exclude ou de la configuration.`,
    announce: {
      what: (content: string) => `Contenus lus : ${content}`,
      whose: (people: string) => `Personnes concernées : ${people}`,
      authority: (by: string) => `Autorisé par : ${by}`,
      basis: (basis: string, dpia: string) => `Fondement : ${basis} ; analyse d’impact : ${dpia}`,
      staff: (staff: string) => `Information des représentants du personnel : ${staff}`,
      unstated: "non renseigné",
    },
    progress: (title: string, done: string, left: string) => `${title} : ${done}, ${left}`,
    pages: (count: string, one: boolean) => `${count} ${one ? "page" : "pages"}`,
    tasks: (count: string, one: boolean) => `${count} ${one ? "tâche restante" : "tâches restantes"}`,
    paused: (lane: string, seconds: string) => `Pause de ${seconds} s demandée par Microsoft : ${lane}`,
    usedUp: (wait: string) =>
      `SharePoint et OneDrive : ce que Microsoft permet de demander en 24 heures est épuisé. La suite y attend encore ${wait}, et le reste avance ; arrêté entre-temps, le relevé reprend où il en est.`,
    minutes: (count: string) => `${count} min`,
    hours: (count: string) => `${count} h`,
    away: (lane: string, since: string, most: string) =>
      `Aucune réponse utile depuis ${since} : ${lane}. Bascule réessaie ; après ${most}, ce qui manque est laissé pour le prochain relevé, et le plan le dit.`,
    left: (lane: string, since: string) =>
      `Toujours aucune réponse utile depuis ${since} : ${lane}. Ce qui en dépend attend ; tant que le reste avance, Bascule regarde toutes les 5 minutes si ce service répond.`,
    back: (lane: string) => `De nouveau des réponses : ${lane}.`,
    night: "Allure night : rien n’est demandé en journée, le relevé reprend à 20 h (heure de Paris).",
    done: (containers: string, items: string, bytes: string) => `${containers}, ${items}, ${bytes}`,
    requests: (count: string, one: boolean) => `${count} ${one ? "requête" : "requêtes"}`,
    throttled: (requests: string, count: string, one: boolean) =>
      `${requests}, dont ${count} ${one ? "freinée" : "freinées"}`,
    complete: "Le relevé est complet.",
    unfinished:
      "Le relevé n’est pas terminé : le plan ne porte que sur ce qui est déjà relevé. « bascule scan » le reprend.",
    incomplete: (count: string) => `Le relevé est incomplet : ${count}. La feuille « Couverture » dit où et pourquoi.`,
    unanswered:
      "Une partie n’a pas répondu, malgré tous les essais : lancez de nouveau « bascule scan » quand Microsoft 365 répond, il relèvera ce qui manque.",
    places: {
      one: "1 espace ou partie du tenant n’a pas pu être lu",
      other: (count: string) => `${count} espaces ou parties du tenant n’ont pas pu être lus`,
    },
    kept: (name: string, as: string) =>
      `${name} avait été modifié depuis : ce que vous y avez saisi est conservé dans ${as}.`,
    written: (folder: string) => `Sorties écrites dans ${folder} :`,
    next: "Étape suivante : ouvrir plan-migration.xlsx, feuille « Synthèse ».",
    delegated: "Connexion déléguée : seul ce que voit le compte connecté est relevé, et non tout le tenant.",
    opaque: "Le jeton d’accès ne se lit pas : les autorisations qu’il porte sont inconnues.",
    sampleNote: "échantillon",
  },
  check: {
    signedIn: (app: string, tenant: string) => `Connecté au tenant ${tenant} avec l’application ${app}.`,
    granted: "accordée",
    missing: "absente",
    unknown: "inconnue",
    title: "Autorisations",
    permission: (permission: string, state: string) => `${permission} : ${state}`,
    lost: (reasons: readonly string[]) => `perdu sans elle : ${reasons.join(" ; ")}`,
    writes: (list: string) => `Autorisations d’écriture à retirer : ${list}`,
    refuses: "« bascule scan » refusera ce jeton, et n’enverra aucune requête tant qu’elles n’auront pas été retirées.",
    nothingSkipped: "Rien ne serait laissé de côté.",
    skipped: (count: string) => `Laissé de côté : ${count}.`,
    parts: { one: "1 partie", other: (count: string) => `${count} parties` },
    size: (parts: string) => `Taille : ${parts}.`,
    uncounted: {
      people: "nombre de comptes inconnu",
      groups: "nombre de groupes inconnu",
      licences: "nombre de licences inconnu",
    },
    people: (count: string, one: boolean) => `${count} ${one ? "compte" : "comptes"}`,
    groups: (count: string, one: boolean) => `${count} ${one ? "groupe" : "groupes"}`,
    licences: (count: string, one: boolean) => `${count} ${one ? "licence" : "licences"}`,
    labels:
      "Étiquettes (--labels extract) : SharePoint ouvrira chaque fichier qui peut en porter une, à raison d’une requête par fichier, comptée dans la prévision. Il peut rafraîchir ce qu’il garde de l’étiquette ; le fichier n’est pas modifié.",
    sharing:
      "Partages (--sharing) : seuls les fichiers partagés où une donnée est repérée seront demandés, à 5 unités de SharePoint chacun. La prévision les suppose, car rien ne les dit avant le relevé.",
    closed: "Contenus jamais lus (scope.excludeContent) :",
    closes: (entry: string, named: string, members: string) => `${entry} : ${named}${members}`,
    named: {
      person: "une personne ou une boîte aux lettres",
      group: "un groupe",
      site: "un site",
      pattern: "tout un domaine",
      nobody:
        "ne désigne rien ni personne dans ce tenant, donc ne soustrait rien ; à corriger avant de lire des contenus",
      unknown: "non vérifié, le tenant n’a pas répondu",
    },
    members: (count: string, one: boolean) =>
      `, soit ${count} ${one ? "membre dont rien n’est lu" : "membres dont rien n’est lu"}`,
    closedEmpty: "Aucun espace n’est soustrait à la lecture des contenus (scope.excludeContent est vide).",
  },
  setup: {
    intro: "Ce que l’administrateur crée dans Entra ID pour que Bascule lise le tenant, sans rien y modifier :",
    step1: "1. Une application (un seul tenant), sans adresse de redirection.",
    step2: "2. Ses autorisations d’application sur Microsoft Graph, toutes en lecture :",
    step3: "3. Le consentement de l’administrateur, à cette adresse :",
    step4: "4. Un certificat (conseillé) ou un secret, puis les variables de .env.example dans un fichier .env.",
    manifest: "Manifeste (requiredResourceAccess) :",
    az: "Avec Azure CLI :",
    powershell: "Avec PowerShell (module Microsoft.Graph, sur le poste de l’administrateur seulement) :",
    forContent: "(lecture des contenus seulement)",
    used: (titles: string) => `pour : ${titles}`,
    remove: "Pour tout retirer : l’application, son consentement et ses secrets disparaissent ensemble.",
    goOn: "Poursuivre avec « bascule check » ? Il se connecte au tenant. (o/N)",
    next: "Ensuite : « bascule check ».",
  },
  purge: {
    list: "Seront effacés :",
    ask: "Effacer définitivement ces fichiers ? (o/N)",
    done: (count: string) => `Effacé : ${count}.`,
    files: { one: "1 fichier", other: (count: string) => `${count} fichiers` },
    withFolder: (files: string) => `${files} et le dossier du relevé`,
    nothing: "Il n’y a rien à effacer.",
    kept: "Rien n’a été effacé.",
    needsYes: "Sans terminal, l’effacement demande --yes : rien n’a été effacé.",
  },
  status: {
    none: "Aucun relevé à cet endroit.",
    scan: (started: string, state: string) => `Relevé du ${started} : ${state}`,
    finished: "terminé, et complet",
    incomplete: "terminé, mais incomplet ; la feuille « Couverture » du plan dit où et pourquoi",
    running: "inachevé ; « bascule scan » le reprend",
    deleteFrom: (day: string) => `À effacer à partir du ${day} (« bascule purge »).`,
    deleteNow: (day: string) => `À effacer depuis le ${day} : il est temps de lancer « bascule purge ».`,
    left: (collector: string, tasks: string) => `Reste à faire, ${collector} : ${tasks}`,
    workload: (name: string, spaces: string, items: string) => `${name} : ${spaces}, ${items}`,
    odd: (workload: string, oddities: string) => `Réponses étranges, ${workload} : ${oddities}`,
    spaces: (count: string, one: boolean) => `${count} ${one ? "espace" : "espaces"}`,
    items: (count: string, one: boolean) => `${count} ${one ? "élément" : "éléments"}`,
    uncounted: "éléments non comptés",
    person: (service: string, items: string, found: readonly string[]) =>
      `${service} : ${[items, ...found].join(" ; ")}`,
    found: (detector: string, count: string) => `${detector} : ${count}`,
    gaps: (count: string) => `Non vu : ${count}`,
    account: (state: "guest" | "enabled" | "disabled") =>
      ({ guest: "Compte invité", enabled: "Compte actif", disabled: "Compte désactivé" })[state],
    licences: (count: string, one: boolean) => `${count} ${one ? "licence" : "licences"}`,
    addresses: (addresses: string) => `Autres adresses : ${addresses}`,
    report: (name: string, figures: string) => `Rapport d’utilisation ${name} : ${figures}`,
    figures: {
      bytes: "octets",
      items: "éléments",
      files: "fichiers",
      lastActivity: "dernière activité",
      archive: "archive",
    },
    owns: (groups: string) => `Propriétaire de : ${groups}`,
    pseudonym: (name: string) => `Dans les copies pour publication : ${name}`,
    several:
      "Plusieurs comptes ont cette adresse, dont une valeur a été masquée : donnez l’identifiant du compte dans Entra ID.",
    nobody: (address: string) => `Rien n’est conservé sur ${address}.`,
  },
  detect: {
    summary: (items: string, files: string) => `${items} dans ${files}.`,
    items: (count: string, one: boolean) => `${count} ${one ? "donnée repérée" : "données repérées"}`,
    files: (count: string, one: boolean) => `${count} ${one ? "fichier" : "fichiers"}`,
    confidence: { high: "certitude élevée ", medium: "certitude moyenne", low: "certitude faible " },
    group: (title: string, count: string, _one: boolean) => `${title} : ${count} fois`,
    others: (count: string, one: boolean) => `et ${count} ${one ? "autre" : "autres"}`,
    byDetector: "Par détecteur (dans un fichier, une valeur compte une fois) :",
    values: (count: string, one: boolean) => `${count} ${one ? "valeur" : "valeurs"}`,
    notRead: (count: string) => `Non lu, en tout ou en partie : ${count}`,
    links: (count: string, one: boolean) => `${count} ${one ? "lien non suivi" : "liens non suivis"}.`,
    specials: (count: string, one: boolean) =>
      `${count} ${one ? "tube, prise ou périphérique laissé" : "tubes, prises ou périphériques laissés"} de côté.`,
    rate: (files: string, bytes: string) => `${files} fichiers et ${bytes} par seconde`,
    progress: (files: string, bytes: string, rate: string) => `${files}, ${bytes}, ${rate}`,
    unread: (file: string, reason: string) => `${file} : non lu (${reason})`,
  },
  simulate: {
    ready: (url: string) => `Tenant simulé : BASCULE_GRAPH_URL=${url}`,
    token: (token: string) => `Jeton de démonstration, sans valeur ailleurs : BASCULE_ACCESS_TOKEN=${token}`,
    clock: (value: string) => `Horloge accélérée, pour qui relève ce tenant : BASCULE_CLOCK_SPEED=${value}`,
    stop: "Ctrl-C pour arrêter.",
  },
};
