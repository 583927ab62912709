/** Les fichiers locaux, et le tenant simulé. */

export const detect = {
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
