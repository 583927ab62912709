/** Les vagues : ce dont elles sont faites, pourquoi un espace est dans la sienne, et ce que valent leurs dates. */

import type { Root, Stage } from "../../model/cluster.ts";
import type { Placing } from "../../model/container-row.ts";
import type { IsoDate } from "../../model/dates.ts";
import type { DatedWave, Holidays, Schedule } from "../../model/schedule.ts";
import { formatOf } from "../format.ts";

const { count, day, bytes, one } = formatOf("fr");

const NAMED = 3;

/** « DRH, DSI et 2 autres directions » ; rien là où aucun espace n’a de direction à dire. */
function directorates(units: readonly (string | null)[]): string {
  const all = units.map((unit) => unit ?? "sans direction connue");
  const more = all.length - NAMED;
  if (more <= 1) return all.join(", ");
  return `${all.slice(0, NAMED).join(", ")} et ${count(more)} autres directions`;
}

const stage: Readonly<Record<Stage, string>> = {
  move: "À déplacer sans attendre",
  decide: "À trancher par vous",
  keep: "Selon la dérogation",
};

/** Pourquoi il part, attend ou peut rester. */
const because: Readonly<Record<Placing["because"], string>> = {
  closed: "Le texte exclut la dérogation.",
  answered: "Vous avez décidé de le déplacer.",
  refused: "La dérogation est refusée.",
  expired: "La dérogation est échue.",
  "not-eligible": "Le projet n’est pas éligible à la dérogation.",
  chat: "Aucune reprise de l’historique n’a été trouvée : l’usage change avec la première vague de la direction.",
  choice: "Attend votre choix.",
  follows: "Attend votre choix ; s’il part, suit ce à quoi il appartient.",
  "to-establish":
    "La dérogation suppose un projet éligible, ce qui reste à établir : vient après ce qui part sans attendre.",
  "to-request": "La dérogation peut être demandée : vient après ce qui part sans attendre.",
  requested: "La dérogation est demandée : vient après ce qui part sans attendre.",
  granted: "La dérogation est accordée : vient après ce qui part sans attendre, et doit être parti à son terme.",
  shut: "Hors des vagues : rien n’en a été vu. À rouvrir (feuille « Couverture »), puis à relever.",
};

/** Son rang parmi ce qui part sans attendre. Ce qui a été repéré l’a été dans l’ensemble, non forcément dans l’espace. */
const rank = (found: NonNullable<Placing["rank"]>, together: boolean): string => {
  const last = "part après ce où des données ont été repérées";
  const texts = {
    found: `Part parmi les premiers : des données ${together ? "ont été repérées dans ce qui part ensemble" : "y ont été repérées"}.`,
    none: `Rien de repéré dans ce qui a été lu : ${last}.`,
    grouped: `Rien de repéré dans ce qui a été lu, hors données indiquées par direction : ${last}.`,
    unread: `Contenu non lu : ${last}.`,
  };
  return texts[found];
};

const withWhat: Readonly<Record<Root, string | null>> = {
  team: "Avec son équipe ou son groupe",
  site: "Avec son site",
  person: "Avec ce qui est au même compte",
  chats: null,
  alone: null,
};

const whole: Readonly<Record<Stage, string>> = {
  move: "l’usage change avec la première vague de chaque direction",
  decide: "à trancher d’abord",
  keep: "suit la décision prise pour ce service",
};

const holidays: Readonly<Record<Holidays, string>> = {
  metropole: "jours fériés de métropole",
  "alsace-moselle": "jours fériés d’Alsace et de Moselle",
};

const inWords = (all: readonly string[]) => new Intl.ListFormat("fr").format(all);

const number = (value: number, singular: string, plural: string) => `${count(value)} ${one(value) ? singular : plural}`;

