/**
 * Synthetic identifiers with valid keys, none of which can belong to anyone or anything: the order number of every
 * NIR is 000, which is never given out; companies and accounts are drawn in ranges that are not allotted.
 * Keys: NIR 97 − (n mod 97); SIREN and SIRET by Luhn; VAT 12 + 3·(SIREN mod 97) mod 97; IBAN by ISO 7064 mod 97-10.
 */

import type { Random } from "./random.ts";

/** A social security number, `2 85 05 49 588 000 57` with its groups apart; Corsica one time in twelve. */
export function nir(random: Random): string {
  const sex = random.pick(["1", "2"]);
  const year = two(random.int(85) + 10);
  const month = two(random.int(12) + 1);
  const place = random.chance(1 / 12) ? random.pick(["2A", "2B"]) : two(random.int(95) + 1).replace("20", "21");
  const commune = String(random.int(900) + 50).padStart(3, "0");
  const number = Number(`${sex}${year}${month}${place.replace("2A", "19").replace("2B", "18")}${commune}000`);
  return `${sex} ${year} ${month} ${place} ${commune} 000 ${two(97 - (number % 97))}`;
}

/** Nine digits beginning with 99, `991 234 560`: a range that the register does not use. */
export function siren(random: Random): string {
  return grouped(luhnCompleted(`99${digits(random, 6)}`), [3, 3, 3]);
}

/** Fourteen digits: a SIREN of {@link siren} and an establishment, both by Luhn. */
export function siret(random: Random): string {
  const company = siren(random).replaceAll(" ", "");
  return grouped(luhnCompleted(`${company}${String(random.int(99) + 1).padStart(4, "0")}`), [3, 3, 3, 5]);
}

/** `FR32 991 234 560`. */
export function vat(random: Random): string {
  const company = siren(random);
  const key = (12 + 3 * (Number(company.replaceAll(" ", "")) % 97)) % 97;
  return `FR${two(key)} ${company}`;
}

/** A French IBAN of bank 99999, which does not exist, its RIB key valid too. */
export function iban(random: Random): string {
  const [bank, branch, account] = ["99999", digits(random, 5), digits(random, 11)];
  const key = 97 - ((89 * Number(bank) + 15 * Number(branch) + 3 * Number(account)) % 97);
  const body = `${bank}${branch}${account}${two(key)}`;
  const check = 98n - (BigInt(`${body}152700`) % 97n);
  return `FR${two(Number(check))}${body}`.replace(/(.{4})(?=.)/g, "$1 ");
}

/** Digits that follow no rule: an order number that passes for nothing. */
export function orderNumber(random: Random): string {
  return `CMD-${random.int(9000) + 1000}-${random.pick(["A", "B", "K", "X"])}`;
}

function digits(random: Random, count: number): string {
  let text = "";
  for (let index = 0; index < count; index++) text += random.int(10);
  return text;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}

function luhnCompleted(head: string): string {
  for (let last = 0; last < 10; last++) if (luhn(`${head}${last}`)) return `${head}${last}`;
  throw new RangeError("no digit completes this number");
}

function luhn(text: string): boolean {
  let sum = 0;
  for (let index = 0; index < text.length; index++) {
    const digit = Number(text.charAt(text.length - 1 - index));
    sum += index % 2 === 0 ? digit : digit < 5 ? 2 * digit : 2 * digit - 9;
  }
  return sum % 10 === 0;
}

function grouped(text: string, sizes: readonly number[]): string {
  let at = 0;
  return sizes
    .map((size) => {
      at += size;
      return text.slice(at - size, at);
    })
    .join(" ");
}
