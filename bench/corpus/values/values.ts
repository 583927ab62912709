/**
 * One synthetic value of each kind, in the groups that its issuer prints. Where a rule keeps numbers for nobody, it is
 * followed; elsewhere the number has a true key inside a range that is hardly ever given:
 * NIR order 000 · phones in Arcep's ranges for fiction · domains of RFC 2606 · SIREN from 14, 15, 16, 28, 29, 64, 985 on ·
 * bank codes from 98000 on · cards in payment processors' test ranges · CNI and NEPH order 99… · AGDREF 99… · RPPS 1099… ·
 * ADELI, FINESS order 99…, NUMEN order 99…. Passports, INE, plates, cadastre: drawn by lot, beside a name drawn by lot.
 */

import type { Random } from "../random.ts";
import { ibanKey, luhnDigit, nirKey, ribKey, spiKey, vatKey, vatLettersAgree } from "./keys.ts";

export type Parts = readonly string[];

const SOME_LETTERS = "ABCDEFGHJKLMNPQRSTVWXYZ";
const two = (number: number) => String(number).padStart(2, "0");

function departement(random: Random): string {
  if (random.chance(0.06)) return random.pick(["2A", "2B"]);
  return two(random.between(1, 95)).replace("20", "21");
}

function nir(random: Random): Parts {
  const sex = random.chance(0.94) ? random.pick(["1", "2"]) : random.pick(["7", "8", "3", "4"]);
  const month = random.chance(0.97) ? two(random.between(1, 12)) : two(random.between(50, 99));
  const place = random.pick(["metropole", "metropole", "metropole", "metropole", "abroad", "overseas"]);
  const born = place === "abroad" ? "99" : place === "overseas" ? "97" : departement(random);
  const commune = place === "overseas" ? `${random.between(1, 6)}${two(random.between(1, 30))}` : random.digits(3);
  const parts = [sex, two(random.between(0, 99)), month, born, commune, "000"];
  return [...parts, nirKey(parts.join(""))];
}

function spi(random: Random): Parts {
  const ten = `${random.pick(["0", "1", "2", "3"])}${random.pick(["8", "9"])}${random.digits(8)}`;
  const all = ten + spiKey(ten);
  return [all.slice(0, 2), all.slice(2, 4), all.slice(4, 7), all.slice(7, 10), all.slice(10)];
}

function sirenNumber(random: Random): string {
  const prefix = random.pick(["14", "15", "16", "28", "29", "64", "985", "99"]);
  const eight = prefix + random.digits(8 - prefix.length);
  return eight + luhnDigit(eight);
}

const threes = (nine: string) => [nine.slice(0, 3), nine.slice(3, 6), nine.slice(6)];

function siret(random: Random): Parts {
  const siren = sirenNumber(random);
  const nic = `000${random.between(1, 9)}`;
  return [...threes(siren), nic + luhnDigit(siren + nic)];
}

function vat(random: Random): Parts {
  const siren = sirenNumber(random);
  if (random.chance(0.95)) return ["FR", vatKey(siren), ...threes(siren)];
  const alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ";
  const keys = [...alphabet].flatMap((letter) => [...`${alphabet}0123456789`].map((other) => letter + other));
  return ["FR", random.pick(keys.filter((key) => vatLettersAgree(key, siren))), ...threes(siren)];
}

function ribParts(random: Random): [string, string, string, string] {
  const [bank, branch] = [`98${random.digits(3)}`, random.digits(5)];
  const account = random.chance(0.7) ? random.digits(11) : `${random.digits(7)}${random.letters(1)}${random.digits(3)}`;
  return [bank, branch, account, ribKey(bank, branch, account)];
}

const FOREIGN = [
  ["DE", 18],
  ["BE", 12],
  ["ES", 20],
  ["LU", 16],
  ["PT", 21],
] as const;

function iban(random: Random): Parts {
  const [country, account] = random.chance(0.88)
    ? (["FR", ribParts(random).join("")] as const)
    : foreignAccount(random);
  const all = country + ibanKey(country, account) + account;
  return all.match(/.{1,4}/g) ?? [];
}

function foreignAccount(random: Random): readonly [string, string] {
  const [country, length] = random.pick(FOREIGN);
  return [country, `99${random.digits(length - 2)}`];
}

function card(random: Random): Parts {
  const prefix = random.pick(["400000", "424242", "499999", "510510", "555555", "222300"]);
  if (random.chance(0.08)) {
    const fourteen = `3700${random.digits(10)}`;
    const all = fourteen + luhnDigit(fourteen);
    return [all.slice(0, 4), all.slice(4, 10), all.slice(10)];
  }
  const fifteen = prefix + random.digits(9);
  return (fifteen + luhnDigit(fifteen)).match(/.{4}/g) ?? [];
}

