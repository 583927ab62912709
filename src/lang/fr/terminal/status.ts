/** L’état du relevé, et ce qui en est effacé. */

export const status = {
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
    decided: (day: string, field: string, value: string) => `Décision constatée le ${day} : ${field}, ${value}`,
    pseudonym: (name: string) => `Dans les copies pour publication : ${name}`,
    several:
      "Plusieurs comptes ont cette adresse, dont une valeur a été masquée : donnez l’identifiant du compte dans Entra ID.",
    nobody: (address: string) => `Rien n’est conservé sur ${address}.`,
  },
};
