/** Ce que personne n’utilise, et comment on le sait. */

import type { Unused } from "../../model/plan-service.ts";

const ground: Record<Unused, string> = {
  declared: "déclaré inutilisé par l’administration",
  unlicensed: "aucun compte n’a de licence qui l’ouvre",
  inactive: "personne ne l’a utilisé en six mois, d’après les rapports",
  empty: "rien n’y a été trouvé, tout ayant été vu",
};

export const unused = {
  ground,
  action: "Rien à déplacer : inutilisé",
  named: (services: string, how: string) => `${services} (${how})`,
  sentence: (how: string) => `Sans usage constaté : ${how}.`,
  told: (services: string) =>
    `Sans usage constaté, donc hors de ce qui part ; vérifiez qu’il n’y reste rien : ${services}.`,
};
