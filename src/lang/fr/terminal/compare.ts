/** Les éditions côte à côte. */

export const compare = {
  compare: {
    title: (day: string) =>
      `Ce que dit chaque édition de la doctrine, le ${day} (≠ : ce qui change de l’une à l’autre)`,
    notYet: (day: string) => `pas encore en vigueur ce jour-là (elle l’est à compter du ${day}) : non appliquée`,
    notApplied: "(non appliquée)",
    eligibility: (text: string) => `projet : ${text}`,
    clock: (text: string) => `délai : ${text}`,
    aspect: {
      label: "classement",
      status: "état",
      action: "à faire",
      months: "durée au plus",
      until: "échéance",
      "granted-by": "décide",
      presumed: "sensibilité",
      targets: "cibles",
    },
    changes: (from: string, to: string, aspects: string) => `De ${from} à ${to}, change : ${aspects}.`,
    same: (from: string, to: string) => `De ${from} à ${to}, rien de cela ne change.`,
    reasons: "Les motifs, service par service : --verbose, ou --json.",
    every: "--compare montre toutes les éditions : retirez --doctrine.",
  },
};
