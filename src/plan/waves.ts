/**
 * A proposal of waves. First what leaves without waiting: what something sensitive was found in, then the others; then what
 * waits for a choice; last what a derogation may keep. Directorate by directorate in each, the smallest first so that it
 * serves as a pilot, what has none last; of one, what is in use before what is not. Without a capacity a directorate is a
 * wave; with one, waves are filled up to it, and the others fill up the last wave of what something was found in. What moves
 * together is in one wave. The same clusters give the same waves.
 */

import { areChats, type Cluster, type ClusterKey, type Stage } from "../model/cluster.ts";
import type { IsoDate } from "../model/dates.ts";
import type { Capacity, DatedWave, NamedWave, Schedule, Wave } from "../model/schedule.ts";
import { type Calendar, calendarOf } from "./calendar.ts";

/** What is planned one after the other, whatever the directorate. */
export const LEGS: readonly { readonly stage: Stage; readonly sensitive: boolean | null }[] = [
  { stage: "move", sensitive: true },
  { stage: "move", sensitive: false },
  { stage: "decide", sensitive: null },
  { stage: "keep", sensitive: null },
];

/** Directorates in the order in which they move. */
export function unitsInOrder(spaces: ReadonlyMap<string | null, number>): readonly (string | null)[] {
  return [...spaces]
    .sort(
      ([one, left], [other, right]) =>
        Number(one === null) - Number(other === null) || left - right || ((one ?? "") < (other ?? "") ? -1 : 1),
    )
    .map(([unit]) => unit);
}

/** First part of a wave's key. */
const keyOf = ({ stage, sensitive }: (typeof LEGS)[number]) => (sensitive ? "sensitive" : stage);

const nthOf = (begins: string, nth: number) => (nth === 1 ? begins : `${begins}/${nth}`);

type Filling = { -readonly [K in keyof Wave]: Wave[K] } & { units: (string | null)[] };

/** Waves grow with what the administration moves in one, not with the tenant's spaces. */
export class WaveFiller {
  readonly #capacity: Capacity;
  readonly #waves: Filling[] = [];
  readonly #begun = new Map<string, number>();
  readonly #keys = new Set<string>();
  #leg: (typeof LEGS)[number] | null = null;

  constructor(capacity: Capacity) {
    this.#capacity = capacity;
  }

  /** Clusters come leg by leg, and directorate by directorate in each. @returns where it stands. */
  put(cluster: Cluster, leg: (typeof LEGS)[number]): ClusterKey & { readonly wave: number } {
    const current = this.#waves.at(-1);
    const wave =
      current === undefined || !this.#goesOn(leg) || !this.#fits(current, cluster)
        ? this.#begin(leg, cluster.unit)
        : current;
    if (!leg.sensitive && wave.sensitive) wave.sensitive = false;
    this.#leg = leg;
    if (!wave.units.includes(cluster.unit)) wave.units.push(cluster.unit);
    wave.people += cluster.people;
    wave.spaces += cluster.spaces;
    if (areChats(cluster)) wave.chats += cluster.spaces;
    wave.bytes += cluster.bytes;
    wave.weighed ||= cluster.weighed > 0;
    if (cluster.until !== null && (wave.until === null || cluster.until < wave.until)) wave.until = cluster.until;
    return { root: cluster.root, stage: cluster.stage, wave: wave.id };
  }

  get waves(): readonly Wave[] {
    return this.#waves;
  }

  /** Up to a capacity, the rest of what leaves without waiting fills the wave that those ahead of it left open. */
  #goesOn(leg: (typeof LEGS)[number]): boolean {
    return leg === this.#leg || (this.#bounded && leg.stage === "move" && this.#leg?.stage === "move");
  }

  get #bounded(): boolean {
    const { people, spaces, bytesPerDay, days } = this.#capacity;
    return people !== null || spaces !== null || (bytesPerDay !== null && days !== null);
  }

  #begin(leg: (typeof LEGS)[number], unit: string | null): Filling {
    const { stage, sensitive } = leg;
    const id = this.#waves.length + 1;
    // Choices make one wave, whose directorates do not matter.
    const begins = stage === "decide" ? keyOf(leg) : `${keyOf(leg)}/${unit ?? ""}`;
    const wave = {
      id,
      key: this.#keyFor(begins),
      stage,
      sensitive,
      units: [],
      people: 0,
      spaces: 0,
      chats: 0,
      bytes: 0,
      weighed: false,
      until: null,
    };
    this.#waves.push(wave);
    return wave;
  }

  #keyFor(begins: string): string {
    let nth = (this.#begun.get(begins) ?? 0) + 1;
    // A directorate may be named as the second wave of another would be.
    for (; this.#keys.has(nthOf(begins, nth)); nth += 1);
    this.#begun.set(begins, nth);
    this.#keys.add(nthOf(begins, nth));
    return nthOf(begins, nth);
  }

  /** Choices are made by theme, not by directorate, and nothing moves with them: they make one wave. */
  #fits(wave: Filling, cluster: Cluster): boolean {
    const { unit, people, bytes } = cluster;
    const spaces = areChats(cluster) ? 0 : cluster.spaces;
    if (wave.stage === "decide") return true;
    const { people: most, spaces: mostSpaces, bytesPerDay, days } = this.#capacity;
    const mostBytes = bytesPerDay === null || days === null ? null : bytesPerDay * days;
    if (!this.#bounded) return wave.units.includes(unit);
    const within = (sum: number, bound: number | null) => bound === null || sum <= bound;
    return (
      within(wave.people + people, most) &&
      within(wave.spaces - wave.chats + spaces, mostSpaces) &&
      within(wave.bytes + bytes, mostBytes)
    );
  }
}

/** What the administration sets of a wave; one that is set by number stands at that number. */
export function namedFor({ id, key }: Pick<Wave, "id" | "key">, named: readonly NamedWave[]): NamedWave | null {
  const own = named.find((each) => each.key === key);
  const numbered = named[id - 1];
  return own ?? (numbered?.key === null ? numbered : null);
}

/**
 * Days of the waves, one after the other from the schedule's first on; those that the administration sets stand. No date is
 * made up: without a first day, or without anything that says how long a wave lasts, it has none, nor have those behind it.
 */
export function dated(waves: readonly Wave[], schedule: Schedule): readonly DatedWave[] {
  const calendar = calendarOf(schedule.holidays, schedule.closings);
  let next = schedule.start;
  return waves.map((wave) => {
    const named = namedFor(wave, schedule.named);
    const days = daysOf(wave, schedule.capacity);
    // What waits for a choice has no date of its own: it moves with what is chosen.
    const first = wave.stage === "decide" ? null : next;
    const start = named?.start ?? (first === null ? null : calendar.from(first));
    const end = named?.end ?? (start === null || days === null ? null : endOf(start, days, calendar));
    if (wave.stage !== "decide") next = end === null ? null : laterOf(next, calendar.after(end));
    const estimated = (start !== null && named?.start == null) || (end !== null && named?.end == null);
    const late = end !== null && wave.until !== null && end > wave.until;
    return { ...wave, start, end, days, estimated, late };
  });
}

const endOf = (start: IsoDate, days: number, calendar: Calendar) => calendar.lastOf(start, days);

const laterOf = (one: IsoDate | null, other: IsoDate) => (one !== null && one > other ? one : other);

function daysOf({ bytes, stage }: Wave, { bytesPerDay, days }: Capacity): number | null {
  if (stage === "decide") return null;
  const needed = bytesPerDay === null ? null : Math.max(1, Math.ceil(bytes / bytesPerDay));
  return needed === null ? days : Math.max(needed, days ?? 0);
}
