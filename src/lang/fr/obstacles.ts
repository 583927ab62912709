/** Ce qui s’oppose au départ d’un espace vers une offre, ce qui lui convient, et depuis quand il n’a plus servi. */

import type { Fits, Use } from "../../model/fit.ts";
import { formatOf } from "../format.ts";

const { count, bytes, one } = formatOf("fr");

const fits: Record<Fits, string> = {
  yes: "Rien dans l’espace ne s’y oppose",
  "with-work": "Préparation nécessaire",
  unread: "À confirmer : contenu non lu",
  no: "Aucune offre connue ne convient",
};

const use: Record<Use, string> = {
  recent: "moins de 3 mois",
  idle: "de 3 à 12 mois",
  stale: "plus de 12 mois : à instruire avec le service des archives (visa, Code du patrimoine, art. L.212-2)",
  unknown: "non connu",
};

const weighs: Record<Exclude<Fits, "yes">, string> = {
  no: "empêche",
  "with-work": "demande une préparation",
  unread: "à confirmer",
};

export const obstacles = {
  fits,
  use,
  /** Derrière la convenance d’un espace individuel. */
  ownContents: " ; contenus : voir par direction",
  /** Convenance d’une ligne du plan, et ce qui s’y oppose. */
  because: (fits: string, what: string) => `${fits} (${what})`,
  fewOwn: "Espaces individuels de moins de dix agents : nombre non dit",
  own: (kept: number, of: number) => `${count(kept)} sur ${count(of)} espaces individuels`,
  /** Rien ne convient, et pourquoi. */
  none: (reasons: string) => `Aucune offre connue ne convient : ${reasons}`,
  toStudy: (names: string) => `à étudier : ${names}`,
  noOffer: "aucune n’est proposée à cette date",
  noneOf: (spaces: number, of: number) =>
    `aucune offre connue ne convient pour ${count(spaces)} ${one(spaces) ? "espace" : "espaces"} sur ${count(of)} : voir « Blocages »`,
  every: (spaces: number) =>
    spaces === 0 ? "Toutes les réunions" : `${count(spaces)} ${one(spaces) ? "espace" : "espaces"}`,
  anyOffer: "Toute offre",
  /** Les contenus se disent ensemble : lequel est en cause n’est pas l’affaire de tous les lecteurs. */
  content: "Contenu que l’offre exclut, ou dont aucune source ne dit qu’elle l’accueille",
  contents: "contenu qu’elles excluent ou n’accueillent pas expressément",
  apart: "non détaillé ici",
  contentWay:
    "Saisir l’officier de sécurité et le délégué à la protection des données, à qui le détail est réservé, avant de déplacer",
  contentBasis: "Contenus lus, et ce que les sources disent de l’offre",
  weighs,
  limit: (what: string, limit: number) => `${what} (${bytes(limit)})`,
  counted: (what: string, times: number) => `${what} : ${count(times)}`,
  unknown: "non relevé",
  unknownBasis: "Aucune réponse n’en a rien dit : leur nombre n’est pas connu",
  told: "Dit par Microsoft Graph lors du relevé",
  unreadBasis: "Contenu non lu, ou lu en partie",
  unstated: "Aucune source trouvée ne le dit",
  /** Une offre qui prend fin, et ce qui s’arrête ce jour-là. */
  ending: (what: string, on: string, over: boolean) => `${what} : jusqu’au ${on}${over ? ", terme passé" : ""}`,
  offer: (name: string, marks: readonly string[]) =>
    marks.length === 0 ? name : `${name} (${marks.join("\u202f; ")})`,
  toVerify: "à vérifier",
  r9: (text: string) => `Règle R9 : ${text}.`,
  r9Unstated:
    "Règle R9 : aucune source trouvée ne dit si l’offre la respecte, ce que la règle R14 demande de vérifier.",
  qualified: (from: string, until: string | null) =>
    until === null ? `Qualification attestée au ${from}.` : `Qualification du ${from} au ${until}.`,
  unqualified: "Qualification non attestée : elle n’est pas proposée.",
  unfit: (spaces: number) => {
    const which = one(spaces) ? "va l’espace auquel" : `vont les ${count(spaces)} espaces auxquels`;
    return `Décider où ${which} aucune offre connue ne convient (feuille « Blocages »).`;
  },
};
