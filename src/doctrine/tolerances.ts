/** Reads `templates/completeness.yaml`: how far a scan may stand from the tenant's own reports and counts before it is told. */

import { z } from "zod";
import type { Tolerances } from "../model/difference.ts";
import { day, wording } from "./shapes.ts";
import { parseTemplate, type TemplateFile } from "./template.ts";

export const TOLERANCES_FILE = "completeness.yaml";

const bound = z.strictObject({ share: z.number().min(0), least: z.number().min(0) });
const bounds = z.strictObject({ under: bound.nullable(), over: bound.nullable() });
const report = z.strictObject({ figures: bounds, bytes: bounds.nullable(), rows: bound, beside: wording });
const count = z.strictObject({ rows: bound });

const tolerancesFile = z.strictObject({
  "last-checked": day,
  "late-after-days": z.number().min(0),
  sources: z.strictObject({ mailbox: report, drive: report, site: report, team: report, users: count, groups: count }),
});

export function readTolerances(file: TemplateFile): Tolerances {
  const { "late-after-days": lateAfterDays, sources } = parseTemplate(file, tolerancesFile).said;
  return { lateAfterDays, sources };
}
