/**
 * Numbers and words of every office that are nobody's secret: orders, ISBN, clocks, amounts, laws, hashes. Several have
 * the very shape, and now and then the key, of what the detectors look for.
 */

import type { Random } from "../random.ts";
import { luhnDigit } from "./keys.ts";
import { VALUES } from "./values.ts";

const two = (number: number) => String(number).padStart(2, "0");
const spaced = (number: number, gap: string) => String(number).replace(/\B(?=(\d{3})+$)/g, gap);
const MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" ");

function eanDigit(twelve: string): string {
  const sum = [...twelve].reduce((total, digit, at) => total + Number(digit) * (at % 2 ? 3 : 1), 0);
  return String((10 - (sum % 10)) % 10);
}
const ean = (prefix: string, random: Random) => {
  const twelve = prefix + random.digits(12 - prefix.length);
  return twelve + eanDigit(twelve);
};
function isbn13(random: Random): string {
  const all = ean(random.pick(["978", "979"]), random);
  const cut = [all.slice(0, 3), all.slice(3, 4), all.slice(4, 8), all.slice(8, 12), all.slice(12)];
  return random.pick([all, cut.join("-"), cut.join(" ")]);
}
function isbn10(random: Random): string {
  const nine = random.digits(9);
  const rest = [...nine].reduce((sum, digit, at) => sum + Number(digit) * (10 - at), 0) % 11;
  return `${nine.slice(0, 1)}-${nine.slice(1, 5)}-${nine.slice(5)}-${rest === 1 ? "X" : (11 - rest) % 11}`;
}
/** ISO 7064 mod 97-10, as in an IBAN, at the end of what is none. */
function mod97(body: string): string {
  const digits = [...`${body}00`].map((each) => String(Number.parseInt(each, 36))).join("");
  return String(98n - (BigInt(digits) % 97n)).padStart(2, "0");
}
function day(random: Random): [string, string, string] {
  return [two(random.between(1, 28)), two(random.between(1, 12)), String(random.between(2009, 2026))];
}
const clock = (random: Random) => [two(random.between(0, 23)), two(random.between(0, 59)), two(random.between(0, 59))];
const hex = (count: number, random: Random) => random.letters(count, "0123456789abcdef");
const uuid = (random: Random) =>
  `${hex(8, random)}-${hex(4, random)}-4${hex(3, random)}-${random.pick(["8", "9", "a", "b"])}${hex(3, random)}-${hex(12, random)}`;

/** A true value with its last figure changed: a slip of the pen is no number of anybody. */
function spoilt(kind: keyof typeof VALUES, gap: string) {
  return (random: Random) => {
    const parts = [...VALUES[kind](random)];
    const last = parts.pop() ?? "";
    const figure = (Number(last.at(-1)) + random.pick([1, 3, 4, 7])) % 10;
    return [...parts, last.slice(0, -1) + figure].join(gap);
  };
}