const passport = (random: Random): Parts => [
  two(random.between(4, 24)),
  random.letters(2, SOME_LETTERS),
  random.digits(5),
];

function cni(random: Random): Parts {
  if (random.chance(0.4)) {
    const nine = random.letters(9, "0123456789CFGHJKLMNPRTVWXYZ");
    return [`${random.letters(1, "DGJLRTXYZ")}${random.digits(1)}${nine.slice(2)}`];
  }
  const place = random.chance(0.05) ? random.pick(["2A", "2B"]) : two(random.between(1, 95));
  return [
    two(random.pick([97, 3, 8, 12, 15, 17, 19, 20])),
    two(random.between(1, 12)),
    place + random.digits(1),
    `99${random.digits(3)}`,
  ];
}

function drivingLicence(random: Random): Parts {
  if (random.chance(0.35)) return passport(random);
  const year = two(random.pick([78, 85, 91, 96, 2, 7, 13, 16]));
  return [year, two(random.between(1, 12)), two(random.between(1, 95)), `99${random.digits(4)}`];
}

function ine(random: Random): Parts {
  const kind = random.next();
  if (kind < 0.55) return [random.digits(9), random.letters(2)];
  if (kind < 0.85) return [random.digits(10), random.letters(1)];
  return [`${random.digits(4)}A${random.digits(5)}`, random.letters(1)];
}

const numen = (random: Random): Parts => [
  two(random.pick([1, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 25, 28, 31, 33])),
  random.pick(["E", "G", "P", "A"]),
  two(random.between(0, 99)),
  `99${random.digits(3)}`,
  random.letters(3),
];

function agentNumber(random: Random): Parts {
  const length = random.between(6, 9);
  const kind = random.next();
  if (kind < 0.6) return [random.pick(["1", "2", "3", "4", "6", "7"]) + random.digits(length - 1)];
  return kind < 0.8 ? [random.letters(1) + random.digits(length - 1)] : [random.digits(length - 1) + random.letters(1)];
}

function rpps(random: Random): Parts {
  const ten = `1099${random.digits(6)}`;
  return [ten + luhnDigit(ten)];
}

function adeli(random: Random): Parts {
  const [place, work, order] = [
    two(random.between(1, 95)),
    random.pick(["0", "1", "6", "7", "9"]),
    `99${random.digits(3)}`,
  ];
  return [place, work, order, luhnDigit(place + work + order)];
}

function finess(random: Random): Parts {
  const [place, order] = [
    two(random.between(1, 95)),
    `${random.pick(["0", "78", "00"])}99${random.digits(4)}`.slice(0, 6),
  ];
  return [place, order, luhnDigit(place + order)];
}

const vitaleSerial = (random: Random): Parts => [`80250${random.digits(5)}`, random.digits(10), random.digits(1)];

function plate(random: Random): Parts {
  const pair = () => random.letters(2, SOME_LETTERS).replace("SS", "ST");
  if (random.chance(0.85)) return [pair(), String(random.between(1, 999)).padStart(3, "0"), pair()];
  const old = random.chance(0.6)
    ? [String(random.between(11, 9999)), pair()]
    : [String(random.between(11, 999)), random.letters(1, SOME_LETTERS) + pair()];
  return [...old, two(random.between(1, 95))];
}

/** Arcep, decision 2012-0856 as changed: ranges kept for works of fiction. */
const FICTION = ["019900", "026191", "035301", "046571", "053649", "063998"];
const phone = (random: Random): Parts => (random.pick(FICTION) + random.digits(4)).match(/.{2}/g) ?? [];

const cadastre = (random: Random): Parts => [
  random.letters(random.chance(0.8) ? 2 : 1, SOME_LETTERS),
  String(random.between(1, 1400)),
];

const birthDate = (random: Random): Parts => [
  two(random.between(1, 28)),
  two(random.between(1, 12)),
  String(random.between(1932, 2017)),
];

export const VALUES = {
  nir,
  spi,
  siren: (random: Random): Parts => threes(sirenNumber(random)),
  siret,
  vat,
  iban,
  rib: (random: Random): Parts => ribParts(random),
  card,
  passport,
  cni,
  "driving-licence": drivingLicence,
  "residence-permit": (random: Random): Parts => [`99${random.digits(8)}`],
  ine,
  numen,
  "agent-number": agentNumber,
  rpps,
  adeli,
  finess,
  "vitale-serial": vitaleSerial,
  plate,
  phone,
  cadastre,
  "birth-date": birthDate,
} as const;

export type ValueKind = keyof typeof VALUES;
