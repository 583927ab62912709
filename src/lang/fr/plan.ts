import type { IsoDate } from "../../model/dates.ts";
import type { GapCause } from "../../model/gap.ts";
import type { ChosenWorkload } from "../../model/service.ts";
import { formatOf } from "../format.ts";
import { names } from "./names.ts";
import { waves } from "./waves.ts";

const { count, day } = formatOf("fr");

/** « 1 espace », « 3 espaces » ; rien pour 0. */
const spaces = (containers: number) =>
  containers > 1 ? `${count(containers)} espaces` : `${count(containers)} espace`;

/** Causes dont le nombre dit quelque chose : des éléments ou des comptes, non des routes. */
const numbered: ReadonlySet<GapCause> = new Set([
  "private",
  "hidden",
  "left-out",
  "not-provisioned",
  "vanished",
  "unlabelled",
  "untold",
]);

/** Combien : des espaces quand la cause en touche, sinon un simple nombre là où il parle. */
const amount = (cause: GapCause, containers: number, items: number) =>
  containers > 0 ? ` (${spaces(containers)})` : numbered.has(cause) && items > 1 ? ` (${count(items)})` : "";

const items = (drawn: number) => (drawn > 1 ? `${count(drawn)} éléments tirés` : `${count(drawn)} élément tiré`);

/** Ce qui est lu sans tirage : ce que désigne un nom ou une étiquette, et les sortes si peu nombreuses que le sort les oublierait. */
function wholly(whole: number, marked: number): string {
  if (whole === 0) return "";
  const told =
    marked === 0
      ? "de sortes peu nombreuses"
      : marked === whole
        ? "que leur nom ou leur étiquette désigne"
        : `dont ${count(marked)} que leur nom ou leur étiquette désigne`;
  return `, et ${count(whole)} lu${whole > 1 ? "s" : ""} d’office (${told})`;
}

/** Ce que disent les phrases du plan : motifs, couverture, vagues. */
/** What a sentence on something refused ends with: the permission that it wanted. */
const named = (permission: string) => ` ; autorisation : ${permission}`;

