/** Les vagues : ce dont elles sont faites, pourquoi un espace est dans la sienne, et ce que valent leurs dates. */

import type { Root, Stage } from "../../model/cluster.ts";
import type { IsoDate } from "../../model/dates.ts";
import type { Placing } from "../../model/plan.ts";
import type { Holidays, Schedule } from "../../model/schedule.ts";
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

const because: Readonly<Record<Placing["because"], string>> = {
  sensitive: "Part sans attendre, parmi les premiers : des données y ont été repérées.",
  closed: "Part sans attendre.",
  choice: "Attend votre choix.",
  follows: "Attend votre choix, et suit ce à quoi il appartient.",
  kept: "Peut rester tant qu’une dérogation le permet : vient après ce qui part sans attendre.",
  chat: "Aucune reprise de l’historique n’a été trouvée : l’usage change dès la première vague.",
};

const withWhat: Readonly<Record<Root, (together: string) => string>> = {
  team: (together) => `Avec son équipe (${together}).`,
  site: (together) => `Avec son site (${together}).`,
  person: (together) => `Avec ce qui est à la même personne (${together}).`,
  chats: () => "",
  alone: () => "",
};

const holidays: Readonly<Record<Holidays, string>> = {
  metropole: "jours fériés de métropole",
  "alsace-moselle": "jours fériés d’Alsace et de Moselle",
};

const number = (value: number, singular: string, plural: string) => `${count(value)} ${one(value) ? singular : plural}`;

export const waves = {
  name: (of: Stage, sensitive: boolean | null, units: readonly (string | null)[]) => {
    const what = `${stage[of]}${sensitive ? ", données repérées" : ""}`;
    return of === "decide" || units.length === 0 ? what : `${what} : ${directorates(units)}`;
  },
  /** Une direction qu’une seule vague ne peut contenir. */
  nth: (name: string, nth: number, of: number) => `${name} (${count(nth)} sur ${count(of)})`,
  why: ({ because: reason, root, together }: Placing) =>
    [because[reason], together > 1 ? withWhat[root](number(together, "espace", "espaces")) : ""]
      .filter((sentence) => sentence !== "")
      .join(" "),
  stage,
  estimated: "estimation",
  given: "fixé par l’administration",
  /** Rien n’en est repris : elles ne comptent pas dans la capacité. */
  chats: (chats: number) =>
    `Dont ${number(chats, "conversation", "conversations")}, dont rien n’est repris : hors capacité.`,
  late: (until: IsoDate) =>
    `Finirait après le terme de la dérogation, le ${day(until)} : commencer plus tôt, ou déplacer davantage par vague.`,
  /** Sur quoi reposent les dates : tout se règle dans bascule.config.yaml. */
  assumptions: (
    { start, holidays: which, closings, capacity, named }: Schedule,
    keys: readonly string[],
  ): readonly string[] => {
    const { people, spaces, bytesPerDay, days } = capacity;
    const most = [
      people === null ? "" : number(people, "personne", "personnes"),
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
        ? "Aucune capacité n’est fixée (waves.capacity) : une vague par direction."
        : `Une vague au plus, selon l’administration : ${most.join(", ")}.`,
      `Jours ouvrés : du lundi au vendredi, hors ${holidays[which]}${closed.length === 0 ? "" : ` et hors fermetures ${closed.join(", ")}`}.`,
      "Personnes : comptées par leur boîte aux lettres. Les membres des équipes et des conversations ne sont pas relevés : ils ne comptent pas dans la capacité.",
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
