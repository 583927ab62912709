/**
 * Number of a payment card: 13 to 19 digits, Luhn's key, an issuer's range. One number in ten has the key by chance:
 * alone it is worth little; beside its words, or a date of expiry, it is one.
 * Source: ISO/IEC 7812-1; ranges of Visa, Mastercard, American Express, Discover, JCB
 */
import { type Candidate, defineDetector } from "../detector.ts";
import { luhn } from "../luhn.ts";
import { isAmount, isFragment, isGroupedAs, isJoined } from "../surroundings.ts";

const VISA = /^4(?:\d{12}|\d{15}|\d{18})$/;
const OTHERS =
  /^(?:5[1-5]\d{14}|2(?:2(?:2[1-9]|[3-9]\d)|[3-6]\d\d|7(?:[01]\d|20))\d{12}|3[47]\d{13}|6(?:011|5\d\d)\d{12}|35(?:2[89]|[3-8]\d)\d{12})$/;
const EXPIRY = /^.{0,20}?(?<![\d/])(?:0[1-9]|1[0-2]) ?[/-] ?(?:20)?[2-4]\d(?![\d/])/s;

export const card = defineDetector({
  id: "card",
  title: "Carte de paiement",
  category: "citizen-personal-data",
  candidates: "values",
  weak: true,
  // biome-ignore format: words in one list
  cues: ["carte bancaire", "carte bleue", "CB", "carte de crédit", "carte de paiement", "numéro de carte", "n° de carte", "mastercard", "cryptogramme", "cvv", "cvc", "american express", "amex", "carte visa", "n° carte", "credit card"],
  hints: ["visa", "expire", "expiration", "validité", "valable", "carte"],
  numbers: [
    {
      lengths: [13, 15, 16, 19],
      of: "digits",
      shape: /^[2-6]\d{12,18}$/,
      groups: 5,
      keyed: true,
      judge: (candidate) => {
        const { compact, groups, cue, hint, rival, beside, after } = candidate;
        if (!(VISA.test(compact) || OTHERS.test(compact)) || !luhn(compact) || isMadeUp(compact)) return null;
        if (!isGroupedAs(groups, [4, 4, 4, 4], [4, 6, 5], [4, 4, 4, 4, 3], [4, 4, 4, 1]) && !(cue && beside))
          return null;
        if (isAmount(candidate) || isFragment(candidate) || isJoined(candidate) || isDecimals(candidate)) return null;
        if (cue && beside) return "high";
        if (EXPIRY.test(after)) return "high";
        if (rival) return null;
        if (cue) return "medium";
        return hint && beside ? "medium" : "low";
      },
    },
  ],
});

function isMadeUp(compact: string): boolean {
  return /^(\d)\1*$/.test(compact);
}

function isDecimals({ before }: Candidate): boolean {
  return /\d[.,]$/.test(before);
}
