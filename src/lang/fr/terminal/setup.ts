/** Ce qu’il faut avant un relevé. */

export const setup = {
  check: {
    signedIn: (app: string, tenant: string) => `Connecté au tenant ${tenant} avec l’application ${app}.`,
    granted: "accordée",
    missing: "absente",
    unknown: "inconnue",
    title: "Autorisations",
    permission: (permission: string, state: string) => `${permission} : ${state}`,
    lost: (reasons: readonly string[]) => `perdu sans elle : ${reasons.join(" ; ")}`,
    writes: (list: string) => `Ce qui permet d’écrire, à retirer : ${list}`,
    refuses: "« bascule scan » refusera ce jeton, et n’enverra aucune requête tant que cela n’aura pas été retiré.",
    unknownRole:
      "Un rôle que Bascule ne connaît pas (créé dans ce tenant, ou nouveau chez Microsoft) est pris pour un rôle qui écrit : rien ne dit ce qu’il permet.",
    reads: (list: string) =>
      `Rôles de l’annuaire qui ne font que lire : ${list}. Ils ouvrent plus qu’un relevé ne demande : les autorisations ci-dessus suffisent.`,
    accepts:
      "« bascule scan » le prendra, puisque --accept-write-permissions est donné : son portail ne laisse partir que des lectures.",
    byPlace: (list: string) =>
      `Autorisations accordées espace par espace : ${list}. Le jeton ne dit pas si elles permettent d’écrire : vérifiez que chaque site n’a accordé que la lecture (rôle « read »).`,
    foreignHosts: (list: string) =>
      `Hors de Microsoft : ${list}, qu’admet network.acceptHosts, reçoit le jeton ou ce qui prouve l’application.`,
    secretAge:
      "Âge du secret : inconnu, ni cette machine ni l’annuaire ne le dit (il le dit à qui a Application.Read.All). S’il a plus de 30 jours, remplacez-le (Entra, Certificats et secrets).",
    secretOld: (since: string, days: string) =>
      `Le secret de l’application est en service depuis le ${since} (${days} jours) : au-delà de 30 jours, remplacez-le et retirez l’ancien d’Entra (Certificats et secrets).`,
    certificateAge: (since: string, days: string) =>
      `Le certificat de l’application est en service depuis le ${since} (${days} jours) : au-delà de 30 jours, remplacez-le et retirez l’ancien d’Entra (« bascule setup » donne les commandes).`,
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
    two: "Deux applications, pour que celle qui lit des contenus ne reste pas : l’une fait l’inventaire et sert aux relevés suivants, l’autre ne vit que le temps d’un relevé. Un relevé se fait avec l’une ou l’autre, selon AZURE_CLIENT_ID.",
    registration: {
      inventory: (name: string) => `« ${name} » : à garder, pour les relevés sans contenus.`,
      content: (name: string) =>
        `« ${name} » : pour un relevé qui lit des contenus, à retirer ensuite (« bascule setup --remove »).`,
    },
    step4: (days: string) =>
      `4. Un certificat (conseillé, de ${days} jours) ou un secret, puis les variables de .env.example dans un fichier .env :`,
    mailboxes: (permissions: string) =>
      `Facultatif : ne laisser lire que les boîtes d’un groupe. Ne consentez pas dans Entra à ${permissions} (les deux s’ajouteraient), et donnez les mêmes droits dans Exchange (PowerShell, module ExchangeOnlineManagement) :`,
    mailboxesUntold:
      "  Le jeton ne porte pas ces droits : « bascule check » les dira absents. Les autres boîtes seront dites fermées.",
    sites:
      "Facultatif : ne laisser lire que certains sites. Remplacez Sites.Read.All par Sites.Selected, puis, pour chaque site :",
    sitesUntold:
      "  Seuls ces sites seront relevés, et aucun autre ne pourra être découvert : nommez-les par --include.",
    manifest: "Manifeste (requiredResourceAccess) :",
    az: "Avec Azure CLI :",
    powershell: "Avec PowerShell (module Microsoft.Graph, sur le poste de l’administrateur seulement) :",
    forContent: "(lecture des contenus seulement)",
    used: (titles: string) => `pour : ${titles}`,
    remove:
      "Pour tout retirer des deux applications : leur consentement, leurs secrets et certificats, puis elles-mêmes, jusque dans la corbeille de l’annuaire, qui les garderait 30 jours.",
    removeExchange: "Si vous avez restreint les boîtes dans Exchange (module ExchangeOnlineManagement) :",
    removed: "Effacez ensuite de cette machine la clé, le certificat et le fichier .env.",
    recall:
      "Des contenus ont été lus : si c’était le dernier relevé de ce genre, retirez l’application qui l’a permis. « bascule setup --remove » donne les commandes.",
    goOn: "Poursuivre avec « bascule check » ? Il se connecte au tenant. (o/N)",
    next: "Ensuite : « bascule check ».",
  },
};
