/** Values that are words more than numbers: addresses, e-mails, credentials, markings. */

import type { Material, Words } from "../material.ts";
import type { Random } from "../random.ts";

const ascii = (text: string) =>
  text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-");

export function email(words: Words, random: Random): string {
  const [first, last] = [ascii(words.pick("first", random)), ascii(words.pick("last", random))];
  const local = random.pick([
    `${first}.${last}`,
    `${first}.${last}`,
    `${first.slice(0, 1)}.${last}`,
    `${first.slice(0, 1)}${last}`,
    `${last}${random.digits(2)}`,
    `${first}_${last}`,
    `${first}-${last}.ext`,
  ]);
  const address = `${local}@${words.pick("domain", random)}`;
  return random.chance(0.05) ? address.toUpperCase() : address;
}

/** As people write one that machines should not read; each set has its own ways. */
export function hiddenEmail({ set, words }: Material, random: Random): string {
  const ways = { train: [" [at] ", "(at)"], test: [" (arobase) ", "[at]", " (at) "] };
  return email(words, random).replace("@", random.pick(ways[set]));
}

/** A box at the post office, or a place in the country without a number. */
export function postedAddress({ set, words }: Material, random: Random): string {
  const town = words.pick("town", random);
  const box = { train: ["BP", "CS"], test: ["BP", "TSA", "CS"] };
  const place = {
    train: ["Lieu-dit Les Bruyères", "Lieu-dit La Grange-Neuve"],
    test: ["lieu-dit Kergoat", "Hameau de Belle-Roche", "ZA des Trois-Chênes"],
  };
  const gap = { train: [" - ", ", "], test: ["\n", " – ", " "] };
  return random.chance(0.6)
    ? `${random.pick(box[set])} ${random.between(12, 90_999)}${random.pick(gap[set])}${town} Cedex`
    : `${random.pick(place[set])}${random.pick([", ", "\n"])}${town}`;
}

/** A service's box: whether it is anybody's is left open. */
export function roleEmail(words: Words, random: Random): string {
  return `${random.pick(["contact", "accueil", "secretariat", "courrier", "assistance", "rh", "ne-pas-repondre"])}@${words.pick("domain", random)}`;
}

export function address(words: Words, random: Random, onOneLine: boolean): string {
  const number = `${random.between(1, 240)}${random.chance(0.1) ? random.pick([" bis", " ter", "bis", " B"]) : ""}`;
  const gap = random.pick([" ", " ", ", "]);
  const street = `${number}${gap}${words.pick("way", random)} ${words.pick("street", random)}`;
  const more = random.chance(0.12)
    ? `${random.pick(["Bât. C", "Appt 14", "Résidence Les Tilleuls", "Escalier 2"])}`
    : "";
  const place = words.pick("town", random);
  const between = onOneLine ? random.pick([", ", " ", " - ", ", "]) : random.pick(["\n", "\n", ", ", " "]);
  const written = [street, more, random.chance(0.15) ? place.toUpperCase() : place].filter(Boolean).join(between);
  return random.chance(0.06) ? written.toUpperCase() : written;
}

const WORDS = [
  "Printemps",
  "Soleil",
  "Bretagne",
  "Tournesol",
  "Marmotte",
  "Cerise",
  "Ardoise",
  "Capucine",
  "Belette",
  "Pivoine",
];

/** By kind: how people choose one, how machines make one. */
export const SECRETS: Readonly<Record<string, (random: Random) => string>> = {
  human: (random) => `${random.pick(WORDS)}${random.between(10, 2026)}${random.pick(["!", "*", "$", "#", "?"])}`,
  mixed: (random) =>
    `${random.letters(1)}${random.letters(4, "abcdefghjkmnpqrstuvwxyz")}${random.digits(2)}${random.pick(["@", "!", "%", "&", "="])}${random.letters(3, "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghjkmnpqrst23456789")}`,
  token: (random) =>
    random.letters(random.pick([32, 40, 48]), "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"),
  client: (random) =>
    `${random.letters(3, "abcdefgh0123")}8Q~${random.letters(34, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.~")}`.replace(
      /[.~]$/,
      "a",
    ),
  aws: (random) => `AKIA${random.letters(16, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")}`,
  github: (random) => `ghp_${random.letters(36, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")}`,
  gitlab: (random) => `glpat-${random.letters(20, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")}`,
  pem: (random) => `-----BEGIN ${random.pick(["RSA ", "", "EC ", "OPENSSH ", "ENCRYPTED "])}PRIVATE KEY-----`,
};

export const MARKINGS: readonly string[] = [
  "DIFFUSION RESTREINTE",
  "SECRET",
  "TRÈS SECRET",
  "SECRET DÉFENSE",
  "CONFIDENTIEL DÉFENSE",
  "TRÈS SECRET DÉFENSE",
  "SPÉCIAL FRANCE",
  "CONFIDENTIEL PERSONNEL",
  "CONFIDENTIEL RH",
  "CONFIDENTIEL MÉDICAL",
  "SECRET MÉDICAL",
  "SECRET FISCAL",
  // As typewriters and old stamps have them.
  "TRES SECRET",
  "SECRET DEFENSE",
  "CONFIDENTIEL DEFENSE",
  "SPECIAL FRANCE",
  "CONFIDENTIEL MEDICAL",
];

/** « Diffusion Restreinte »: each word with its capital. */
export function capitalised(random: Random): string {
  const marking = random.pick(MARKINGS.filter((each) => each.includes(" ") && !/RH/.test(each)));
  return marking.replace(/(?<=\p{L})\p{L}+/gu, (rest) => rest.toLowerCase());
}
