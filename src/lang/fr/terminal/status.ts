/** L’état du relevé, et ce qui en est effacé. */

export const status = {
  purge: {
    list: "Seront effacés :",
    ask: "Effacer définitivement ces fichiers ? (o/N)",
    done: (count: string) => `Effacé : ${count}.`,
    files: { one: "1 fichier", other: (count: string) => `${count} fichiers` },
    tables: (count: string, one: boolean) => `${count} ${one ? "table" : "tables"}`,
    schema: (name: string, tables: string) => `dans la base, le schéma ${name} avec ${tables}`,
    partOfSchema: (name: string, tables: string) =>
      `dans la base, ${tables} du schéma ${name}, qui reste : il contient autre chose, ou appartient à un autre compte`,
    withFolder: (files: string) => `${files} et le dossier du relevé`,
    journal: (path: string) =>
      `Le journal des commandes reste : ${path}. Il ne nomme que les comptes qui ont lancé Bascule ; --older-than en retire les lignes anciennes.`,
    nothing: "Il n’y a rien à effacer.",
    kept: "Rien n’a été effacé.",
    listOlder: (day: string) => `Seront effacés, parce qu’antérieurs au ${day} :`,
    nothingOlder: (day: string) => `Rien n’est antérieur au ${day} : rien n’a été effacé.`,
    scan: (day: string) => `les chiffres du relevé du ${day} dans l’historique`,
    places: (count: string, one: boolean) =>
      `${count} ${one ? "emplacement restreint" : "emplacements restreints"} dans la base`,
    afterRestricted:
      "plan.json et findings.ndjson en gardent le compte, sans emplacement, jusqu’à « bascule plan ». Un prochain relevé qui lit les contenus relira ces éléments et les signalera de nouveau.",
    listAbout: (address: string) => `Sera effacé de la base, pour ${address} :`,
    doneAbout: (address: string) => `Plus rien n’est conservé dans la base sur ${address}.`,
    outputs: "Ces sorties peuvent encore nommer cette personne :",
    again:
      "Écrivez-les de nouveau par « bascule plan » (avec --carry, supprimez d’abord ses lignes du classeur repris, sinon elles reviennent en conflits), et effacez les copies que vous avez transmises.",
    collectedAgain:
      "Un prochain relevé la relèvera de nouveau, sauf si la configuration l’écarte. Même écartée, son compte revient avec la liste de l’annuaire (nom, adresses, direction, licences) et les rapports d’utilisation, ainsi que les conversations que d’autres ont avec elle. À ajouter dans bascule.config.yaml :",
    configuration: (address: string) => [
      "  scope:",
      `    exclude: [${JSON.stringify(address)}]`,
      `    # ou, pour compter sans jamais lire : excludeContent: [${JSON.stringify(address)}]`,
    ],
    elsewhereUnknown: (out: string) =>
      `Ce relevé ne peut pas être lu : s’il a écrit des sorties ailleurs que dans ${out}, rien ne dit plus où, et elles restent.`,
    halfway: "L’effacement s’est arrêté avant la fin. Restent :",
    left: {
      "another-store": (folder: string) =>
        `${folder} : laissé tel quel, son plan.json est celui d’un autre relevé. À effacer depuis cet autre relevé.`,
      "unreadable-plan": (folder: string) =>
        `${folder} : laissé tel quel, son plan.json ne peut pas être lu, et rien ne dit donc de quel relevé sont ces sorties. Vérifiez ce dossier, puis effacez-le vous-même.`,
      "no-plan": (folder: string) =>
        `${folder} : laissé tel quel, il n’a plus de plan.json, et rien ne dit donc de quel relevé sont ces sorties. Vérifiez ce dossier, puis effacez-le vous-même.`,
    },
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
    deleteHistory: (day: string) =>
      `L’historique garde des chiffres depuis le ${day}, plus longtemps que prévu : « bascule purge --older-than » les efface.`,
    watchAlone:
      "--watch et --json ne vont pas ensemble : lancez « bascule status --json » aussi souvent qu’il le faut.",
    seenAt: (moment: string) => `État du ${moment}`,
    nobodyWorks:
      "Personne ne travaille à ce relevé : « bascule scan » le reprend, et « bascule worker » s’y joint depuis toute machine.",
    worker: (command: string, host: string, pid: string, since: string) =>
      `Au travail, ${command} sur ${host} (processus ${pid}), depuis le ${since}`,
    heard: (who: string, seconds: string, requests: string, contents: string) =>
      `${who} : dernier signe il y a ${seconds} s, ${requests} et ${contents} par minute`,
    silent: (who: string, seen: string) =>
      `${who} : plus aucun signe depuis le ${seen}, ses tâches sont confiées à d’autres`,
    contents: (count: string, one: boolean) => `${count} ${one ? "contenu lu" : "contenus lus"}`,
    lanes: {
      night: "toutes les requêtes (allure de nuit)",
      "sharepoint-day": "les unités de SharePoint de la journée",
    },
    paused: (lane: string, until: string) => `En pause jusqu’au ${until} : ${lane}`,
    placesPaused: (count: string, one: boolean) =>
      `En pause : ${count} ${one ? "emplacement (boîte, équipe ou conversation)" : "emplacements (boîtes, équipes ou conversations)"}`,
    limit: (service: string, used: string, amount: string, per: string, left: string) =>
      `Limite, ${service} : ${used} sur ${amount} ${per}, reste ${left}`,
    day: (spent: string, limit: string, left: string) =>
      `Unités de SharePoint et OneDrive en 24 heures : ${spent} sur ${limit}, reste ${left}`,
    waiting: (count: string) => `${count} en attente`,
    atWork: (count: string) => `${count} en cours`,
    unanswered: (count: string) => `dont ${count} laissées faute de réponse du service`,
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
    account: (state: "guest" | "enabled" | "disabled" | "none") =>
      ({
        guest: "Compte invité",
        enabled: "Compte actif",
        disabled: "Compte désactivé",
        none: "Aucun compte de l’annuaire n’a cette adresse ; elle figure pourtant dans la base",
      })[state],
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
    decided: (day: string, field: string, value: string) => `Décision constatée le ${day} : ${field}, ${value}`,
    held: "Tout ce qui est conservé, par nature, et les sorties qui peuvent le reprendre :",
    values: "--json donne chaque enregistrement avec ses valeurs.",
    pseudonym: (name: string) => `Dans les copies pour publication : ${name}`,
    several:
      "Plusieurs comptes ont cette adresse, dont une valeur a été masquée : donnez l’identifiant du compte dans Entra ID.",
    nobody: (address: string) => `Rien n’est conservé sur ${address}.`,
  },
};
