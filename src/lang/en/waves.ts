import type { Root, Stage } from "../../model/cluster.ts";
import type { Placing } from "../../model/container-row.ts";
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
  closed: "The text excludes a derogation.",
  answered: "You decided to move it.",
  refused: "The derogation is refused.",
  expired: "The derogation has ended.",
  "not-eligible": "The project is not eligible for a derogation.",
  chat: "No way to take its history over was found: people change with the first wave of their directorate.",
  choice: "Waits for your choice.",
  follows: "Waits for your choice; if it leaves, it goes with what it belongs to.",
  "to-establish":
    "A derogation supposes an eligible project, which is still to be established: comes after what leaves now.",
  "to-request": "A derogation may be requested: comes after what leaves now.",
  requested: "A derogation is requested: comes after what leaves now.",
  granted: "A derogation is granted: comes after what leaves now, and must have left by its end.",
  shut: "In no wave: nothing was seen of it. To be opened (sheet Coverage), then scanned.",
};

const rank = (found: NonNullable<Placing["rank"]>, together: boolean): string => {
  const last = "leaves after what data were found in";
  const texts = {
    found: `Leaves among the first: data were found ${together ? "in what leaves together" : "there"}.`,
    none: `Nothing found in what was read: ${last}.`,
    grouped: `Nothing found in what was read, but for data told by directorate: ${last}.`,
    unread: `Contents not read: ${last}.`,
  };
  return texts[found];
};

const withWhat: Readonly<Record<Root, string | null>> = {
  team: "With its team or group",
  site: "With its site",
  person: "With what is the same account’s",
  chats: null,
  alone: null,
};

const whole: Readonly<Record<Stage, string>> = {
  move: "people change with the first wave of each directorate",
  decide: "to be decided first",
  keep: "follows what is decided for this service",
};

const holidays: Readonly<Record<Holidays, string>> = {
  metropole: "public holidays of metropolitan France",
  "alsace-moselle": "public holidays of Alsace and Moselle",
};

const inWords = (all: readonly string[]) => new Intl.ListFormat("en").format(all);

const number = (value: number, singular: string, plural: string) => `${count(value)} ${one(value) ? singular : plural}`;

export const waves: typeof fr = {
  name: (of, sensitive, units) => {
    const what = `${stage[of]}${sensitive ? ", data found" : ""}`;
    return of === "decide" || units.length === 0 ? what : `${what}: ${directorates(units)}`;
  },
  nth: (name, nth, of) => `${name} (${count(nth)} of ${count(of)})`,
  why: ({ because: reason, rank: found, root, together }) => {
    const beside = withWhat[root];
    return [
      because[reason],
      ...(found === null ? [] : [rank(found, together > 1)]),
      ...(together > 1 && beside !== null ? [`${beside} (${number(together, "space", "spaces")} in all).`] : []),
    ].join(" ");
  },
  whyAll: ({ because: reason, rank: found, root }) =>
    [
      because[reason],
      ...(found === null ? [] : [rank(found, root !== "alone")]),
      ...(withWhat[root] === null ? [] : ["Each goes with what it belongs to."]),
    ].join(" "),
  spread: (inFirst, others) =>
    `${number(inFirst, "space", "spaces")} in this wave; the others in ${others.length > 1 ? "waves" : "wave"} ${inWords(others.map(count))}.`,
  whole: (of, used) => `${used ? "Nothing of it is carried" : "No space of it is listed"}: ${whole[of]}.`,
  when: ({ id, start, end, estimated }) => {
    const sure = estimated ? " (estimate)" : "";
    if (start === null) return `Wave ${count(id)}, ${end === null ? "dates to be set" : `until ${day(end)}${sure}`}.`;
    return end === null
      ? `Wave ${count(id)}, from ${day(start)}${sure}.`
      : `Wave ${count(id)}, ${day(start)} to ${day(end)}${sure}.`;
  },
  stage,
  estimated: "estimate",
  given: "set by the administration",
  chats: (chats) => `Of which ${number(chats, "chat", "chats")}, of which nothing is carried: outside the capacity.`,
  late: (until) =>
    `Would end after the last day of the derogation, ${day(until)}: begin earlier, or move more in a wave.`,
  interrupted: (from, to, why) =>
    `Interrupted by the closing of ${day(from)} to ${day(to)}${why === null ? "" : ` (${why})`}.`,
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
        ? "No capacity is set (waves.capacity): in each stage, one wave for each directorate."
        : `One wave at most, as the administration says: ${most.join(", ")}. Directorates fill it one after the other: one may begin in a wave and end in the next, and the rest of what leaves now fills up the last wave of the first stage.`,
      "Three stages, and in each a directorate may have a wave: what leaves now and had data found in it, the rest of what leaves now, what a derogation may keep. What you have to decide goes with what it belongs to, or waits apart.",
      "In each stage, from the directorate with the fewest spaces to the one with the most: the first is the pilot. Then what has no known directorate. Within a directorate, what was used in the last year leaves before the rest.",
      `Working days: Monday to Friday, without the ${holidays[which]}${closed.length === 0 ? "" : ` and closed from ${closed.join(", ")}`}.`,
      "People are counted once a wave, for the mailbox or OneDrive that leaves in it. Members of teams and of chats are not collected: they use no capacity.",
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
