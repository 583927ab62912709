import type { Root, Stage } from "../../model/cluster.ts";
import type { Placing } from "../../model/plan.ts";
import type { Holidays } from "../../model/schedule.ts";
import { formatOf } from "../format.ts";
import type { waves as fr } from "../fr/waves.ts";

const { count, day, bytes, one } = formatOf("en");

const NAMED = 3;

function directorates(units: readonly (string | null)[]): string {
  const all = units.map((unit) => unit ?? "no known directorate");
  const more = all.length - NAMED;
  if (more <= 1) return all.join(", ");
  return `${all.slice(0, NAMED).join(", ")} and ${count(more)} other directorates`;
}

const stage: Readonly<Record<Stage, string>> = {
  move: "To be moved now",
  decide: "For you to decide",
  keep: "Depending on the derogation",
};

const because: Readonly<Record<Placing["because"], string>> = {
  sensitive: "Leaves now, among the first: data were found there.",
  closed: "Leaves now.",
  choice: "Waits for your choice.",
  follows: "Waits for your choice, and goes with what it belongs to.",
  kept: "May stay as long as a derogation lets it: comes after what leaves now.",
  chat: "No way to take its history over was found: people change from the first wave on.",
};

const withWhat: Readonly<Record<Root, (together: string) => string>> = {
  team: (together) => `With its team (${together}).`,
  site: (together) => `With its site (${together}).`,
  person: (together) => `With what is the same person’s (${together}).`,
  chats: () => "",
  alone: () => "",
};

const holidays: Readonly<Record<Holidays, string>> = {
  metropole: "public holidays of metropolitan France",
  "alsace-moselle": "public holidays of Alsace and Moselle",
};

const number = (value: number, singular: string, plural: string) => `${count(value)} ${one(value) ? singular : plural}`;

export const waves: typeof fr = {
  name: (of, sensitive, units) => {
    const what = `${stage[of]}${sensitive ? ", data found" : ""}`;
    return of === "decide" || units.length === 0 ? what : `${what}: ${directorates(units)}`;
  },
  nth: (name, nth, of) => `${name} (${count(nth)} of ${count(of)})`,
  why: ({ because: reason, root, together }) =>
    [because[reason], together > 1 ? withWhat[root](number(together, "space", "spaces")) : ""]
      .filter((sentence) => sentence !== "")
      .join(" "),
  stage,
  estimated: "estimate",
  given: "set by the administration",
  chats: (chats) => `Of which ${number(chats, "chat", "chats")}, of which nothing is carried: outside the capacity.`,
  late: (until) =>
    `Would end after the last day of the derogation, ${day(until)}: begin earlier, or move more in a wave.`,
  assumptions: ({ start, holidays: which, closings, capacity, named }, keys) => {
    const { people, spaces, bytesPerDay, days } = capacity;
    const most = [
      people === null ? "" : number(people, "person", "people"),
      spaces === null ? "" : number(spaces, "space", "spaces"),
      bytesPerDay === null ? "" : `${bytes(bytesPerDay)} a working day`,
      days === null ? "" : number(days, "working day", "working days"),
    ].filter((bound) => bound !== "");
    const closed = closings.map(({ from, to, why }) => `${day(from)} to ${day(to)}${why === null ? "" : ` (${why})`}`);
    return [
      start === null
        ? "No first day is set (waves.start): Bascule proposes no date."
        : `First day set by the administration: ${day(start)}. Dates that follow from it are estimates.`,
      most.length === 0
        ? "No capacity is set (waves.capacity): one wave for each directorate."
        : `One wave at most, as the administration says: ${most.join(", ")}.`,
      `Working days: Monday to Friday, without the ${holidays[which]}${closed.length === 0 ? "" : ` and closed from ${closed.join(", ")}`}.`,
      "People are counted by their mailbox. Members of teams and of chats are not collected: they use no capacity.",
      ...(named.some(({ start: first, end }) => first !== null || end !== null)
        ? ["Dates that the administration set for a wave go before what is reckoned."]
        : []),
      ...(named.some(({ key }) => key === null)
        ? [
            "A wave that is named without a key (waves.named, key) is known by its number: another scan may give that number to another wave.",
          ]
        : []),
      ...named.flatMap(({ key }) =>
        key === null || keys.includes(key)
          ? []
          : [
              `No wave of this plan has the key “${key}” that the configuration gives: its name and dates are not used.`,
            ],
      ),
    ];
  },
};
