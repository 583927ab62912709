/** Un processus qui rejoint un relevé partagé. */

export const worker = {
  worker: {
    alone:
      "Un relevé rangé dans un fichier de cette machine n’est fait que par un processus : pour en partager un, donnez à BASCULE_STORE l’adresse postgres:// d’une base que les machines atteignent.",
    none: "Aucun relevé n’est en cours dans cette base : lancez d’abord « bascule scan » avec la même adresse (BASCULE_STORE), sur cette machine ou sur une autre.",
    ended: {
      done: "Il ne reste rien à faire : le processus qui a commencé le relevé écrit les sorties.",
      stopped: "Interrompu. Ce qui a été relevé est conservé ; ce qui restait est repris par les autres.",
      unanswered:
        "Ce qui reste dépend d’un service qui ne répond pas : relancez « bascule worker » plus tard, ou laissez faire les autres.",
      requests:
        "Arrêté après le nombre de requêtes demandé (--max-requests) ; ce qui restait est repris par les autres.",
      time: "Arrêté après la durée demandée (--max-duration) ; ce qui restait est repris par les autres.",
    },
  },
};
