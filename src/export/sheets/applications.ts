/** Applications: third parties that stop working when what they depend on is moved. */

import type { PlanApplication } from "../../model/plan.ts";
import { defineSheet } from "../sheet.ts";

export const applications = defineSheet<"applications", PlanApplication>({
  id: "applications",
  rows: ({ book }) => book.plan.applications,
  rowId: ({ appId }) => appId,
  columns: [
    { id: "name", width: 32, value: ({ name }) => name },
    { id: "decision", width: 20 },
    { id: "responsible", width: 20 },
    { id: "comment", width: 30, form: "long" },
    { id: "publisher", width: 24, band: "text", value: ({ publisher }, { t }) => publisher ?? t.workbook.unknown },
    {
      id: "dependsOn",
      width: 24,
      form: "long",
      band: "text",
      value: ({ dependsOn }, { t }) => dependsOn.map((workload) => t.names.workload[workload]).join(", "),
    },
    { id: "permissions", width: 44, form: "long", band: "text", value: ({ permissions }) => permissions.join(", ") },
    { id: "id", width: 38, form: "line", band: "text", value: ({ appId }) => appId },
  ],
});
