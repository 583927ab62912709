/**
 * E-mail addresses. Those of a service (contact@, accueil@) are nobody's, and worth little.
 * Source: RFC 5321, 4.5.3.1 for the lengths
 */
import { fold } from "../alphabet.ts";
import { defineDetector, type Place } from "../detector.ts";

const LOCAL = /[\p{L}\d](?:[\p{L}\d._%+'-]{0,63})$/u;
const DOMAIN = /^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.){1,8}[a-z]{2,24}(?![a-z\d@-]|\.[a-z\d])/i;
/** « prenom.nom [at] exemple.fr », « (arobase) »: written so that machines do not read it. */
const HIDDEN_LOCAL = /([\p{L}\d][\p{L}\d._%+'-]{0,63})[ \n]?[[({<]\s?$/u;
const HIDDEN_DOMAIN =
  /^\s?[\])}>][ \n]?((?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.| ?[[({](?:dot|point)[\])}] ?)){1,8}[a-z]{2,24})(?![a-z\d@-])/i;
const LONGEST = 64;
const LONGEST_DOMAIN = 255;
/** `icône@2x.png` */
const FILES = /\.(?:png|jpe?g|gif|svg|webp|css|js|ts|json|xml|html?|pdf|docx?|xlsx?|zip)$/i;
/** A school's own box, a service named last: « ce.0990001x », « ddt-accueil ». */
const SERVICE_LAST =
  /^ce\.\d{7}[a-z]$|[._-](?:contact|accueil|infos?|secretariat|courrier|standard|no-?reply|presse|communication|recrutement|facturation|comptabilite|drh|dpo|rgpd|assistance|support)$/;
const SERVICE =
  /^(?:contact|accueil|infos?|secretariat|direction|webmaster|no-?reply|ne-?pas-?repondre|nepasrepondre|support|assistance|admin(?:istrateur|istration)?|postmaster|mairie|courrier|dpo|rgpd|rh|drh|presse|communication|service|standard|hotline|helpdesk|newsletter|notifications?|abuse|root|git|bounces?|mailer-daemon|noreponse|recrutement|facturation|comptabilite|guichet|greffe|bibliotheque|ecole|college|lycee|prefecture)(?:[.\d_-].*)?$/;

export const email = defineDetector({
  id: "email",
  title: "Adresse électronique",
  category: "contact",
  candidates: "values",
  cues: ["courriel", "mél", "mel", "e-mail", "email", "adresse électronique", "messagerie"],
  marks: ["@"],
  words: ["at", "arobase", "arobas"],
  seek: ({ text }, at, end) => {
    if (text.charAt(at) !== "@") return hidden(text, at, end);
    const before = text.slice(Math.max(0, at - LONGEST), at);
    const local = LOCAL.exec(before.slice(Math.max(before.lastIndexOf(" "), before.lastIndexOf("\n")) + 1))?.[0];
    const domain = DOMAIN.exec(text.slice(end, end + LONGEST_DOMAIN))?.[0];
    if (local === undefined || domain === undefined || /\.\.|\.$/.test(local) || FILES.test(domain)) return [];
    const confidence = isService(local) ? "low" : "high";
    return [{ start: at - local.length, end: end + domain.length, confidence }];
  },
});

function hidden(text: string, at: number, end: number): Place[] {
  const [whole = "", local = ""] = HIDDEN_LOCAL.exec(text.slice(Math.max(0, at - LONGEST - 4), at)) ?? [];
  const domain = local === "" ? undefined : HIDDEN_DOMAIN.exec(text.slice(end, end + LONGEST_DOMAIN))?.[0];
  if (domain === undefined) return [];
  return [{ start: at - whole.length, end: end + domain.length, confidence: isService(local) ? "low" : "high" }];
}

function isService(local: string): boolean {
  return SERVICE.test(fold(local)) || SERVICE_LAST.test(fold(local));
}
