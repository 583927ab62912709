/** What the file of an offer may say, field by field. What no source says is left out, and is taken for nothing. */

import { z } from "zod";
import { CONTENTS, GUEST_ACCESS, IMPORT_WAYS, R9_STATES } from "../model/fit.ts";
import { OFFER_BASES, OFFER_KINDS } from "../model/verdict.ts";
import { wanted } from "./expected.ts";
import { confidence, day, href, id, source, text, wording } from "./shapes.ts";

const extension = z
  .string()
  .refine(
    (given) => /^[a-z0-9]+$/.test(given),
    wanted("une extension sans point, en minuscules", "an extension without a dot, in small letters"),
  );

const contents = z.array(z.strictObject({ what: z.enum(CONTENTS), confidence })).default([]);
const said = { fr: text, en: text, confidence };

/** One offer: a file of `templates/offers/`. */
export const offerFile = z.strictObject({
  id,
  name: text,
  kind: z.enum(OFFER_KINDS),
  operator: text,
  href: href.nullable(),
  "available-from": day.nullable(),
  // What that day is: the first one, as a source states it; or one on which a source shows the offer, which may be older.
  basis: z.enum(OFFER_BASES).nullable(),
  "ends-on": day.nullable(),
  "checked-on": day,
  confidence,
  // SecNumCloud: it is proposed within these days only, and never where the first is not known.
  qualified: z.strictObject({ from: day.nullable(), until: day.nullable(), confidence }).nullable().default(null),
  // A limit is as sure as its offer, unless it says otherwise.
  limits: z.array(
    z.strictObject({
      what: id,
      value: z.number().nullable(),
      fr: text,
      en: text,
      confidence: confidence.nullable().default(null),
    }),
  ),
  "not-for": z.array(wording),
  // The same as facts that a space is weighed by.
  refuses: contents,
  takes: contents,
  formats: z.array(extension).min(1).nullable().default(null),
  guests: z
    .strictObject({ access: z.enum(GUEST_ACCESS), confidence })
    .nullable()
    .default(null),
  import: z
    .strictObject({ way: z.enum(IMPORT_WAYS), ...said })
    .nullable()
    .default(null),
  r9: z
    .strictObject({ met: z.enum(R9_STATES), ...said })
    .nullable()
    .default(null),
  endings: z.array(z.strictObject({ on: day, ...said })).default([]),
  "to-build": z.boolean().default(false),
  sources: z.array(source).min(1),
});

export type OfferFile = z.infer<typeof offerFile>;
