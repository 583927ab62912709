/**
 * The declarations that pay offices send each month (DSN, PASRAU): a line for each datum, a code and a value,
 * `S21.G00.30.006,'03041985'`. The code says what it is: here stand those of persons, employers and accounts.
 * Source: cahier technique de la DSN (net-entreprises.fr), blocks S10.G00.01 to S21.G00.40
 */

import type { Draft } from "./draft.ts";

const FIRST = /^\ufeff?S\d\d\.G\d\d\.\d\d\.\d{3},'/;
const LINE = /^(S\d\d\.G\d\d\.\d\d\.\d{3}),'([^\r\n]*)'/gm;
const NAMES: Readonly<Record<string, string>> = {
  "S10.G00.01.001": "SIREN",
  "S10.G00.02.004": "Mél",
  "S10.G00.02.005": "Téléphone",
  "S20.G00.07.002": "Téléphone",
  "S20.G00.07.003": "Mél",
  "S21.G00.06.001": "SIREN",
  "S21.G00.20.001": "Organisme",
  "S21.G00.20.004": "IBAN",
  "S21.G00.30.001": "NIR",
  "S21.G00.30.002": "Nom de famille",
  "S21.G00.30.003": "Nom d'usage",
  "S21.G00.30.004": "Prénoms",
  "S21.G00.30.006": "Date de naissance",
  "S21.G00.30.007": "Lieu de naissance",
  "S21.G00.30.008": "Adresse",
  "S21.G00.30.018": "Mél",
  "S21.G00.30.019": "Matricule",
  "S21.G00.30.020": "Numéro technique temporaire",
  "S21.G00.40.019": "SIRET",
  "S89.G00.91.001": "NIR",
};

/** Tells what each value of a declaration is; of any other text, nothing. `start`: where the text stands in the draft. */
export function tellDeclared(text: string, start: number, draft: Draft): void {
  if (!FIRST.test(text)) return;
  for (const { index, 1: code = "", 2: value = "" } of text.matchAll(LINE)) {
    const from = start + index + code.length + 2;
    draft.cell(from, from + value.length, NAMES[code] ?? code);
  }
}
