/** What a copy for publication does not tell and on which ground, from `templates/occultations.yaml`. */

import { z } from "zod";
import type { Occultation } from "../model/occultation.ts";
import { day, text, wording } from "./shapes.ts";
import { parseTemplate, type TemplateFile } from "./template.ts";

export const OCCULTATIONS_FILE = "occultations.yaml";

const occultationsFile = z.strictObject({
  "last-checked": day,
  sources: z.array(z.strictObject({ title: text, href: text })).min(1),
  occultations: z.array(z.strictObject({ id: text, what: wording, left: wording, ground: text })).min(1),
});

/** In the order of the file. */
export function readOccultations(file: TemplateFile): readonly Occultation[] {
  return parseTemplate(file, occultationsFile).said.occultations;
}
