/** An offer that services can move to: dated data of `templates/offers/`. */

import type { IsoDate } from "./dates.ts";
import type { OfferFacts } from "./fit.ts";
import type { FactConfidence, OfferBasis, OfferKind, Source, Wording } from "./verdict.ts";

/** An offer that services can move to: dated data of `templates/offers/`. */
export interface Offer {
  readonly id: string;
  readonly name: string;
  readonly kind: OfferKind;
  readonly operator: string;
  readonly href: string | null;
  /** Proposed only from this day; null when no day is known, and then never proposed. */
  readonly availableFrom: IsoDate | null;
  /** Null where no day is known. */
  readonly basis: OfferBasis | null;
  readonly endsOn: IsoDate | null;
  readonly checkedOn: IsoDate;
  readonly confidence: FactConfidence;
  readonly limits: readonly {
    readonly what: string;
    readonly value: number | null;
    readonly text: Wording;
    /** Null where it is that of the offer. */
    readonly confidence: FactConfidence | null;
  }[];
  readonly notFor: readonly Wording[];
  /** The same, and more, as what spaces are weighed by. */
  readonly facts: OfferFacts;
  readonly sources: readonly Source[];
}
