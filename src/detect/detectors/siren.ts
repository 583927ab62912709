/**
 * SIREN, the number of a company or body in the French register: nine digits, the last by Luhn's key. One number in
 * ten passes by chance, so that alone it is worth little.
 * Source: https://www.insee.fr/fr/metadonnees/definition/c2047
 */
import { defineDetector } from "../detector.ts";
import { luhn } from "../luhn.ts";
import { isAmount, isDummy, isFragment, isGroupedAs, isJoined, isPieceOfNumber } from "../surroundings.ts";

export const siren = defineDetector({
  id: "siren",
  title: "Numéro SIREN",
  category: "company-economic-data",
  candidates: "digits",
  lengths: [9],
  cues: ["siren", "rcs", "r.c.s", "immatriculée", "entreprise", "société"],
  // biome-ignore format: words in one list
  rivals: ["finess", "adeli", "rpps", "cnie", "carte d'identité", "titre de séjour", "agdref", "numéro étranger", "commande", "bon de commande", "dossier", "téléphone", "tél", "imei", "isbn", "facture", "devis", "contrat", "référence", "réf", "client", "série", "ticket"],
  judge: (candidate) => {
    const { compact, groups, cue, rival } = candidate;
    if (!/^\d{9}$/.test(compact) || isDummy(compact) || !luhn(compact) || rival) return null;
    if (!isGroupedAs(groups, [3, 3, 3]) || isAmount(candidate) || isFragment(candidate) || isJoined(candidate))
      return null;
    if (groups.length > 1 && isPieceOfNumber(candidate)) return null;
    // Beside a company, a sum among decimals passes Luhn one time in ten.
    if (candidate.after.startsWith(".0")) return null;
    return cue ? "high" : "low";
  },
});