export const waves = {
  name: (of: Stage, sensitive: boolean | null, units: readonly (string | null)[]) => {
    const what = `${stage[of]}${sensitive ? ", données repérées" : ""}`;
    return of === "decide" || units.length === 0 ? what : `${what} : ${directorates(units)}`;
  },
  /** Une direction qu’une seule vague ne peut contenir. */
  nth: (name: string, nth: number, of: number) => `${name} (${count(nth)} sur ${count(of)})`,
  why: ({ because: reason, rank: found, root, together }: Placing) => {
    const beside = withWhat[root];
    return [
      because[reason],
      ...(found === null ? [] : [rank(found, together > 1)]),
      ...(together > 1 && beside !== null ? [`${beside} (${number(together, "espace", "espaces")} en tout).`] : []),
    ].join(" ");
  },
  /** D’une ligne qui réunit des espaces que rien ne lie entre eux : chacun part avec ce à quoi il appartient. */
  whyAll: ({ because: reason, rank: found, root }: Placing) =>
    [
      because[reason],
      ...(found === null ? [] : [rank(found, root !== "alone")]),
      ...(withWhat[root] === null ? [] : ["Chacun part avec ce à quoi il appartient."]),
    ].join(" "),
  /** Les vagues par leur numéro, la première d’abord. */
  spread: (inFirst: number, others: readonly number[]) =>
    `${number(inFirst, "espace", "espaces")} dans cette vague ; les autres dans ${others.length > 1 ? "les vagues" : "la vague"} ${inWords(others.map(count))}.`,
  /** D’un service dont aucun espace n’est listé. */
  whole: (of: Stage, used: boolean) =>
    `${used ? "Rien n’en est repris" : "Aucun espace n’en est listé"} : ${whole[of]}.`,
  /** Une vague par son numéro, celui que prend « Vague retenue », et ses jours. */
  when: ({ id, start, end, estimated }: Pick<DatedWave, "id" | "start" | "end" | "estimated">) => {
    const sure = estimated ? " (estimation)" : "";
    if (start === null) return `Vague ${count(id)}, ${end === null ? "dates à fixer" : `jusqu’au ${day(end)}${sure}`}.`;
    return end === null
      ? `Vague ${count(id)}, à partir du ${day(start)}${sure}.`
      : `Vague ${count(id)}, du ${day(start)} au ${day(end)}${sure}.`;
  },
  stage,
  estimated: "estimation",
  given: "fixé par l’administration",
  /** Rien n’en est repris : elles ne comptent pas dans la capacité. */
  chats: (chats: number) =>
    `Dont ${number(chats, "conversation", "conversations")}, dont rien n’est repris : hors capacité.`,
  late: (until: IsoDate) =>
    `Finirait après le terme de la dérogation, le ${day(until)} : commencer plus tôt, ou déplacer davantage par vague.`,
  interrupted: (from: IsoDate, to: IsoDate, why: string | null) =>
    `Interrompue par la fermeture du ${day(from)} au ${day(to)}${why === null ? "" : ` (${why})`}.`,
  /** Sur quoi reposent les dates : tout se règle dans bascule.config.yaml. */
  assumptions: (
    { start, holidays: which, closings, capacity, named }: Schedule,
    keys: readonly string[],
  ): readonly string[] => {
    const { people, spaces, bytesPerDay, days } = capacity;
    const most = [
      people === null ? "" : number(people, "agent", "agents"),
      spaces === null ? "" : number(spaces, "espace", "espaces"),
      bytesPerDay === null ? "" : `${bytes(bytesPerDay)} par jour ouvré`,
      days === null ? "" : number(days, "jour ouvré", "jours ouvrés"),
    ].filter((bound) => bound !== "");
    const closed = closings.map(
      ({ from, to, why }) => `du ${day(from)} au ${day(to)}${why === null ? "" : ` (${why})`}`,
    );
    return [
      start === null
        ? "Aucun premier jour n’est fixé (waves.start) : Bascule ne propose aucune date."
        : `Premier jour fixé par l’administration : ${day(start)}. Les dates qui en découlent sont des estimations.`,
      most.length === 0
        ? "Aucune capacité n’est fixée (waves.capacity) : dans chaque temps, une vague par direction."
        : `Une vague au plus, selon l’administration : ${most.join(", ")}. Les directions la remplissent à la suite : l’une peut commencer dans une vague et finir dans la suivante, et le reste de ce qui part sans attendre complète la dernière vague du premier temps.`,
      "Trois temps, et dans chacun une direction peut avoir une vague : ce qui part sans attendre et où des données ont été repérées, le reste de ce qui part sans attendre, ce qu’une dérogation peut garder. Ce que vous avez à trancher suit ce à quoi il appartient, ou attend à part.",
      "Dans chaque temps, de la direction qui a le moins d’espaces à celle qui en a le plus : la première sert de pilote. Vient ensuite ce qui n’a pas de direction connue. Dans une direction, ce qui a servi depuis un an part avant le reste.",
      `Jours ouvrés : du lundi au vendredi, hors ${holidays[which]}${closed.length === 0 ? "" : ` et hors fermetures ${closed.join(", ")}`}.`,
      "Agents : comptés une fois par vague, pour la boîte ou le OneDrive qui y part. Les membres des équipes et des conversations ne sont pas relevés : ils ne comptent pas dans la capacité.",
      ...(named.some(({ start: first, end }) => first !== null || end !== null)
        ? ["Les dates que l’administration a fixées à une vague l’emportent sur le calcul."]
        : []),
      ...(named.some(({ key }) => key === null)
        ? [
            "Une vague nommée sans clé (waves.named, key) l’est par son rang : un autre relevé peut donner ce rang à une autre vague.",
          ]
        : []),
      ...named.flatMap(({ key }) =>
        key === null || keys.includes(key)
          ? []
          : [
              `Aucune vague de ce plan n’a la clé « ${key} » que donne la configuration : ce nom et ces dates ne servent pas.`,
            ],
      ),
    ];
  },
};
