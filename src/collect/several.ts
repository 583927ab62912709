/**
 * Several of something inside a row: the addresses of an account, the plans of a licence. A null in the place of one,
 * or of all, is none, and costs nobody the row.
 */

import { z } from "zod";

export function several<T>(one: z.ZodType<T>) {
  return z
    .array(one.nullish())
    .nullish()
    .transform((some) => (some ?? []).filter((each) => each !== null && each !== undefined));
}
