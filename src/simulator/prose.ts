/**
 * French administrative prose for the pretend tenant: plain paragraphs by theme, sentences that carry a value
 * beside its usual words, and sentences that look like it and carry nothing. No paragraph without a value holds
 * a number that a detector could take for one.
 */

import type { Random } from "./random.ts";
import { iban, nir, orderNumber, siren, siret, vat } from "./values.ts";

export type Theme = "general" | "hr" | "procurement" | "works" | "legal" | "it";

/** Values that a sentence can carry, by the plain name of what they are. */
export const CARRIERS = {
  nir: (random: Random) => {
    const value = nir(random);
    return {
      value,
      text: random.pick([
        `Numéro de sécurité sociale : ${value}, à reporter sur la déclaration.`,
        `L’assurée, dont le NIR est ${value}, demande la régularisation de son dossier.`,
        `Pour l’ouverture des droits, le numéro de sécurité sociale communiqué est ${value}.`,
      ]),
    };
  },
  siren: (random: Random) => {
    const value = siren(random);
    return { value, text: `La société candidate, SIREN ${value}, a remis son offre dans les délais.` };
  },
  siret: (random: Random) => {
    const value = siret(random);
    return { value, text: `Établissement titulaire du lot, SIRET ${value}, représenté par son gérant.` };
  },
  iban: (random: Random) => {
    const value = iban(random);
    return { value, text: `Le virement sera fait sur le compte dont l’IBAN est ${value} après service fait.` };
  },
  vat: (random: Random) => {
    const value = vat(random);
    return { value, text: `Facture émise par le prestataire, n° TVA intracommunautaire ${value}.` };
  },
} as const;

export type Carried = keyof typeof CARRIERS;

const OPENINGS = [
  "Suite à notre échange de ce matin,",
  "Comme convenu lors du dernier comité,",
  "Dans le cadre de la préparation du budget,",
  "À la demande de la direction,",
  "En réponse à votre courriel,",
  "Conformément au calendrier arrêté,",
] as const;

const MIDDLES: Readonly<Record<Theme, readonly string[]>> = {
  general: [
    "vous trouverez ci-dessous les éléments attendus par le cabinet",
    "le relevé de décisions est soumis à votre relecture",
    "la note d’étape est prête à être présentée au directeur",
    "le calendrier des prochaines réunions a été mis à jour",
  ],
  hr: [
    "le tableau des effectifs a été rapproché de celui du service du personnel",
    "la campagne d’entretiens s’ouvre dans toutes les directions",
    "les demandes de formation ont été transmises au bureau compétent",
    "la lettre de mission du nouvel adjoint est en cours de signature",
  ],
  procurement: [
    "le cahier des charges a été relu par le bureau des achats",
    "les critères de choix seront rappelés aux candidats",
    "la réunion de négociation est fixée à la semaine prochaine",
    "le bordereau des prix sera complété par le service prescripteur",
  ],
  works: [
    "le chantier de rénovation du bâtiment principal avance comme prévu",
    "la visite de sécurité n’a pas révélé de difficulté particulière",
    "les plans modifiés ont été adressés au maître d’œuvre",
    "le contrôle des installations électriques aura lieu au printemps",
  ],
  legal: [
    "le projet d’arrêté a été transmis au bureau de la légalité",
    "l’analyse du recours sera discutée avec le service des affaires juridiques",
    "la consultation des organismes intéressés s’achève à la fin du mois",
    "la rédaction de l’article premier reste à trancher",
  ],
  it: [
    "la migration des postes de travail se poursuit service par service",
    "l’audit d’accessibilité du site sera publié après correction",
    "la sauvegarde des serveurs a été vérifiée par l’équipe d’exploitation",
    "le plan de continuité a été joué sans incident notable",
  ],
};

const ENDINGS = [
  "Je reste à votre disposition pour en parler.",
  "Merci de me faire part de vos remarques.",
  "Un point d’étape sera fait en comité de direction.",
  "Les services concernés en ont été informés.",
  "La prochaine étape est la validation par le secrétariat général.",
] as const;

export const THEMES = Object.keys(MIDDLES) as readonly Theme[];

/** A paragraph of two or three sentences that carries no value. */
export function paragraph(random: Random, theme: Theme): string {
  const first = `${random.pick(OPENINGS)} ${random.pick(MIDDLES[theme])}.`;
  const middle = random.chance(0.5) ? ` De plus, ${random.pick(MIDDLES[theme])}.` : "";
  return `${first}${middle} ${random.pick(ENDINGS)}`;
}

/** A sentence that resembles a sensitive one: an amount, an order number, an instant, a version. */
export function decoy(random: Random): string {
  return random.pick([
    `Le montant total s’élève à ${random.int(900) + 100} ${random.int(900) + 100} euros hors taxes.`,
    `La commande ${orderNumber(random)} a été reçue par le magasin.`,
    `Version ${random.int(9) + 1}.${random.int(20)}.${random.int(20)} du logiciel installée sur les postes.`,
    "Le secret de polichinelle du service n’étonne plus personne.",
    "La diffusion restreinte du film documentaire a été évoquée en réunion.",
    `Réunion fixée au ${random.int(27) + 1} mars à ${random.int(9) + 9} h 30, salle du conseil.`,
  ]);
}
