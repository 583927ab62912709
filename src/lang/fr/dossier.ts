/** What fills the template of the derogation request. Its own sentences stand in the template, where they are edited. */
export const dossier = {
  toFill: "[à compléter]",
  notKnown: "non connu",
  stage: {
    "very-advanced": "très avancé au 5 juillet 2021",
    "not-very-advanced": "non très avancé au 5 juillet 2021",
  },
  engaged: (day: string) => `engagé le ${day}`,
  condition: (title: string) => `${title} :`,
  test: (id: string, text: string, answer: string) => `${id}, ${text} : ${answer}`,
  category: (name: string, items: string) => `${name} : ${items}`,
  rule: (id: string, text: string, ground: string) => `${id} : ${text} (${ground})`,
  noService: "À ce jour, aucun service ne peut faire l’objet d’une demande.",
  presumed: "présumée par le texte",
  notPresumed: "à apprécier",
  offerDayUnset: "non renseigné. Le délai n’a pas commencé ; ce jour est à justifier",
  offerUnknown: "jour de disponibilité non connu",
  confidence: (text: string) => `(${text})`,
};
