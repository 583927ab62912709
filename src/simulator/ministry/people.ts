/**
 * People of the pretend ministry, and the accounts that shared mailboxes, rooms and devices stand on. A turn of
 * sixty has a dozen who are special, each in a way that real tenants know; the others are ordinary. Names are made
 * of syllables, so that they are nobody's.
 */

import { type Random, randomOf } from "../random.ts";
import { nir } from "../values.ts";
import type { GroundPerson } from "./sites-ground.ts";
import { guidFor, keyInGuid, keyOf } from "./sites-keys.ts";

export const TURN = 60;

/** What stands behind an account's address. */
export type MailboxState =
  | "open"
  /** Made, and never written to. */
  | "empty"
  /** 404: guests, service accounts. */
  | "none"
  /** 404 with another code: it still stands on the administration's own server. */
  | "on-premises"
  /** 423: under investigation. */
  | "locked"
  /** 403: outside of what the tenant's policy opens to applications. */
  | "closed";

export type Purpose = "user" | "shared" | "room" | "equipment";

export interface Person extends GroundPerson {
  readonly index: number;
  readonly enabled: boolean;
  readonly purpose: Purpose;
  readonly mailbox: MailboxState;
  readonly department: string | null;
  /** Mail folders beside the usual ones, by what is special about them. */
  readonly keeps: readonly ("personal" | "union" | "deep")[];
  /** Detectors that the name sets off. */
  readonly named: readonly string[];
}

type Special = Partial<Omit<Person, "id" | "index" | "address" | "named">> & {
  readonly title?: (random: Random, turn: number) => string;
};

const SERVICE = { active: false, enabled: false, department: null } as const;

/** In the order of the turn; files and chats know some of these places too (a drive never made, one refused). */
const SPECIALS: readonly Special[] = [
  { keeps: ["personal"] },
  { keeps: ["union", "deep"] },
  { ...SERVICE, purpose: "shared", title: (_random, turn) => `${nth(SHARED, turn)} (boîte partagée)` },
  { ...SERVICE, purpose: "room", title: (_random, turn) => `Salle ${nth(ROOMS, turn)}` },
  { mailbox: "empty" },
  { ...SERVICE, purpose: "equipment", title: (_random, turn) => nth(EQUIPMENT, turn) },
  { mailbox: "none" },
  { mailbox: "none", active: false, guest: true, department: null },
  { mailbox: "locked" },
  { mailbox: "on-premises" },
  { active: false, enabled: false },
  { ...SERVICE, purpose: "shared", title: (random) => `Dossier ${nir(random)}` },
  {},
  { mailbox: "closed" },
];

const SHARED = ["=Secrétariat général", "Bureau du courrier", "Cellule des marchés", "Guichet des agents"] as const;
const ROOMS = ["Émeraude", "Topaze", "Améthyste", "Grenat"] as const;
const EQUIPMENT = ["Véhicule de liaison", "Vidéoprojecteur mobile", "Valise de visioconférence"] as const;

/** Numbered once the list is through. */
function nth(list: readonly string[], turn: number): string {
  const round = Math.floor(turn / list.length);
  return `${list[turn % list.length]}${round === 0 ? "" : ` ${round + 1}`}`;
}

const FIRST = ["Aliénor", "Bérengère", "Côme", "Dorothée", "Éloi", "Faustin", "Gaëlle", "Hermine", "Isaure", "Joël"];
const MORE = [
  "Maïwenn",
  "Noémie",
  "Octave",
  "Pénélope",
  "Quitterie",
  "Raphaëlle",
  "Séverin",
  "Théophane",
  "Ursuline",
  "Zoé",
];
const GIVEN = [...FIRST, ...MORE] as const;
const HEADS = [
  "Brun",
  "Mor",
  "Cas",
  "Tal",
  "Ver",
  "Gar",
  "Lan",
  "Pel",
  "Ros",
  "Dor",
  "Fer",
  "Mal",
  "Bel",
  "Cor",
  "Val",
  "Ter",
];
const TAILS = [
  "quevel",
  "andoux",
  "étrac",
  "imbourg",
  "oncelin",
  "avrais",
  "unhac",
  "irolles",
  "estrelle",
  "oudéac",
  "agnères",
  "ophaie",
];
const DEPARTMENTS = [
  "Direction des ressources humaines",
  "Direction du numérique",
  "Direction des affaires financières",
  "Direction des affaires juridiques",
  "Secrétariat général",
  "Service des achats",
  "Délégation à la communication",
] as const;

/** Whoever is at work and no guest. */
export function keepsFiles(index: number): boolean {
  const { active = true, guest = false } = SPECIALS[index % TURN] ?? {};
  return active && !guest;
}

export function personOf(seed: string, domain: string, index: number): Person {
  const random = randomOf(seed, "person", index);
  const special: Special = SPECIALS[index % TURN] ?? {};
  const [given, family] = [random.pick(GIVEN), random.pick(HEADS) + random.pick(TAILS)];
  const title = special.title?.(random, Math.floor(index / TURN));
  const local = title === undefined ? `${given}.${family}` : title.replace(/\d[\d ]+/g, "").replace(/\(.*/, "");
  const guest = special.guest === true;
  const address = `${plain(local)}.${index}@${guest ? "partenaire.example" : domain}`;
  return {
    index,
    id: guidFor(seed, "person", keyOf({ a: index })),
    name: title ?? `${given} ${family}`,
    address: guest ? `${address.replace("@", "_")}#EXT#@${domain}` : address,
    active: true,
    enabled: true,
    guest: false,
    purpose: "user",
    mailbox: "open",
    department: random.pick(DEPARTMENTS),
    keeps: [],
    ...withoutTitle(special),
    named: title !== undefined && /\d \d\d \d\d /.test(title) ? ["nir"] : [],
  };
}

/** By id or principal name; not checked against how many there are. */
export function personIn(seed: string, domain: string, text: string): number | null {
  const key = keyInGuid(seed, "person", text);
  if (key !== null) return key.a;
  const index = Number(/\.(\d+)[@_]/.exec(text)?.[1] ?? Number.NaN);
  return Number.isInteger(index) && personOf(seed, domain, index).address.toLowerCase() === text.toLowerCase()
    ? index
    : null;
}

/** As addresses have it. */
function plain(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z.]+/g, "-")
    .replace(/^-+|-+$/g, "");
}

function withoutTitle({ title: _title, ...rest }: Special): Omit<Special, "title"> {
  return rest;
}
