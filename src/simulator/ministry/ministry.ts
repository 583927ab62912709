/**
 * The pretend ministry as a whole: how many people and groups there are, and each by its number or its id. All of it
 * follows from the seed and the size; nothing is held, so that two hundred thousand people cost what ten do.
 */

import { randomOf } from "../random.ts";
import { MOST_FILES, ownersAmong } from "./drives-shape.ts";
import { type Stock, stockOf } from "./files-specimens.ts";
import { type Group, groupIn, groupOf, type Member, membersOf } from "./groups.ts";
import { type Person, personIn, personOf } from "./people.ts";
import type { Ground, Shape } from "./sites-ground.ts";

export type Size = "tiny" | "small" | "large" | { readonly users: number };

export interface Ministry extends Ground {
  readonly name: string;
  readonly domain: string;
  /** The tenant's sensitivity label, which some documents bear. */
  readonly label: { readonly id: string; readonly name: string; readonly tenant: string };
  readonly concealedReports: boolean;
  readonly stock: Stock;
  person(index: number): Person;
  group(index: number): Group;
  members(group: number): readonly Member[];
}

const SIZES = { tiny: [14, 5], small: [120, 30], large: [200_000, 25_000] } as const;
/** How many of those last asked for are kept: neighbours are asked for again and again. */
const KEPT = 4096;

export interface Wanted {
  readonly seed: string;
  readonly size: Size;
  readonly state?: 0 | 1;
  readonly changes?: number | null;
  readonly shape?: Shape | null;
  readonly concealedReports?: boolean;
}

export function ministryOf({
  seed,
  size,
  state = 0,
  changes = null,
  shape = null,
  concealedReports = false,
}: Wanted): Ministry {
  if (changes !== null && !(changes >= 0 && changes <= 1)) throw new RangeError("changes are a share, from 0 to 1");
  const [people, groups] = countsOf(size);
  if (shape !== null && !(shape.drives <= ownersAmong(people) && shape.filesPerDrive <= MOST_FILES))
    throw new RangeError(`${people} people have ${ownersAmong(people)} drives of ${MOST_FILES} files at most`);
  const domain = "ministere.example";
  const tenant = randomOf(seed, "tenant").guid();
  const label = { id: randomOf(seed, "label").guid(), name: "Diffusion limitée", tenant };
  const person = kept((index) => personOf(seed, domain, index));
  const group = kept((index) => groupOf(seed, index));
  return {
    seed,
    tenant,
    name: "Ministère de la Démonstration",
    domain,
    host: "ministere.sharepoint.example",
    personalHost: "ministere-my.sharepoint.example",
    people,
    groups,
    label,
    concealedReports,
    stock: stockOf(seed, label),
    state,
    changes,
    shape,
    person,
    personIndex: (id) => within(personIn(seed, domain, id), people),
    group,
    groupIndex: (id) => within(groupIn(seed, id), groups),
    members: kept((index) => membersOf(seed, index, people, person)),
  };
}

function countsOf(size: Size): readonly [people: number, groups: number] {
  if (typeof size === "string") return SIZES[size];
  if (!Number.isInteger(size.users) || size.users < 4) throw new RangeError("a ministry has four people at least");
  return [size.users, Math.max(5, Math.round(size.users / 8))];
}

function within(index: number | null, count: number): number | null {
  return index !== null && index < count ? index : null;
}

function kept<T>(make: (index: number) => T): (index: number) => T {
  const known = new Map<number, T>();
  return (index) => {
    const found = known.get(index);
    if (found !== undefined) return found;
    const made = make(index);
    if (known.size >= KEPT) known.clear();
    known.set(index, made);
    return made;
  };
}
