/** Why a label is as it is, and what people decided beside what the text says. */
export const reasons = {
  says: "Ce que dit le texte",
  infers: "Interprétation de Bascule",
  changes: "Ce qui le changerait",
  part: (title: string, text: string) => `${title} : ${text}`,
  unnamed: "Aucun texte de cette édition ne nomme ce service.",
  source: (title: string, day: string) => `${title}, ${day}`,
  quoted: (source: string) => `(${source})`,
  sure: (text: string, ground: string) => `${text} (${ground}).`,
  quote: (quote: string, source: string) => `« ${quote} » (${source})`,
  noQuote: (source: string) => `Aucune citation connue (${source}).`,
  nothingInferred: "Rien n’est ajouté au texte.",
  none: "aucune.",
  weaker: (weakest: string, read: string) => `${weakest} ; le texte : ${read}`,
  decided: (label: string, day: string, contrary: string | null) =>
    contrary === null
      ? `${label}, décidé le ${day}`
      : `${label}, décidé le ${day}, contrairement à la règle ${contrary}`,
  taken: (by: string, day: string) => `Décision prise par ${by} le ${day}`,
  contrary: (rule: string, by: string, day: string) =>
    `Décision contraire à la règle ${rule}, prise par ${by} le ${day}`,
  because: (taken: string, why: string) => `${taken}. Motif : ${why}`,
  ofPart: (service: string, part: string) => `${service} (${part})`,
  contraryTo: (name: string, rule: string, day: string) => `${name}, règle ${rule}, le ${day}`,
  contraryCount: (count: string, one: boolean, names: string) =>
    `${count} ${one ? "décision de l’administration est contraire" : "décisions de l’administration sont contraires"} à une règle de la doctrine ; ${one ? "elle est gardée, et comptée" : "elles sont gardées, et comptées"} à part : ${names}.`,
  harm: {
    yes: (day: string) => `oui, le ${day}`,
    no: (day: string) => `non, le ${day}`,
    unanswered: "sans réponse",
  },
  harmBy: (by: string, why: string) => `Réponse de ${by}. Motif : ${why}`,
  ownTemplates: (count: string, one: boolean) =>
    `${count} ${one ? "fichier de la doctrine, des offres ou des modèles est modifié" : "fichiers de la doctrine, des offres ou des modèles sont modifiés"} par l’administration : la feuille Doctrine et sources ${one ? "le nomme" : "les nomme"}.`,
  ownTemplate:
    "Modifié par l’administration : ce fichier tient la place de celui qui accompagne Bascule, ou s’y ajoute.",
};
