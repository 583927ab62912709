/** Les commandes, leurs arguments et leurs options, comme l’aide les dit. */

export const commands = {
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
    verify: "Vérifie les sorties : empreintes, signature, plan d’après le relevé, ce qui a été modifié à la main",
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
    csv: "écrire aussi chaque feuille du classeur en CSV (plan-migration-services.csv…)",
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
    acceptWritePermissions:
      "accepter un jeton qui permet d’écrire, au lieu de le refuser ; seules des lectures partent",
    logRequests:
      "noter dans ce fichier chaque requête envoyée : méthode, route sans identifiant, statut ; aucun contenu",
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
    watch: "recommencer toutes les cinq secondes, jusqu’à la fin du relevé ou jusqu’à Ctrl-C",
    purgeAbout: "n’effacer de la base que ce qui est conservé sur cette personne",
    olderThan: "n’effacer que ce qui est plus ancien : 12m (mois), 1a (an), 90j (jours), ou un jour AAAA-MM-JJ",
    restricted:
      "n’effacer que le fichier restreint et les emplacements qu’il donne (mentions de protection, secrets) dans la base",
    signWith:
      "signer MANIFEST.sha256 avec cette clé privée Ed25519 (PEM ; sa phrase de passe, s’il y en a une, dans BASCULE_SIGNING_PASSPHRASE)",
    signedBy: "clé publique Ed25519 (PEM) qui vérifie la signature de MANIFEST.sha256",
    acceptSyncedFolder:
      "écrire les sorties même dans un dossier synchronisé (OneDrive, SharePoint…) ou sur un partage réseau ; jamais le relevé",
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
};
