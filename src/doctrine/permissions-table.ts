/** Reads `templates/permissions.yaml`: which workloads an application depends on, by the permissions that it holds. */

import { z } from "zod";
import { WORKLOADS, type Workload } from "../model/service.ts";
import { day, source } from "./shapes.ts";
import { parseTemplate, type TemplateFile } from "./template.ts";

export const PERMISSIONS_FILE = "permissions.yaml";

const file = z.strictObject({
  "checked-on": day,
  sources: z.array(source).min(1),
  rows: z.array(
    z.strictObject({
      resource: z.enum(["graph", "exchange", "sharepoint"]),
      names: z.array(z.string().min(1)).min(1),
      workloads: z.array(z.enum(WORKLOADS)).min(1),
    }),
  ),
});

export interface PermissionsTable {
  readonly rows: readonly {
    readonly resource: string;
    readonly names: readonly string[];
    readonly workloads: readonly Workload[];
  }[];
}

export function readPermissionsTable(template: TemplateFile): PermissionsTable {
  return { rows: parseTemplate(template, file).said.rows };
}
