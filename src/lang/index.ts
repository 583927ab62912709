/** The languages that Bascule speaks. */

import { en } from "./en.ts";
import { fr } from "./fr.ts";

const CATALOGUES = { fr, en };

export type Language = keyof typeof CATALOGUES;
export type Catalogue = typeof fr;

export const LANGUAGES = Object.keys(CATALOGUES) as readonly Language[];

export function catalogueOf(language: Language): Catalogue {
  return CATALOGUES[language];
}
