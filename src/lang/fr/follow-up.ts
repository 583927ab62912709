/** Après le déplacement : ce que disent la feuille « Suivi » et le procès-verbal de bascule. */

import type { IsoDate } from "../../model/dates.ts";
import { formatOf } from "../format.ts";

const { count, day, bytes, one } = formatOf("fr");

const items = (value: number) => `${count(value)} ${one(value) ? "élément" : "éléments"}`;
const signed = (value: number, write: (value: number) => string) => `${value < 0 ? "−" : "+"}${write(Math.abs(value))}`;
const spaces = (value: number) => `${count(value)} ${one(value) ? "espace" : "espaces"}`;

export const followUp = {
  verdict: { agrees: "concorde", gap: "écart", alive: "vit encore", uncounted: "non compté" },
  gapItems: (value: number) => `Écart de ${signed(value, items)} à l’arrivée.`,
  gapBytes: (value: number) => `Écart de ${signed(value, bytes)} à l’arrivée.`,
  leftUnknown: "Ce qui est parti n’est pas connu : le chiffre du plan manque ou a été changé à la main.",
  arrivedUnknown: "Ce qui est arrivé n’est pas rempli.",
  source: {
    gone: (on: IsoDate) => `N’est plus à la source (relevé du ${day(on)}).`,
    unknown: "À la source : non connu.",
    active: (on: IsoDate, since: IsoDate) =>
      `Activité à la source le ${day(on)}, après la date réelle (${day(since)}) : à reprendre avant de clore.`,
    grown: (all: number, more: number) =>
      `À la source : ${items(all)}, ${count(more)} de plus que ce qui avait été compté. À recompter avant de clore.`,
    emptied: "À la source : plus aucun élément.",
    shrunk: (all: number, fewer: number) =>
      `À la source : ${items(all)}, ${count(fewer)} de moins que ce qui avait été compté.`,
    same: "À la source : rien n’a changé depuis le comptage.",
  },
  noDay: "Date réelle non remplie : ce qui a changé depuis ne peut pas être dit.",
  unreadableDay: "Date réelle illisible : ce qui a changé depuis ne peut pas être dit.",
  reservation: (text: string) => `Réserve : ${text}`,
  held: (column: string, value: string) => `${column} : ${value}`,
  pv: {
    file: "Procès-verbal de bascule",
    wave: (id: number, name: string | null) => `Vague ${count(id)}${name === null ? "" : ` – ${name}`}`,
    noWave: "Espaces sans vague",
    spaces,
    verified: (value: number) => `dont ${count(value)} ${one(value) ? "vérifié" : "vérifiés"}`,
    allMoved: "Tous les espaces de cette vague sont marqués « Déplacé (à vérifier) » ou « Vérifié ».",
    remaining: (value: number) =>
      `${spaces(value)} de cette vague ${one(value) ? "n’est" : "ne sont"} pas encore ${one(value) ? "marqué" : "marqués"} « Déplacé (à vérifier) » : ${one(value) ? "il n’est" : "ils ne sont"} pas dans ce procès-verbal.`,
    notKnown: "non connu",
    notGiven: "non rempli",
    partly: (sum: string, missing: number) => `${sum}, sans ${spaces(missing)} dont le chiffre n’est pas connu`,
    leftArrived: (left: string, arrived: string) => `${left} → ${arrived}`,
    noRemark: "Aucun écart relevé, aucune réserve écrite dans le plan.",
    remark: (space: string, kind: string, says: string) => `${space}${kind === "" ? "" : ` (${kind})`} : ${says}`,
    more: (listed: number, all: number) =>
      `Ce tableau donne ${count(listed)} espaces sur ${count(all)}, d’abord ceux qui ne concordent pas. Tous sont dans la feuille « Suivi » de plan-migration.xlsx, à joindre.`,
    whole:
      "Tous les espaces de la vague qui sont marqués « Déplacé (à vérifier) » ou « Vérifié » sont dans ce tableau.",
    unknowns: [
      "Bascule ne lit pas la destination : ce qui est arrivé est déclaré par ceux qui l’ont compté.",
      "Ce qui est parti est ce qui avait été compté au dernier relevé avant le déplacement ; ce qui a été écrit entre ce relevé et le déplacement n’y est pas.",
      "Le même contenu n’a pas la même taille partout : un volume arrivé est tenu pour égal jusqu’à 5 % de moins.",
      "Les nombres ne disent pas que les contenus sont lisibles, ni que les droits d’accès et les partages sont justes : cela se vérifie à l’ouverture.",
    ],
  },
  faults: {
    alone:
      "--arrived va avec --carry : c’est le classeur repris qui dit quels espaces sont déplacés. Exemple : bascule plan --carry plan-migration.xlsx --arrived arrivees.csv",
    missing: (path: string) =>
      `Le fichier des arrivées « ${path} » n’existe pas ou ne peut pas être lu. Vérifiez son chemin et vos droits de lecture. Rien n’a été écrit.`,
    line: (path: string, line: number | null, detail: string) =>
      `« ${path} »${line === null ? "" : `, ligne ${line}`} : ${detail}. Rien n’a été écrit.`,
  },
};
