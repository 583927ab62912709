/** Detectors, the longest and most checked first: where two fit, the first has the place. */

import type { Category } from "../../model/finding.ts";
import type { Detector } from "../detector.ts";
import { address } from "./address.ts";
import { adeli } from "./adeli.ts";
import { agentNumber } from "./agent-number.ts";
import { birthDate } from "./birth-date.ts";
import { cadastre } from "./cadastre.ts";
import { card } from "./card.ts";
import { cni } from "./cni.ts";
import { drivingLicence } from "./driving-licence.ts";
import { email } from "./email.ts";
import { finess } from "./finess.ts";
import { iban } from "./iban.ts";
import { ine } from "./ine.ts";
import { label } from "./label.ts";
import { marking } from "./marking.ts";
import { nir } from "./nir.ts";
import { numen } from "./numen.ts";
import { passport } from "./passport.ts";
import { phone } from "./phone.ts";
import { plate } from "./plate.ts";
import { residencePermit } from "./residence-permit.ts";
import { rib } from "./rib.ts";
import { rpps } from "./rpps.ts";
import { secret } from "./secret.ts";
import { siren } from "./siren.ts";
import { siret } from "./siret.ts";
import { spi } from "./spi.ts";
import { vat } from "./vat.ts";
import { vitaleSerial } from "./vitale-serial.ts";
import { vocabularyHealth } from "./vocabulary-health.ts";
import { vocabularyHr } from "./vocabulary-hr.ts";
import { vocabularyJustice } from "./vocabulary-justice.ts";
import { vocabularyProcurement } from "./vocabulary-procurement.ts";
import { vocabularySocial } from "./vocabulary-social.ts";
import { vocabularyTax } from "./vocabulary-tax.ts";

// biome-ignore format: one to a line would hide the order
export const DETECTORS: readonly Detector[] = [
  secret, iban, rib, vitaleSerial, card, nir, siret, cadastre, vat, numen, spi, cni, drivingLicence, ine, rpps,
  residencePermit, phone, finess, adeli, siren, passport, plate, email, birthDate, address, agentNumber,
  marking, label,
  vocabularyHr, vocabularyProcurement, vocabularyTax, vocabularyJustice, vocabularyHealth, vocabularySocial,
];

/** Categories that some detector can tell: of the others, nothing found says nothing. */
export function searchedCategories(detectors: readonly Detector[] = DETECTORS): ReadonlySet<Category> {
  return new Set(
    detectors.flatMap((detector) => [
      detector.category,
      ...("amongAgents" in detector && detector.amongAgents ? [detector.amongAgents] : []),
    ]),
  );
}
