/** The standing list of what Graph shows to nobody, from `templates/invisible.yaml`. */

import { z } from "zod";
import type { StandingGap } from "../model/standing-gap.ts";
import { day, service, text, wording } from "./shapes.ts";
import { parseTemplate, type TemplateFile } from "./template.ts";

/** Below `templates/`. */
export const INVISIBLE_FILE = "invisible.yaml";

const invisibleFile = z.strictObject({
  "last-checked": day,
  invisible: z.array(z.strictObject({ where: text, service: service.nullable(), title: wording, instead: wording })),
});

export function readInvisible(file: TemplateFile): readonly StandingGap[] {
  return parseTemplate(file, invisibleFile).said.invisible;
}
