/** Ce que le tenant montre des jours dont dépend une dérogation. */

import type { LicensedService } from "../../model/directory-records.ts";
import type { EvidenceKind } from "../../model/evidence.ts";

const kinds: Readonly<Record<EvidenceKind, string>> = {
  account: "Comptes",
  drive: "OneDrive",
  team: "Équipes",
  site: "Sites",
};

/** « 120 comptes sur 400 », au passé et au bon genre. */
const existed: Readonly<Record<EvidenceKind, (before: string, all: string, day: string) => string>> = {
  account: (before, all, day) => `Comptes créés avant le ${day} : ${before} sur ${all}`,
  drive: (before, all, day) => `OneDrive créés avant le ${day} : ${before} sur ${all}`,
  team: (before, all, day) => `Équipes créées avant le ${day} : ${before} sur ${all}`,
  site: (before, all, day) => `Sites créés avant le ${day} : ${before} sur ${all}`,
};

export const evidence = {
  kinds,
  title: "Antériorité",
  curve: "Part de ce qui existe aujourd’hui et existait déjà à la fin de chaque mois",
  drawn: (from: string, to: string, engaged: string, text: string) =>
    `Part de ce qui existe aujourd’hui et existait déjà à la fin de chaque mois, du ${from} au ${to}. Traits verticaux : ${engaged} et ${text}.`,
  dots: (engaged: string, text: string | null) =>
    `Ronds : fin du mois du ${engaged}${text === null ? "" : ` ; losanges : fin du mois du ${text}`}`,
  seen: (
    shares: readonly (readonly [kind: string, share: string])[],
    day: string,
    { from, to }: { readonly from: string; readonly to: string },
  ) =>
    `De ce qui existe aujourd’hui, part déjà créée à la fin de chaque mois, de ${from} à ${to} ; avant le ${day} : ${shares.map(([kind, share]) => `${kind} ${share}`).join(", ")}.`,
  before: (
    kind: EvidenceKind,
    { before, all, unknown }: { readonly before: string; readonly all: string; readonly unknown: string },
    day: string,
    first: string | null,
    someUnknown: boolean,
  ) =>
    `${existed[kind](before, all, day)}${first === null ? "" : ` (le plus ancien : ${first})`}${someUnknown ? ` ; jour non connu pour ${unknown}` : ""}.`,
  opened: (spaces: string, one: boolean, day: string) =>
    `Créés après la note : ${spaces} ${one ? "espace ouvert" : "espaces ouverts"} après le ${day} dans des services fermés à la dérogation.`,
  undated: (spaces: string, one: boolean) =>
    `Dans ces services, ${spaces} ${one ? "espace n’a pas" : "espaces n’ont pas"} de jour de création connu.`,
  services: {
    exchange: "Exchange",
    sharepoint: "SharePoint et OneDrive",
    teams: "Teams",
    skype: "Skype Entreprise",
    office: "programmes Office",
  } satisfies Record<LicensedService, string>,
  licensed: (told: readonly (readonly [service: string, day: string])[]) =>
    `Premières affectations de licences que Microsoft Graph dit encore : ${told.map(([service, day]) => `${service}, ${day}`).join(" ; ")}. C’est le jour d’une affectation connue, non celui d’un achat : à confirmer par les marchés.`,
  unseen:
    "Ce que Microsoft Graph ne montre pas : ce qui a été supprimé depuis ; le jour où une boîte aux lettres a été ouverte (celui du compte en tient lieu) ; le jour où les licences ont été achetées ; un contenu plus ancien que l’espace où il a été déplacé. Les marchés, commandes et procès-verbaux de l’administration restent les pièces du dossier.",
  marks: {
    engaged: (day: string) => `${day} : état du projet demandé par le texte`,
    text: (day: string) => `${day} : jour du texte`,
  },
};