const ORDINARY_VALUES = {
  order6: (random: Random) => random.digits(6),
  order8: (random: Random) => random.digits(8),
  order9: (random: Random) => random.digits(9),
  order10: (random: Random) => `45${random.digits(8)}`,
  order12: (random: Random) => random.digits(12),
  order14: (random: Random) => random.digits(14),
  order15: (random: Random) => random.digits(15),
  reference: (random: Random) =>
    random.pick([
      `${random.between(2012, 2026)}-${random.digits(4)}`,
      `${random.letters(3)}-${random.digits(6)}`,
      `${random.letters(2)}${random.digits(7)}`,
      `${two(random.between(10, 26))}.${random.digits(5)}`,
      `D${random.digits(2)}-${random.digits(5)}/${random.letters(2)}`,
    ]),
  invoice: (random: Random) =>
    random.pick([
      `FA${random.digits(8)}`,
      `F-${random.between(2015, 2026)}-${random.digits(5)}`,
      `${random.between(1, 9)}${random.digits(9)}`,
      `${random.between(2018, 2026)}${random.digits(6)}`,
    ]),
  isbn13,
  isbn10,
  ean13: (random: Random) => ean(random.pick(["3", "30", "37", "20", "05"]), random),
  issn: (random: Random) => `${random.digits(4)}-${random.digits(3)}${random.pick(["X", "1", "4"])}`,
  stamp10: (random: Random) => `1${random.between(3, 7)}${random.digits(8)}`,
  stamp12: (random: Random) => day(random).reverse().join("") + clock(random).slice(0, 2).join(""),
  stamp13: (random: Random) => `1${random.between(5, 7)}${random.digits(11)}`,
  stamp14: (random: Random) => [...day(random).reverse(), ...clock(random)].join(""),
  imei: (random: Random) => {
    const fourteen = `35${random.digits(12)}`;
    const all = fourteen + luhnDigit(fourteen);
    return random.pick([all, `${all.slice(0, 2)} ${all.slice(2, 8)} ${all.slice(8, 14)} ${all.slice(14)}`]);
  },
  uuid,
  md5: (random: Random) => hex(32, random),
  sha1: (random: Random) => hex(40, random),
  sha256: (random: Random) => hex(64, random),
  commit: (random: Random) => hex(random.pick([7, 8, 12]), random),
  amount: (random: Random) =>
    `${spaced(random.between(12, 98_000), random.pick([" ", "\u00a0", "\u202f"]))},${random.digits(2)}`,
  million: (random: Random) =>
    spaced(random.between(100_000_000, 999_999_999), random.pick([" ", "\u00a0", "\u202f", "."])),
  billion: (random: Random) => spaced(random.between(10_000_000_000, 99_999_999_999_999), random.pick([" ", "\u202f"])),
  count: (random: Random) => spaced(random.between(3, 90_000), random.pick([" ", "\u202f", ""])),
  small: (random: Random) => String(random.between(2, 48)),
  percent: (random: Random) => `${random.between(1, 98)},${random.digits(1)}`,
  float: (random: Random) => `${random.between(0, 9)}.${random.digits(16)}`,
  science: (random: Random) =>
    `${random.between(1, 9)}.${random.digits(11)}e${random.pick(["-", "+"])}${two(random.between(3, 21))}`,
  version: (random: Random) =>
    `${random.between(1, 24)}.${random.between(0, 19)}.${random.between(0, 9)}${random.pick(["", ".2045", "-rc1", ".1"])}`,
  ip: (random: Random) =>
    random.pick([
      `192.0.2.${random.between(1, 254)}`,
      `10.${random.between(0, 255)}.${random.between(0, 255)}.${random.between(1, 254)}`,
      `2001:db8:${hex(4, random)}::${hex(3, random)}`,
    ]),
  mac: (random: Random) => (hex(12, random).match(/../g) ?? []).join(random.pick([":", "-"])),
  point: (random: Random) =>
    `${random.between(42, 50)}.${random.digits(6)}, ${random.between(0, 7)}.${random.digits(6)}`,
  lambert: (random: Random) =>
    `X = ${random.between(100_000, 999_999)},${random.digits(2)} ; Y = ${random.between(6_100_000, 7_100_000)},${random.digits(2)}`,
  law: (random: Random) =>
    `loi n° ${random.between(1978, 2025)}-${random.between(12, 1790)} du ${random.between(2, 28)} ${random.pick(MONTHS)} ${random.between(1979, 2025)}`,
  decree: (random: Random) =>
    `décret n° ${random.between(1982, 2025)}-${random.between(12, 1790)} du ${random.between(2, 28)} ${random.pick(MONTHS)} ${random.between(1982, 2025)}`,
  article: (random: Random) =>
    `${random.pick(["L.", "R.", "D.", "L. O."])} ${random.between(111, 992)}-${random.between(1, 40)}${random.pick(["", `-${random.between(1, 9)}`])}`,
  nor: (random: Random) => `${random.letters(4)}${two(random.between(8, 26))}${random.digits(5)}${random.letters(1)}`,
  jorf: (random: Random) => `JORFTEXT${random.pick(["000", "0000"])}${random.digits(9)}`.slice(0, 20),
  celex: (random: Random) =>
    `3${random.between(1995, 2025)}${random.pick(["R", "L", "D"])}${String(random.between(1, 2900)).padStart(4, "0")}`,
  circular: (random: Random) => `n° ${random.between(5000, 6500)}-SG`,
  ecli: (random: Random) =>
    `ECLI:FR:CE${random.pick(["CHR", "SJS", "ASS"])}:${random.between(2008, 2026)}:${random.digits(6)}.${random.digits(8)}`,
  tracking: (random: Random) =>
    random.pick([
      `${random.digits(1)}${random.letters(1)} ${random.digits(3)} ${random.digits(3)} ${random.digits(4)} ${random.digits(1)}`,
      `${random.pick(["RK", "LX", "CB"])}${random.digits(9)}FR`,
      `8R${random.digits(11)}`,
    ]),
  licence: (random: Random) => Array.from({ length: 5 }, () => random.letters(5, "BCDFGHJKMPQRTVWXY2346789")).join("-"),
  serial: (random: Random) =>
    random.pick([
      `${random.letters(2)}${random.digits(8)}`,
      `SN${random.digits(10)}`,
      `${random.letters(3)}${random.digits(4)}${random.letters(2)}`,
    ]),
  lot: (random: Random) =>
    random.pick([
      `${random.digits(2)}${random.letters(2)}${random.digits(5)}`,
      `L${random.digits(6)}`,
      `${random.digits(4)}${random.letters(1)}`,
    ]),
  budget: (random: Random) =>
    random.pick([
      `${random.between(100, 999)}-${two(random.between(1, 9))}-${two(random.between(1, 9))}`,
      `0${random.between(100, 999)}-CINF-CICT`,
      `chapitre ${random.between(60, 68)}, article ${random.between(6011, 6688)}`,
    ]),
  account: (random: Random) =>
    random.pick([
      `${random.between(60111, 68999)}000`,
      `411${random.digits(6)}`,
      `${random.between(1, 7)}${random.digits(7)}`,
    ]),
  engagement: (random: Random) => `2${random.digits(9)}`,
  market: (random: Random) =>
    random.pick([
      `${random.between(2016, 2026)}-${random.digits(3)}-${random.digits(2)}`,
      `${random.between(2016, 2026)}M${random.digits(5)}`,
      `DAF_${random.between(2016, 2026)}_${random.digits(6)}`,
    ]),
  cpv: (random: Random) => `${random.digits(8)}-${random.digits(1)}`,
  insee: (random: Random) => two(random.between(1, 95)) + random.digits(3),
  naf: (random: Random) => `${two(random.between(1, 95))}.${random.digits(2)}${random.pick(["A", "B", "Z"])}`,
  meter: (random: Random) => random.digits(14),
  dummy: (random: Random) =>
    random.pick([
      "123456789",
      "000000000",
      "111111111",
      "00000000000000",
      "12345678901234",
      "0123456789012",
      "999999999",
      "000 000 000 00000",
      "1 23 45 67 890 123 45",
      "XXXXXXXXX",
      "1234567890123",
    ]),
  masked: (random: Random) =>
    random.pick(["********", "••••••••", "xxxxxxxx", "<à renseigner>", "[à compléter]", "……………"]),
  environment: (random: Random) =>
    random.pick([
      `\${${random.pick(["DB", "LDAP", "SMTP", "API"])}_PASSWORD}`,
      "$MOT_DE_PASSE",
      "%APP_SECRET%",
      "{{ vault.password }}",
      "{{secrets.TOKEN}}",
      "process.env.PASSWORD",
      'os.environ["SECRET_KEY"]',
      "<password>",
      "changeme",
      "your-password-here",
    ]),
  badnir: spoilt("nir", " "),
  badnir15: spoilt("nir", ""),
  badsiret: spoilt("siret", " "),
  badsiren: spoilt("siren", " "),
  badspi: spoilt("spi", " "),
  badiban: spoilt("iban", " "),
  badrib: spoilt("rib", " "),
  date: (random: Random) => {
    const [dd, mm, yyyy] = day(random);
    return random.pick([
      `${dd}/${mm}/${yyyy}`,
      `${Number(dd)} ${MONTHS[Number(mm) - 1]} ${yyyy}`,
      `${dd}/${mm}/${yyyy}`,
    ]);
  },
  isodate: (random: Random) => day(random).reverse().join("-"),
  datetime: (random: Random) =>
    `${day(random).reverse().join("-")}T${clock(random).join(":")}${random.pick(["Z", "+02:00", ".482Z"])}`,
  time: (random: Random) =>
    `${random.between(7, 19)}${random.pick([" h ", "h", ":"])}${two(random.pick([0, 15, 30, 45]))}`,
  year: (random: Random) => String(random.between(2005, 2026)),
  score: (random: Random) => `${random.between(0, 44)} - ${random.between(0, 38)}`,
  product: (random: Random) =>
    `${random.letters(2, "ABCDEFGHJKLMNPQRSTVWXYZ")}-${random.digits(3)}-${random.letters(2, "ABCDEFGHJKLMNPQRSTVWXYZ")}`,
  draw: (random: Random) => Array.from({ length: 5 }, (_, at) => two(random.between(at * 9 + 1, at * 9 + 9))).join(" "),
  cue: (random: Random) =>
    `00:${two(random.between(0, 59))}:${two(random.between(0, 59))}.${random.digits(3)} --> 00:${two(random.between(0, 59))}:${two(random.between(0, 59))}.${random.digits(3)}`,
  starred: (random: Random) => `**** **** **** ${random.digits(4)}`,
  hidden: (random: Random) => `${random.pick(["1", "2"])} ${random.digits(2)} ** ** *** *** **`,
  unset: (random: Random) =>
    random.pick([
      "null",
      '""',
      "voir le coffre-fort",
      "obligatoire",
      "à demander au support",
      "string;",
      "getpass()",
      "undefined",
      "à changer",
      "inchangé",
    ]),
  bytes: (random: Random) =>
    random.letters(76 * random.between(8, 40), "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"),
  doi: (random: Random) =>
    `10.${random.between(1000, 9999)}/j.${random.letters(6, "abcdefghijklmnopqrst")}.${random.between(2003, 2026)}.${random.digits(6)}`,
  orcid: (random: Random) =>
    `0000-000${random.pick(["1", "2", "3"])}-${random.digits(4)}-${random.digits(3)}${random.pick(["X", "7", "4"])}`,
  pmid: (random: Random) => `PMID ${random.digits(8)}`,
  lei: (random: Random) => {
    const body = `969500${random.letters(12, "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789")}`;
    return body + mod97(body);
  },
  ics: (random: Random) => `FR${random.digits(2)}ZZZ${random.digits(6)}`,
  creditor: (random: Random) => `RF${random.digits(2)} ${random.digits(4)} ${random.digits(4)} ${random.digits(4)}`,
  pallet: (random: Random) => `(00) 3${random.digits(17)}`,
  cheque: (random: Random) => `${random.digits(7)} ${random.digits(12)} ${random.digits(12)}`,
  weather: (random: Random) =>
    Array.from({ length: random.between(6, 12) }, () => `${random.between(-8, 38)}.${random.digits(1)}`).join(" "),
  gene: (random: Random) => random.letters(60, "ACGT"),
  plainnumbers: (random: Random) =>
    Array.from({ length: random.between(5, 9) }, () => random.digits(random.between(2, 6))).join(" "),
  n2: (random: Random) => random.digits(2),
  n3: (random: Random) => random.digits(3),
  n4: (random: Random) => random.digits(4),
  n5: (random: Random) => random.digits(5),
  long: (random: Random) => random.digits(random.between(22, 60)),
  gs1: (random: Random) => `(01)0${random.digits(13)}(17)${random.digits(6)}(10)${random.digits(5)}`,
  // Bytes that are no text, read as text: letters, marks and signs of every script side by side.
  garbage: (random: Random) =>
    Array.from({ length: random.between(300, 3000) }, () =>
      random.chance(0.3)
        ? random.letters(1, "ABCdefgJKLmnop ")
        : String.fromCharCode(random.chance(0.3) ? random.between(0x300, 0x36f) : random.between(0xa0, 0x2fff)),
    ).join(""),
  base64: (random: Random) =>
    Array.from({ length: random.between(3, 7) }, () =>
      random.letters(64, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"),
    ).join("\n"),
} as const;

export const ORDINARY: Readonly<Record<string, (random: Random) => string>> = ORDINARY_VALUES;
