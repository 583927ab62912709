/**
 * The hands that write a value: compact, in the issuer's groups, in other groups, with every space there is, on two
 * lines, in wide digits, with HTML entities. Each set has its own hands beside those that everybody has.
 */

import type { SetName } from "../labelled.ts";
import type { Random } from "../random.ts";
import type { Parts, ValueKind } from "./values.ts";

export type Writer = (parts: Parts, random: Random) => string;
/** A hand, and how often it is met. */
type Hand = readonly [weight: number, writer: Writer];

const NBSP = "\u00a0";
const NARROW = "\u202f";
const THIN = "\u2009";

export const compact: Writer = (parts) => parts.join("");
const joined =
  (separator: string): Writer =>
  (parts) =>
    parts.join(separator);
const inGroups =
  (sizes: readonly number[], separator: string): Writer =>
  (parts) => {
    const all = parts.join("");
    const groups: string[] = [];
    for (let at = 0, turn = 0; at < all.length; turn++) {
      const size = sizes[Math.min(turn, sizes.length - 1)] ?? 3;
      groups.push(all.slice(at, at + size));
      at += size;
    }
    return groups.join(separator);
  };
const lower =
  (writer: Writer): Writer =>
  (parts, random) =>
    writer(parts, random).toLowerCase();
const wide =
  (writer: Writer): Writer =>
  (parts, random) =>
    writer(parts, random).replace(/[0-9A-Z]/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0));
/** One of the gaps between groups becomes the end of a line. */
const broken =
  (separator: string, end = "\n"): Writer =>
  (parts, random) => {
    const at = random.between(1, Math.max(1, parts.length - 1));
    const [left, right] = [parts.slice(0, at).join(separator), parts.slice(at).join(separator)];
    return right ? `${left}${end}${right}` : left;
  };
/** The key apart: « clé 43 », « (43) », « - 43 ». */
const keyApart =
  (between: string, after = "", separator = " "): Writer =>
  (parts) =>
    `${parts.slice(0, -1).join(separator)}${between}${parts.at(-1)}${after}`;

const EVERYBODY: readonly Hand[] = [
  [6, compact],
  [6, joined(" ")],
  [2, joined(NBSP)],
  [1, joined(NARROW)],
];
const OTHERS: Readonly<Record<SetName, readonly Hand[]>> = {
  train: [
    [1, joined(".")],
    [0.5, joined("-")],
    [0.4, wide(compact)],
    [0.4, joined("&#160;")],
    [0.2, joined(" \u200b")],
    [0.7, broken(" ")],
  ],
  test: [
    [0.6, joined(THIN)],
    [0.8, joined("-")],
    [0.5, joined(".")],
    [0.3, wide(joined(" "))],
    [0.4, joined("&nbsp;")],
    [0.15, joined("\u2060")],
    [0.15, joined("\u00ad")],
    [0.3, joined("&#xA0;")],
    [0.3, joined("\u2011")],
    [0.7, broken(NBSP)],
    [0.2, broken(" ", "\r\n")],
  ],
};

/** Hands that write one kind only, where its gaps are not those of a plain number. */
type Own = Partial<
  Record<ValueKind, { readonly all: readonly Hand[]; readonly train: readonly Hand[]; readonly test: readonly Hand[] }>
>;

const dotted = joined(".");
const phoneAbroad =
  (prefix: string, separator: string): Writer =>
  ([first = "", ...rest]) =>
    `${prefix}${first.slice(1)}${separator}${rest.join(separator)}`;

const MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" ");
const SHORT_MONTHS = "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.".split(" ");
const inWords =
  (months: readonly string[], gap = " "): Writer =>
  ([day = "", month = "", year = ""]) =>
    `${day === "01" ? "1er" : Number(day)}${gap}${months[Number(month) - 1]}${gap}${year}`;

const withFr =
  (rest: Writer, gap: string): Writer =>
  ([fr = "", ...parts], random) =>
    `${fr}${gap}${rest(parts, random)}`;

