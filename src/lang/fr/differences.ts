import { parseDay } from "../../model/dates.ts";
import type { Difference, DifferenceKind, Source } from "../../model/difference.ts";
import { formatOf } from "../format.ts";

const { count, bytes, day } = formatOf("fr");

/** « 1 espace », « 3 espaces ». */
const many = (value: number, one: string, more = `${one}s`) => `${count(value)} ${value > 1 ? more : one}`;

/** Ce qui se compte dans un espace, ou s’énumère dans une liste. */
const items: Record<Source, (value: number) => string> = {
  mailbox: (value) => many(value, "élément"),
  drive: (value) => many(value, "fichier"),
  site: (value) => many(value, "fichier"),
  team: (value) => many(value, "message"),
  users: (value) => many(value, "compte"),
  groups: (value) => many(value, "groupe"),
};

/** Ce dont parle une ligne du rapport. */
const subjects: Record<Source, (value: number) => string> = {
  mailbox: (value) => many(value, "boîte aux lettres", "boîtes aux lettres"),
  drive: (value) => many(value, "OneDrive", "OneDrive"),
  site: (value) => many(value, "site"),
  team: (value) => many(value, "équipe"),
  users: items.users,
  groups: items.groups,
};

const lists: Record<Source, string> = {
  mailbox: "l’annuaire",
  drive: "l’annuaire",
  site: "la liste des sites",
  team: "la liste des groupes",
  users: "l’annuaire",
  groups: "l’annuaire",
};

function report(on: string | null): string {
  const known = on === null ? null : parseDay(on);
  return known === null ? "Le rapport d’utilisation" : `Le rapport d’utilisation du ${day(known)}`;
}

const again = "relancez le relevé ; si l’écart demeure, comparez avec le centre d’administration de Microsoft 365.";

function sentence({ kind, source, day: on, place, told, counted, spaces }: Difference): string {
  const said = report(on);
  const figure = (value: number | null) => (kind === "bytes" ? bytes(value ?? 0) : items[source](value ?? 0));
  const plain = (value: number | null) => (kind === "bytes" ? bytes(value ?? 0) : count(value ?? 0));
  switch (kind) {
    case "items":
    case "bytes":
      return place === null
        ? `${said} annonce ${figure(told)} dans ${subjects[source](spaces)}, le relevé en a compté ${plain(counted)} : écart non expliqué.`
        : `${said} annonce ${figure(told)}, le relevé en a compté ${plain(counted)} : écart non expliqué.`;
    case "absent":
      return place === null
        ? `${said} annonce ${subjects[source](spaces)} (${items[source](told ?? 0)}) que le relevé n’a pas trouvé${spaces > 1 ? "s" : ""}.`
        : `${said} l’annonce (${items[source](told ?? 0)}), le relevé ne l’a pas trouvé.`;
    case "unlisted":
      return `${said} nomme ${subjects[source](spaces)} que ${lists[source]} n’a pas : supprimés depuis, ou non listés.`;
    case "unreported":
      return `Le relevé a compté ${subjects[source](spaces)} que le rapport d’utilisation ne nomme pas.`;
    case "total-spaces":
      return `${said} annonce ${subjects[source](told ?? 0)}, le relevé en a compté ${count(counted ?? 0)} : écart non expliqué.`;
    case "total-items":
      return `${said} annonce ${items[source](told ?? 0)} en tout, le relevé en a compté ${count(counted ?? 0)} : écart non expliqué.`;
    case "listed":
      return `Microsoft Graph annonce ${items[source](told ?? 0)}, le relevé en a listé ${count(counted ?? 0)} : écart non expliqué.`;
    case "no-report":
      return "Le rapport d’utilisation n’a pas été obtenu : le relevé ne lui est pas comparé.";
    case "half-scanned":
      return `${said} compte ensemble SharePoint et Teams, dont un seul est dans ce relevé : ${many(spaces, "site")} non comparé${spaces > 1 ? "s" : ""}.`;
    case "empty-report":
      return `${said} est vide : le relevé ne lui est pas comparé.`;
    case "concealed":
      return `${said} masque les noms : seuls les totaux sont comparés au relevé.`;
    case "other-day":
      return `${many(spaces, "ligne")} d’un autre jour que le reste du rapport : non comparée${spaces > 1 ? "s" : ""}.`;
    case "late":
      return `${said} précède le relevé de ${many(spaces, "jour")} : cet âge peut expliquer des écarts.`;
    case "no-count":
      return "Le décompte de l’annuaire n’a pas été obtenu : la liste ne lui est pas comparée.";
  }
}

const advice: Record<DifferenceKind, string> = {
  items: again,
  bytes: again,
  absent: again,
  unlisted: `si leur nombre étonne, ${again}`,
  unreported: "rien, s’ils sont récents ou peu utilisés.",
  "total-spaces": again,
  "total-items": again,
  listed: again,
  "no-report": "accordez Reports.Read.All, ou relancez le relevé.",
  "half-scanned": "pour comparer, relancez le relevé avec --workload teams,sharepoint.",
  "empty-report": "relancez le relevé dans quelques jours.",
  concealed: "pour comparer espace par espace, l’administrateur peut afficher les noms, puis relancer le relevé.",
  "other-day": "relancez le relevé dans quelques jours.",
  late: "relancez le relevé dans quelques jours.",
  "no-count": "relancez le relevé.",
};

/** Ce que disent les rapports et les décomptes du tenant, quand ce n’est pas ce que dit le relevé. */
export const differences = {
  cause: {
    items: "Écart avec le rapport d’utilisation",
    bytes: "Écart de taille avec le rapport d’utilisation",
    absent: "Annoncé par le rapport, non trouvé",
    unlisted: "Annoncé par le rapport, non listé",
    unreported: "Relevé, absent du rapport",
    "total-spaces": "Écart avec le rapport d’utilisation",
    "total-items": "Écart avec le rapport d’utilisation",
    listed: "Écart avec le décompte de Microsoft Graph",
    "no-report": "Complétude non vérifiée",
    "half-scanned": "Complétude non vérifiée",
    "empty-report": "Complétude non vérifiée",
    concealed: "Complétude vérifiée par les totaux",
    "other-day": "Complétude non vérifiée",
    late: "Rapport ancien",
    "no-count": "Complétude non vérifiée",
  } satisfies Record<DifferenceKind, string>,
  sentence,
  todo: (kind: DifferenceKind) => `À faire : ${advice[kind]}`,
};
