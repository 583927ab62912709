/** Groups of the pretend ministry: in turns of five, three teams, a group without a team, a security group. */

import { randomOf } from "../random.ts";
import { nir } from "../values.ts";
import type { Person } from "./people.ts";
import type { GroundGroup } from "./sites-ground.ts";
import { guidFor, keyInGuid, keyOf } from "./sites-keys.ts";

export interface Group extends GroundGroup {
  readonly index: number;
  readonly visibility: "Private" | "Public";
  /** Bears the tenant's sensitivity label. */
  readonly labelled: boolean;
  readonly named: readonly string[];
}

export interface Member {
  readonly person: number;
  readonly owner: boolean;
}

const KINDS = ["team", "team", "team", "unified", "security"] as const;
const SUBJECTS = [
  ...["Recrutement", "Marchés publics", "Patrimoine", "Contentieux", "Budget", "Formation", "Accueil", "Archives"],
  ...[
    "Déménagement",
    "Sécurité incendie",
    "Dialogue social",
    "Déplacements",
    "Accessibilité",
    "Prévention",
    "Restauration",
  ],
];
const MANNERS = ["Projet", "Équipe", "Mission", "Bureau", "Comité"];
/** The third team has nobody to answer for it. */
const OWNERLESS = 2;

export function groupOf(seed: string, index: number): Group {
  const random = randomOf(seed, "group", index);
  const kind = KINDS[index % KINDS.length] ?? "team";
  const numbered = index % 20 === 6;
  const subject = numbered ? `dossier ${nir(random)}` : random.pick(SUBJECTS).toLowerCase();
  const name = index % 20 === 3 ? "+Comité de suivi" : `${random.pick(MANNERS)} ${subject}`;
  return {
    index,
    id: guidFor(seed, "group", keyOf({ a: index })),
    name: index === 0 ? "Direction du numérique" : name,
    nickname: `groupe-${index}`,
    unified: kind !== "security",
    team: kind === "team",
    archived: index % 20 === 11,
    created: `${new Date(Date.UTC(2020, 3, 6, 9) + random.int(1500) * 86_400_000).toISOString().slice(0, 19)}Z`,
    visibility: random.chance(0.8) ? "Private" : "Public",
    labelled: index % 5 === 1,
    named: numbered && index % 20 !== 3 ? ["nir"] : [],
  };
}

export function groupIn(seed: string, id: string): number | null {
  return keyInGuid(seed, "group", id)?.a ?? null;
}

/** Owners first; in every second group one guest when the ministry has any. */
export function membersOf(seed: string, group: number, people: number, person: (index: number) => Person) {
  const random = randomOf(seed, "members", group);
  const wanted = 3 + random.int(Math.min(10, people - 3));
  const start = random.int(people);
  const found: Member[] = [];
  for (let step = 0; step < Math.min(people, 80) && found.length < wanted; step++) {
    const index = (start + step) % people;
    const { guest, active } = person(index);
    if (!(active || (guest && group % 2 === 0))) continue;
    found.push({ person: index, owner: false });
  }
  const owners = group % 20 === OWNERLESS ? 0 : 1 + (group % 2);
  let given = 0;
  const named = found.map((member) => {
    const owner = given < owners && !person(member.person).guest;
    if (owner) given++;
    return { ...member, owner };
  });
  return named.sort((one, other) => Number(other.owner) - Number(one.owner));
}
