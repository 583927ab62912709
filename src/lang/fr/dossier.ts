/** What fills the template of the derogation request. Its own sentences stand in the template, where they are edited. */

import type { Opinion } from "../../model/request.ts";

const opinion: Readonly<Record<Opinion, string>> = {
  rssi: "Responsable de la sécurité des systèmes d’information (RSSI)",
  dpo: "Délégué à la protection des données (DPD)",
  digital: "Directeur du numérique",
  hfds: "Haut fonctionnaire de défense et de sécurité (HFDS)",
};

export const dossier = {
  toFill: "[à compléter]",
  notKnown: "non connu",
  draft: (count: string, one: boolean) => `PROJET – ${count} ${one ? "mention reste" : "mentions restent"} à compléter`,
  toVerify: (text: string, ground: string) => `${text} (à vérifier – ${ground})`,
  opinion,
  stage: {
    "very-advanced": "très avancé au 5 juillet 2021",
    "not-very-advanced": "non très avancé au 5 juillet 2021",
  },
  engaged: (day: string) => `engagé le ${day}`,
  condition: (title: string) => `${title} :`,
  test: (id: string, text: string, answer: string) => `${id}, ${text} – ${answer}`,
  toAssess: "à apprécier par l’administration, aucun contenu ne le montre",
  category: (name: string, items: string) => `${name} : ${items}`,
  tooFewPeople: "non dit (moins de dix agents connus)",
  rule: (id: string, text: string, ground: string) => `${id} : ${text} (${ground})`,
  ruleToVerify: (id: string, text: string) => `${id} : ${text}`,
  noService: "À ce jour, aucun service ne peut faire l’objet d’une demande.",
  state: (stage: string) => `État du projet : ${stage}.`,
  presumed: "présumée par le texte",
  presumedBy: (says: string) => `Sensibilité présumée par le texte. ${says}`,
  notPresumed: "Cette édition ne présume rien : la sensibilité est à apprécier.",
  closedThere: (label: string) => `Ce service y est classé « ${label} ».`,
  offerDayUnset: "non renseigné. Le délai n’a pas commencé ; ce jour est à justifier",
  offerUnknown: "jour de disponibilité non connu",
  study: (day: string, conclusion: string) => `étude du ${day}. Conclusion : ${conclusion}`,
  applications: (count: string, one: boolean, workload: string) =>
    `${count} ${one ? "application, tierce ou interne, s’appuie" : "applications, tierces ou internes, s’appuient"} sur ${workload}`,
  noPart: "rien",
  noWave: "Sans vague",
  total: "Ensemble",
  late: (wave: string, end: string, until: string) =>
    `« ${wave} » finirait le ${end}, après le terme du ${until} : le plan ne tient pas dans le délai.`,
  confidence: (text: string) => `(${text})`,
};
