/** Detectors, the longest and most checked first: where two fit, the first has the place. */

import type { Detector } from "../detector.ts";
import { iban } from "./iban.ts";
import { label } from "./label.ts";
import { marking } from "./marking.ts";
import { nir } from "./nir.ts";
import { siren } from "./siren.ts";
import { siret } from "./siret.ts";
import { vat } from "./vat.ts";

export const DETECTORS: readonly Detector[] = [iban, vat, nir, siret, siren, marking, label];