export const plan = {
  reason: {
    unnamed: "Aucune règle de cette édition ne nomme ce service : à trancher par vous.",
    interpretation: (text: string) => `Interprétation de Bascule : ${text}`,
    "outside-scope":
      "L’administration se déclare collectivité territoriale : la doctrine vise l’État et les organismes sous sa tutelle, et ce classement n’a pour elle que valeur d’indication.",
    "outside-text": (on: IsoDate) =>
      `Une décision du ${day(on)} est déclarée pour ce service, que ce classement n’ouvre pas à la dérogation : à faire vérifier.`,
    "beyond-term": (until: IsoDate, term: IsoDate) =>
      `La décision déclarée court jusqu’au ${day(until)}, au-delà du terme du texte (${day(term)}) : à faire vérifier.`,
    "not-eligible": (on: IsoDate, wanted: string) =>
      `Une dérogation du ${day(on)} est déclarée pour un projet qui n’est pas dit ${wanted} : à faire vérifier.`,
    "not-in-decision": (on: IsoDate) =>
      `Une dérogation du ${day(on)} est déclarée pour d’autres services, et aucune décision ne nomme celui-ci : il n’en suit pas le terme.`,
    contrary: (rule: string, on: IsoDate) => `Décision contraire à la règle ${rule}, prise le ${day(on)}.`,
    "no-harm": (on: IsoDate, says: string) =>
      `Atteinte probable : l’administration a répondu non le ${day(on)}. ${says}`,
    "not-yet": (on: IsoDate, asOf: IsoDate) =>
      `La configuration porte sur ce service une réponse ou une décision datée du ${day(on)} : établi au ${day(asOf)}, ce plan n’en tient pas compte.`,
  },
  question: {
    stood: (wanted: string) => `Le projet était-il ${wanted} ?`,
    eligible: "La dérogation peut être demandée pour les services que le texte y ouvre.",
    notEligible: "La dérogation ne peut pas être demandée : ces services partent sans attendre.",
    offer:
      "Depuis quel jour une offre acceptable est-elle disponible en France, et sur quelle étude cela repose-t-il ?",
    dated: (clock: string) =>
      `Le délai court ${clock} ; sans ce jour, il n’a pas commencé et aucune échéance n’est écrite.`,
  },
  coverage: {
    named,
    gap: (cause: GapCause, containers: number, items: number, permission: string | null) =>
      `${names.cause[cause]}${amount(cause, containers, items)}${permission === null ? "" : named(permission)}.`,
    ordered:
      "Microsoft demande d’attendre plus longtemps qu’une exécution n’attend : rien n’est perdu, relancez le relevé plus tard, autant de fois qu’il le faudra.",
    invisible: "Une partie, que nomme la couverture, est invisible pour une application.",
    "not-chosen": (workload: ChosenWorkload) => `${names.workload[workload]} n’est pas dans ce relevé.`,
    earlier: (workload: ChosenWorkload) =>
      `${names.workload[workload]} n’est pas dans ce relevé : les chiffres sont ceux d’un relevé précédent.`,
    "not-shown": "Microsoft Graph ne le compte pas : connu par les licences, les rapports ou ce que vous en déclarez.",
    "messages-not-fetched":
      "Un message de Teams ne se lit qu’entier : sans lecture des contenus, seuls les espaces sont comptés.",
    sampled: "Contenus lus par échantillon.",
    drawn: (drawn: number, outOf: number, whole: number, marked: number) =>
      `Contenus lus par échantillon : ${items(drawn)} au sort sur ${count(outOf)}${wholly(whole, marked)}.`,
    "drawn-unread": (unread: number, high: number | null) =>
      `${unread > 1 ? `${count(unread)} éléments à lire n’ont pas pu l’être en entier : la borne basse les compte` : `${count(unread)} élément à lire n’a pas pu l’être en entier : la borne basse le compte`} sans donnée repérée, la borne haute avec${high === null ? "" : ` (${count(high)} sinon)`}.`,
    unseen: (places: number, held: number) =>
      `${spaces(places)} (${count(held)} élément${held > 1 ? "s" : ""}) ${places > 1 ? "n’ont pas été lus" : "n’a pas été lu"} jusqu’au bout : l’estimation n’en dit que ce qui y a été repéré.`,
    unfinished: "Le relevé n’est pas terminé.",
    directory: (where: string) => `L’annuaire n’a pas pu être lu en entier (${where}).`,
    licensed: (accounts: number) =>
      accounts === 0
        ? "Aucun compte n’a de licence qui l’ouvre."
        : accounts > 1
          ? `${count(accounts)} comptes ont une licence qui l’ouvre.`
          : `${count(accounts)} compte a une licence qui l’ouvre.`,
    active: (people: number, on: IsoDate | null) =>
      `${people === 0 ? "Personne ne l’a utilisé en six mois" : `Utilisé en six mois par ${count(people)} personne${people > 1 ? "s" : ""} au moins`}${on === null ? "" : `, d’après le rapport du ${day(on)}`}.`,
    archives: (mailboxes: number) =>
      mailboxes === 0
        ? "Aucune boîte aux lettres n’a d’archive, d’après les rapports et les licences."
        : mailboxes > 1
          ? `${count(mailboxes)} boîtes aux lettres ont une archive, d’après les rapports et les licences.`
          : `${count(mailboxes)} boîte aux lettres a une archive, d’après les rapports et les licences.`,
    unused: "Déclaré inutilisé par l’administration.",
    used: (quantity: number | null) =>
      quantity === null
        ? "Déclaré utilisé par l’administration."
        : `Déclaré utilisé par l’administration (${count(quantity)}).`,
    note: (note: string) => `Précision de l’administration : ${note}`,
  },
  waves,
};
