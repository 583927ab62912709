/**
 * Plate of a vehicle: AA-123-AA since 2009, without I, O, U, nor SS, from 001 to 999; before, up to four digits, two or
 * three letters and the département. Any code may have that shape: alone it is worth little.
 * Source: arrêté du 9 février 2009 relatif aux modalités d'immatriculation des véhicules
 */
import { defineDetector } from "../detector.ts";

const NEW = /^(?!SS)[A-HJ-NP-TV-Z]{2}(?!000)\d{3}(?!SS)[A-HJ-NP-TV-Z]{2}$/;
const OLD = /^[1-9]\d{0,3}(?!I|O)[A-HJ-NP-Z]{2,3}(?:0[1-9]|[1-8]\d|9[0-5]|2[AB]|97[1-6])$/;

/** « de 112 km »: two short words around a number, in whatever letters. */
const WORDS = /^(?:de|la|le|en|et)\d/i;
const UNITS = /\d(?:k[mgw]|[cdm][mlg]|h[al]|en|et)$/i;

export const plate = defineDetector({
  id: "plate",
  title: "Plaque d’immatriculation",
  category: "citizen-personal-data",
  candidates: "values",
  weak: true,
  // biome-ignore format: words in one list
  cues: ["immat", "immatriculation", "imatriculation", "imatriculé", "imatriculée", "immatriculé", "immatriculée", "plaque", "plaque d'immatriculation", "carte grise", "certificat d'immatriculation", "véhicule", "n° d'immatriculation"],
  hints: [
    "voiture",
    "automobile",
    "scooter",
    "moto",
    "camion",
    "fourgon",
    "conducteur",
    "stationnement",
    "stationné",
    "stationnée",
    "garé",
    "garée",
    "parking",
    "fourrière",
    "peugeot",
    "renault",
    "citroën",
    "dacia",
    "volkswagen",
    "toyota",
    "opel",
    "ford",
    "fiat",
    "mercedes",
    "bmw",
    "audi",
    "hyundai",
    "clio",
    "mégane",
    "twingo",
    "kangoo",
    "berlingo",
    "duster",
    "parc automobile",
    "contrôle technique",
  ],
  rivals: ["rcs", "siren", "siret"],
  numbers: [
    {
      lengths: [7],
      of: "letters",
      shape: NEW,
      groups: 3,
      small: true,
      judge: ({ compact, joints, groups, cue, hint, rival, beside }) => {
        const written = groups.length === 1 || (groups[0] === 2 && groups[1] === 3);
        if (!written || rival || (/^[ \n]{2}$/.test(joints) && WORDS.test(compact) && UNITS.test(compact))) return null;
        if (cue) return "high";
        return hint && beside ? "medium" : "low";
      },
    },
    {
      lengths: [5, 6, 7, 8, 9, 10],
      of: "letters",
      cued: true,
      shape: OLD,
      groups: 3,
      judge: ({ groups, cue, rival, beside }) => (groups.length !== 2 && !rival && cue && beside ? "high" : null),
    },
  ],
});
