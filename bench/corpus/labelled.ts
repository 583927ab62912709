/**
 * A synthetic document with the truth about it. What is labelled is what a French civil servant would call such a
 * value, by the contract's own definitions; never what the engine happens to find.
 */

import type { DocumentText } from "../../src/model/text.ts";

/** One value in a text. */
export interface Label {
  readonly start: number;
  readonly end: number;
  readonly detector: string;
  /** False where the rules themselves leave it open (a plate alone, a role address): neither a hit nor a miss. */
  readonly required: boolean;
  /** The value however written: two places with one identity are one distinct value. */
  readonly identity: string;
  /** Its letters or digits were misread, as scanners do. */
  readonly misread: boolean;
}

/** What is true of the document as a whole, of a detector that looks at words: it must, may or must not fire. */
export type Bearing = "must" | "may";

export interface Labelled {
  readonly name: string;
  readonly kind: string;
  readonly document: DocumentText;
  readonly labels: readonly Label[];
  /** By vocabulary detector; one that is not named must not fire. */
  readonly vocabularies: ReadonlyMap<string, Bearing>;
  /** The text went through a bad scanner: counted apart. */
  readonly ocr: boolean;
}

export type SetName = "train" | "test";

export const VOCABULARIES = ["hr", "procurement", "tax", "justice", "health", "social"].map(
  (field) => `vocabulary-${field}`,
);

/** Every detector of the contract. */
export const DETECTOR_IDS: readonly string[] = [
  ..."nir spi siren siret vat iban rib card passport cni driving-licence residence-permit ine numen agent-number".split(
    " ",
  ),
  ..."rpps adeli finess vitale-serial plate phone email address birth-date cadastre secret marking label".split(" "),
  ...VOCABULARIES,
];

/** Reported, and never enough to make a document sensitive. */
export const CONTACT: ReadonlySet<string> = new Set(["phone", "email", "address"]);

/** What names a person, an account or a company by itself: beside it a vocabulary counts. */
export const IDENTIFIERS: ReadonlySet<string> = new Set(
  "nir spi siren siret vat iban rib card passport cni driving-licence residence-permit ine numen agent-number rpps adeli finess vitale-serial".split(
    " ",
  ),
);
