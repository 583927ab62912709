/** Un relevé : ce qu’il dit en route, et à la fin. */

const stale = (lock: string | null) =>
  lock === null ? "" : ` Si personne ne l’a ouvert, supprimez « ${lock} », qui est resté à côté.`;

export const scan = {
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
    clockBehind: (last: string) =>
      `Attention : l’horloge de cette machine retarde sur le relevé précédent, noté le ${last}. Réglez-la : les jours et les heures que donne ce relevé sont les siens.`,
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
    beside: (name: string, as: string, lock: string | null) =>
      `${name} est ouvert dans un autre programme : il reste tel quel, et le nouveau est ${as}. Ce qui y sera enregistré n’est pas perdu.${stale(lock)}`,
    leftOpen: (name: string, lock: string | null) =>
      `${name} est ouvert dans un autre programme : il reste tel quel, mais il n’est plus de ce plan.${stale(lock)}`,
    written: (folder: string) => `Sorties écrites dans ${folder} :`,
    next: (workbook: string) => `Étape suivante : ouvrir ${workbook}, feuille « Synthèse ».`,
    delegated: "Connexion déléguée : seul ce que voit le compte connecté est relevé, et non tout le tenant.",
    exposed: (file: string, mode: string) =>
      `Le fichier « ${file} » contient un secret et d’autres comptes de cette machine peuvent le lire (mode ${mode}) : fermez-le (chmod 600), et remplacez le secret s’il a pu être lu.`,
    canWrite: (list: string) =>
      `Ce jeton permet d’écrire (${list}), et --accept-write-permissions l’accepte. Le portail de Bascule ne laisse partir que des lectures.`,
    opaque: "Le jeton d’accès ne se lit pas : les autorisations qu’il porte sont inconnues.",
  },
};
