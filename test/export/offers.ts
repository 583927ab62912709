/** Offers for the sample book: as many as its services need, with limits. */

import type { IsoDate } from "../../src/model/dates.ts";
import { UNSTATED } from "../../src/model/fit.ts";
import type { Offer } from "../../src/model/offer.ts";

const wording = (fr: string) => ({ fr, en: `[en] ${fr}` });

const offer = (id: string, name: string, limits: readonly string[] = [], notFor: readonly string[] = []): Offer => ({
  id,
  name,
  kind: "la-suite",
  operator: "DINUM",
  href: `https://${id}.example/`,
  availableFrom: "2024-01-01" as IsoDate,
  basis: "attested",
  endsOn: null,
  checkedOn: "2026-11-01" as IsoDate,
  confidence: "F",
  limits: limits.map((text) => ({ what: "limit", value: null, text: wording(text), confidence: null })),
  notFor: notFor.map(wording),
  facts: UNSTATED,
  sources: [],
});

export const OFFERS: readonly Offer[] = [
  offer("messagerie", "Messagerie"),
  offer("tchap", "Tchap", ["Renouvellement annuel des comptes."]),
  offer("fichiers", "Fichiers", ["2 Go par fichier."], ["Diffusion Restreinte."]),
  offer("docs", "Docs", ["Importe .docx et .md."], ["Diffusion Restreinte et données de santé."]),
  offer("visio", "Visio", ["150 personnes par réunion."], ["Données de santé."]),
  offer("grist", "Grist"),
  {
    ...offer("webinaire", "Webinaire", ["350 personnes."]),
    kind: "snap",
    availableFrom: null,
    basis: null,
    confidence: "W",
  },
  { ...offer("france-transfert", "France Transfert", ["20 Go par envoi, 90 jours."]), endsOn: "2027-12-31" as IsoDate },
];
