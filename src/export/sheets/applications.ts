/** Applications: what stops working when what it depends on is moved, who consented to it, and what is to be asked of it. */

import type { PlanApplication } from "../../model/plan.ts";
import { defineSheet } from "../sheet.ts";
import type { View } from "../view.ts";

/** In one cell: in its own name, for everybody, for themselves. */
function consentTold({ consent }: PlanApplication, { t, format }: View): string {
  const { own, everyone, people, first } = consent;
  const words = t.workbook.consent;
  const told = [
    ...(own ? [words.own(first === null ? null : format.day(first))] : []),
    ...(everyone ? [words.everyone] : []),
    ...(people > 0 ? [words.people(format.count(people), format.one(people))] : []),
  ];
  return told.length === 0 ? t.workbook.unknown : told.join(t.summary.semicolon);
}

export const applications = defineSheet<"applications", PlanApplication>({
  id: "applications",
  rows: ({ book }) => book.plan.applications,
  rowId: ({ appId }) => appId,
  columns: [
    { id: "name", width: 32, value: ({ name }) => name },
    { id: "decision", width: 20 },
    { id: "agentsData", width: 20, choices: ({ t }) => t.workbook.agentsData },
    { id: "responsible", width: 20 },
    { id: "comment", width: 30, form: "long" },
    {
      id: "origin",
      width: 20,
      band: "text",
      value: ({ inHouse }, { t }) => (inHouse === null ? t.workbook.unknown : t.workbook.origin[`${inHouse}`]),
    },
    { id: "publisher", width: 24, band: "text", value: ({ publisher }, { t }) => publisher ?? t.workbook.unknown },
    {
      id: "dependsOn",
      width: 24,
      form: "long",
      band: "text",
      value: ({ dependsOn }, { t }) => dependsOn.map((workload) => t.names.workload[workload]).join(", "),
    },
    {
      id: "touched",
      width: 34,
      form: "long",
      band: "text",
      value: ({ touchedFrom }, view) => view.waveName(touchedFrom),
    },
    {
      id: "stops",
      width: 34,
      form: "long",
      band: "text",
      value: ({ stopsIn }, view) => view.waveName(stopsIn) ?? view.t.workbook.neverStops,
    },
    { id: "consent", width: 40, form: "long", band: "text", value: consentTold },
    { id: "permissions", width: 44, form: "long", band: "text", value: ({ permissions }) => permissions.join(", ") },
    { id: "id", width: 38, form: "line", band: "text", value: ({ appId }) => appId },
  ],
});
