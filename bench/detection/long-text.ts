/**
 * A French text of any size, with identifiers as often as an office's papers hold them: about one value in 2,500
 * characters, one ordinary number in 500, the rest made-up prose.
 */

import { materialOf } from "../corpus/material.ts";
import { type Random, randomOf } from "../corpus/random.ts";
import { render, type Scribe } from "../corpus/template.ts";

const SUBJECTS = [
  "le bureau",
  "la commission",
  "cette mesure",
  "le service instructeur",
  "l'association",
  "la commune",
  "chaque direction",
  "le rapporteur",
  "un usager",
  "la présidente",
  "notre équipe",
  "le comité local",
  "l'inspection",
  "une entreprise du secteur",
  "le tribunal",
  "la région",
];
const VERBS = [
  "examine",
  "reporte",
  "confirme",
  "conteste",
  "attend",
  "publie",
  "transmet",
  "regrette",
  "prévoit",
  "finance",
  "suspend",
  "complète",
  "évalue",
  "rappelle",
  "organise",
  "modifie",
];
const OBJECTS = [
  "le calendrier des travaux",
  "la liste des pièces à fournir",
  "une nouvelle consultation",
  "les conclusions de l'audit",
  "l'ouverture du guichet",
  "la convention de partenariat",
  "le projet d'établissement",
  "les observations du public",
  "un avis réservé",
  "la réponse du préfet",
  "le bilan de l'année écoulée",
  "les règles de stationnement",
  "la formation des agents",
  "l'état des routes",
];
const ENDS = [
  "dans les meilleurs délais",
  "sans attendre la prochaine séance",
  "à la demande des habitants",
  "pour la seconde fois cette année",
  "malgré l'avis contraire du conseil",
  "avec le concours des services de l'État",
  "sous réserve des crédits disponibles",
  "afin de tenir compte des remarques reçues",
  "comme le prévoit la convention",
  "à titre exceptionnel",
];

/** Paragraphs of one line each, as a reader of documents gives them. */
export function longText(bytes: number, seed: string): string {
  const material = materialOf("train");
  const random = randomOf(seed);
  const scribe: Scribe = { material, random, kept: new Map(), pool: () => null };
  const sentencesOf = (name: string) => material.sentences.get(name) ?? [];
  const positive = [...material.sentences]
    .filter(([name]) => !/trap|prose|chat/.test(name))
    .flatMap(([, lines]) => lines);
  const said = (template: string) =>
    render(template, scribe)
      .map(({ text }) => text)
      .join("");
  const paragraphs: string[] = [];
  for (let length = 0; length < bytes; ) {
    const sentences = Array.from({ length: random.between(2, 7) }, () => {
      const draw = random.next();
      if (draw < 0.04) return said(random.pick(positive));
      return draw < 0.2 ? said(random.pick(sentencesOf("trap"))) : madeUp(random);
    });
    const paragraph = sentences.join(" ").replaceAll("\n", " ");
    paragraphs.push(paragraph);
    length += Buffer.byteLength(paragraph) + 1;
  }
  return `${paragraphs.join("\n")}\n`;
}

function madeUp(random: Random): string {
  const clause = () => `${random.pick(SUBJECTS)} ${random.pick(VERBS)} ${random.pick(OBJECTS)}`;
  const first = clause();
  const more = random.chance(0.4) ? `, tandis que ${clause()}` : "";
  return `${first.charAt(0).toUpperCase()}${first.slice(1)}${more} ${random.pick(ENDS)}.`;
}