const OWN: Own = {
  nir: {
    all: [],
    train: [
      [1, keyApart(" / ")],
      [0.6, keyApart(" clé ")],
      [0.8, inGroups([13, 2], " ")],
      [0.5, inGroups([1, 4, 5, 3, 2], " ")],
    ],
    test: [
      [0.6, keyApart(" clé : ")],
      [0.8, keyApart(" - ")],
      [0.5, keyApart(" ", "", "")],
      [0.5, inGroups([3, 3, 3, 3, 3], " ")],
      [0.4, inGroups([1, 2, 2, 2, 6, 2], NBSP)],
      [0.3, keyApart(" (", ")")],
    ],
  },
  spi: { all: [], train: [[0.6, inGroups([1, 3, 3, 3, 3], " ")]], test: [[0.6, inGroups([4, 3, 3, 3], " ")]] },
  siret: {
    all: [[1, ([a, b, c, nic]) => `${a}${b}${c} ${nic}`]],
    train: [[0.5, ([a, b, c, nic]) => `${a} ${b} ${c}-${nic}`]],
    test: [
      [0.5, ([a, b, c, nic]) => `${a}${b}${c}-${nic}`],
      [0.4, ([a, b, c, nic = ""]) => `${a} ${b} ${c} ${nic.slice(0, 3)} ${nic.slice(3)}`],
    ],
  },
  vat: {
    all: [
      [3, withFr(joined(" "), "")],
      [3, withFr(([key, ...siren]) => `${key} ${siren.join("")}`, " ")],
    ],
    train: [[0.5, withFr(dotted, ".")]],
    test: [
      [0.5, lower(compact)],
      [0.5, withFr(joined(NBSP), NBSP)],
    ],
  },
  iban: {
    all: [],
    train: [[0.6, inGroups([4, 5, 5, 11, 2], " ")]],
    test: [
      [0.6, lower(joined(" "))],
      [0.4, inGroups([2, 2, 4, 4, 4, 4, 4, 4], " ")],
    ],
  },
  rib: {
    all: [],
    train: [[0.6, keyApart(" clé ")]],
    test: [
      [0.6, keyApart(" Clé : ")],
      [0.4, joined("  ")],
    ],
  },
  passport: { all: [[4, compact]], train: [[0.6, lower(compact)]], test: [[0.6, joined(NBSP)]] },
  plate: {
    all: [
      [8, joined("-")],
      [2, joined(" ")],
      [2, compact],
    ],
    train: [[1, lower(joined("-"))]],
    test: [
      [1, lower(joined(" "))],
      [0.5, joined("\u2011")],
    ],
  },
  phone: {
    all: [
      [4, joined(" ")],
      [3, compact],
      [2, dotted],
      [2, phoneAbroad("+33 ", " ")],
      [1, phoneAbroad("+33", "")],
    ],
    train: [
      [0.7, phoneAbroad("+33 (0)", " ")],
      [0.5, joined("-")],
      [0.4, joined("/")],
    ],
    test: [
      [0.4, phoneAbroad("+33.", ".")],
      [0.15, joined(" / ")],
      [0.6, phoneAbroad("0033 ", " ")],
      [0.5, phoneAbroad("(+33) ", " ")],
      [0.5, phoneAbroad("+33 (0) ", ".")],
      [0.4, inGroups([4, 3, 3], " ")],
      [0.4, joined(NBSP)],
    ],
  },
  "birth-date": {
    all: [
      [6, joined("/")],
      [3, inWords(MONTHS)],
    ],
    train: [
      [1, ([day, month, year]) => `${year}-${month}-${day}`],
      [1, inWords(SHORT_MONTHS)],
    ],
    test: [
      [1, joined(".")],
      [1, joined("-")],
      [0.7, inWords(MONTHS, NBSP)],
      [0.5, inWords(MONTHS.map((month) => month.toUpperCase()))],
    ],
  },
  cadastre: {
    all: [
      [4, ([section, number]) => `section ${section} n° ${number}`],
      [2, ([section, number]) => `${section} ${number}`],
    ],
    train: [
      [2, ([section, number]) => `section ${section} numéro ${number}`],
      [0.5, ([section = "", number = ""]) => `31555000${section.padStart(2, "0")}${number.padStart(4, "0")}`],
      [1, ([section, number = ""]) => `${section} ${number.padStart(4, "0")}`],
    ],
    test: [
      [1, ([section, number]) => `section ${section}, n° ${number}`],
      [1, ([section, number]) => `section ${section} no ${number}`],
      [0.5, ([section = "", number = ""]) => `38185000${section.padStart(2, "0")}${number.padStart(4, "0")}`],
      [1, ([section, number]) => `${section} n°${number}`],
    ],
  },
};

/** Kinds whose groups are of no number: gaps as everybody's would be no hand's. */
const NOT_PLAIN: ReadonlySet<string> = new Set(["plate", "phone", "birth-date", "cadastre", "vat"]);
/** Kinds that are one word on the paper: no gap of ours belongs inside. */
const ONE_WORD: ReadonlySet<string> = new Set(["agent-number", "rpps", "residence-permit", "numen"]);

function handsOf(set: SetName, kind: ValueKind): readonly Hand[] {
  const own = OWN[kind];
  if (ONE_WORD.has(kind))
    return kind === "numen"
      ? [
          [6, compact],
          [1, joined(" ")],
          [0.6, lower(compact)],
        ]
      : [[1, compact]];
  return [...(NOT_PLAIN.has(kind) ? [] : [...EVERYBODY, ...OTHERS[set]]), ...(own ? [...own.all, ...own[set]] : [])];
}

/** `line`: on one line, as in a cell; `plain`: as a program writes it; `short`: without its key; `boxes`: in those of a form. */
export type Manner = "any" | "line" | "plain" | "short" | "boxes";

export function write(set: SetName, kind: ValueKind, parts: Parts, manner: Manner, random: Random): string {
  if (manner === "short") return parts.slice(0, -1).join("");
  if (manner === "plain") return PLAIN[kind]?.(parts, random) ?? compact(parts, random);
  if (manner === "boxes") return BOXES[set](parts, random);
  const [, writer] = random.weighted(handsOf(set, kind));
  const written = writer(parts, random);
  return manner === "line" && /[\r\n;]/.test(written) ? write(set, kind, parts, "plain", random) : written;
}

/** One digit in each box, or the groups apart by more than a space. */
const BOXES: Readonly<Record<SetName, Writer>> = {
  train: (parts) => [...parts.join("")].join("|"),
  test: (parts, random) => (random.chance(0.5) ? parts.join("  ") : parts.join(" | ")),
};

const PLAIN: Partial<Record<ValueKind, Writer>> = {
  "birth-date": (parts, random) => (random.chance(0.5) ? parts.join("/") : [...parts].reverse().join("-")),
  plate: joined("-"),
  phone: compact,
  cadastre: joined(" "),
};
