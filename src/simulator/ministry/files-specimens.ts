/**
 * The documents that the pretend tenant's files are made of: a stock of some six hundred, each made when first
 * asked for, that all libraries draw from. So a file's size is known without a tenant's worth of documents in
 * memory, and what detectors must find in each is known from how it was composed.
 */

import { DOCUMENT_FORMATS, type DocumentFormat, type DocumentSpec, makeDocument } from "../documents/index.ts";
import { CARRIERS, type Carried, decoy, paragraph, THEMES } from "../prose.ts";
import { type Random, randomOf } from "../random.ts";
import { nir } from "../values.ts";

const CONTENTS = [
  ["nir"],
  ["siren"],
  ["siret"],
  ["iban"],
  ["vat"],
  ["nir", "iban"],
  ["siret", "vat"],
  "agents",
  "stamp",
  "label",
  "decoy",
  "plain",
] as const satisfies readonly (readonly Carried[] | string)[];
const VARIANTS = 4;
/** Where Bascule's sources say that a stamp in the header, or a label in the properties, can stand. */
const STAMPED: ReadonlySet<DocumentFormat> = new Set(["docx", "odt", "pdf"]);
const LABELLED: ReadonlySet<DocumentFormat> = new Set(["docx", "xlsx", "pptx"]);
/** Offices write far more of some than of others. */
const USUAL: readonly DocumentFormat[] = [
  ...DOCUMENT_FORMATS,
  ...(["docx", "docx", "docx", "pdf", "pdf", "pdf", "xlsx", "xlsx", "pptx", "odt", "txt"] as const),
];
const COMMON: readonly number[] = [...CONTENTS.keys(), ...Array<number>(8).fill(11), ...Array<number>(5).fill(10)];

export interface Specimen {
  readonly format: DocumentFormat;
  /** Detectors that must fire on its content, each once for the item. */
  readonly detectors: readonly string[];
  /** A word that stands in its text and nowhere else. */
  readonly canary: string;
  /** Every sensitive value in it. */
  readonly values: readonly string[];
  /** The sensitivity label written in its properties. */
  readonly label: NonNullable<DocumentSpec["label"]> | null;
  readonly bytes: Uint8Array;
}

export interface Stock {
  readonly count: number;
  specimen(index: number): Specimen;
  /** Of that format and content; the variant is drawn. */
  indexOf(format: DocumentFormat, content: Content, random: Random): number;
  drawn(random: Random): number;
}

export type Content = Carried | "agents" | "stamp" | "label" | "decoy" | "plain";

export function stockOf(seed: string, label: NonNullable<DocumentSpec["label"]>): Stock {
  const made = new Map<number, Specimen>();
  const index = (format: number, content: number, variant: number) =>
    (variant * CONTENTS.length + content) * DOCUMENT_FORMATS.length + format;
  return {
    count: DOCUMENT_FORMATS.length * CONTENTS.length * VARIANTS,
    specimen: (at) => {
      const known = made.get(at) ?? composed(seed, at, label);
      made.set(at, known);
      return known;
    },
    indexOf: (format, content, random) => {
      const place = CONTENTS.findIndex((each) => each === content || (each.length === 1 && each[0] === content));
      return index(DOCUMENT_FORMATS.indexOf(format), place, random.int(VARIANTS));
    },
    drawn: (random) => index(DOCUMENT_FORMATS.indexOf(random.pick(USUAL)), random.pick(COMMON), random.int(VARIANTS)),
  };
}

function composed(seed: string, at: number, label: NonNullable<DocumentSpec["label"]>): Specimen {
  const random = randomOf(seed, "specimen", at);
  const format = DOCUMENT_FORMATS[at % DOCUMENT_FORMATS.length] ?? "txt";
  const content = CONTENTS[Math.floor(at / DOCUMENT_FORMATS.length) % CONTENTS.length] ?? "plain";
  const theme = random.pick(THEMES);
  const canary = canaryOf(random);
  const carried = typeof content === "string" ? [] : content.map((name) => ({ name, ...CARRIERS[name](random) }));
  const agents = content === "agents" ? Array.from({ length: 4 }, () => nir(random)) : [];
  const stamped = content === "stamp" && STAMPED.has(format);
  const labelled = content === "label" && LABELLED.has(format);
  const extra = content === "decoy" ? [decoy(random), decoy(random)] : carried.map(({ text }) => text);
  const spec: DocumentSpec = {
    title: random.pick(["Note d’étape", "Relevé de décisions", "Dossier de suivi", "Fiche de présentation"]),
    paragraphs: [
      paragraph(random, theme),
      ...extra,
      `Mot de suivi du dossier : ${canary}.`,
      ...Array.from({ length: random.int(5) + 1 }, () => paragraph(random, theme)),
    ],
    ...(agents.length > 0
      ? {
          table: [
            ["Agent", "Numéro de sécurité sociale"],
            ...agents.map((value, row) => [`Agent ${"ABCD"[row]}`, value]),
          ],
        }
      : {}),
    ...(stamped ? { header: "DIFFUSION RESTREINTE" } : {}),
    ...(labelled ? { label } : {}),
  };
  return {
    format,
    detectors: [
      ...carried.map(({ name }) => name),
      ...(agents.length > 0 ? ["nir"] : []),
      ...(stamped ? ["marking"] : []),
      ...(labelled ? ["label"] : []),
    ],
    canary,
    values: [...carried.map(({ value }) => value), ...agents],
    label: labelled ? label : null,
    bytes: makeDocument(format, spec),
  };
}

/** Letters only, so that no detector takes it for anything. */
export function canaryOf(random: Random): string {
  return `canari-${Array.from({ length: 14 }, () => random.pick([..."bcdfghjklmnpqrstvwxz"])).join("")}`;
}
