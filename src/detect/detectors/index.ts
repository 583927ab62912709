/** Detectors, the longest and most checked first: where two fit, the first has the place. */

import type { Category } from "../../model/finding.ts";
import type { Detector } from "../detector.ts";
import { iban } from "./iban.ts";
import { label } from "./label.ts";
import { marking } from "./marking.ts";
import { nir } from "./nir.ts";
import { siren } from "./siren.ts";
import { siret } from "./siret.ts";
import { vat } from "./vat.ts";

export const DETECTORS: readonly Detector[] = [iban, vat, nir, siret, siren, marking, label];

/** Categories that some detector can tell: of the others, nothing found says nothing. */
export function searchedCategories(detectors: readonly Detector[] = DETECTORS): ReadonlySet<Category> {
  return new Set(
    detectors.flatMap((detector) => [
      detector.category,
      ...("amongAgents" in detector && detector.amongAgents ? [detector.amongAgents] : []),
    ]),
  );
}
