/** Counts and sizes as Graph tells them: whole numbers, nought or more. Anything else tells nothing, and costs nobody the page. */

import { z } from "zod";

export const Figure = z
  .unknown()
  .optional()
  .transform((told) => (typeof told === "number" && Number.isSafeInteger(told) && told >= 0 ? told : null));
