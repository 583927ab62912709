/** What a detector is called: in the language's own words, or as the administration calls one of its own. */

import type { Wording } from "../model/verdict.ts";
import type { Catalogue, Language } from "./index.ts";

/** Its id where nothing else is known: one of its own that the administration has taken away since. */
export function detectorName(
  id: string,
  { names }: Catalogue,
  language: Language,
  own: ReadonlyMap<string, Wording>,
): string {
  return names.detector[id] ?? own.get(id)?.[language] ?? id;
}
