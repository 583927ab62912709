/** Services: what the text says of each, and of the parts that it treats apart. */

import type { PlanService, Volume } from "../../model/plan.ts";
import type { Label } from "../../model/verdict.ts";
import { groundOf, groundOfPart, labelName, labelTint } from "../columns.ts";
import { derogationWord, termOf } from "../derogations.ts";
import { defineSheet } from "../sheet.ts";
import { known, readCell, sensitiveCell, type View } from "../view.ts";

interface ServiceRow {
  readonly service: PlanService;
  /** Null for the service as a whole. */
  readonly part: PlanService["parts"][number] | null;
}

const labelOf = ({ service, part }: ServiceRow): Label => (part ?? service).label;
const volumeOf = ({ service, part }: ServiceRow): Volume => (part ?? service).volume;

function partName({ service, part }: ServiceRow, view: View): string {
  const rule = view.verdict(service.id)?.rule?.parts.find(({ id }) => id === part?.id);
  return rule ? view.say(rule.title) : (part?.id ?? "");
}

export const services = defineSheet<"services", ServiceRow>({
  id: "services",
  beside: ({ t }) => t.words.keepSource,
  frozen: 1,
  pagesWide: 4,
  rows: ({ book }) =>
    book.plan.services.flatMap((service) => [
      { service, part: null },
      ...service.parts.map((part) => ({ service, part })),
    ]),
  columns: [
    {
      id: "service",
      width: 32,
      value: (row, view) => (row.part ? `– ${partName(row, view)}` : view.t.names.service[row.service.id]),
      tint: ({ part }) => (part ? "part" : null),
    },
    {
      id: "label",
      width: 35,
      band: "text",
      value: (row, view) => labelName(labelOf(row), view),
      tint: (row) => labelTint(labelOf(row)),
    },
    {
      id: "action",
      width: 22,
      band: "text",
      value: ({ service, part }, view) => (part ? null : view.t.words.action[service.action]),
    },
    {
      id: "targets",
      width: 24,
      form: "long",
      band: "text",
      value: ({ service, part }, view) => view.targets((part ?? service).targets.map(({ offer }) => offer)),
    },
    {
      id: "reason",
      width: 88,
      form: "long",
      band: "text",
      value: (row, view) => row.part?.reason ?? view.because(row.service.id),
    },
    {
      id: "confidence",
      width: 20,
      form: "long",
      band: "text",
      value: ({ service, part }, view) => (part ? groundOfPart(service.id, part.id, view) : groundOf(service.id, view)),
    },
    { id: "rule", width: 20, band: "text", value: ({ service, part }) => (part ? null : service.rule) },
    {
      id: "derogation",
      width: 18,
      band: "text",
      value: ({ service, part }, view) => (part ? null : derogationWord(service, view)),
    },
    {
      id: "until",
      width: 12,
      form: "day",
      band: "text",
      value: ({ service, part }, view) => (part ? null : termOf(service, view.t.workbook.toFix, view)),
    },
    {
      id: "containers",
      width: 10,
      form: "count",
      band: "figures",
      value: (row, view) => known(volumeOf(row).containers, view),
    },
    { id: "items", width: 12, form: "count", band: "figures", value: (row, view) => known(volumeOf(row).items, view) },
    { id: "bytes", width: 12, form: "bytes", band: "figures", value: (row, view) => known(volumeOf(row).bytes, view) },
    {
      id: "read",
      width: 10,
      form: "count",
      band: "figures",
      value: ({ service, part }, view) => (part ? null : readCell(service.sensitive.itemsRead, view)),
    },
    {
      id: "sensitive",
      width: 22,
      form: "count",
      band: "figures",
      value: ({ service, part }, view) => (part ? null : sensitiveCell(service.sensitive, view)),
    },
    {
      id: "presumed",
      width: 12,
      band: "figures",
      value: ({ service, part }, view) => (part ? null : yesNo(service.sensitive.presumed, view)),
    },
    {
      id: "coverage",
      width: 15,
      band: "figures",
      value: ({ service, part }, view) => (part ? null : view.t.names.coverage[service.coverage.status]),
    },
    {
      id: "reasons",
      width: 40,
      form: "long",
      band: "figures",
      value: ({ service, part }) => (part ? null : service.coverage.reasons.join(" ")),
    },
    {
      id: "workload",
      width: 14,
      band: "figures",
      value: ({ service }, view) => view.t.names.workload[service.workload],
    },
    {
      id: "id",
      width: 26,
      band: "figures",
      value: ({ service, part }) => (part ? `${service.id}/${part.id}` : service.id),
    },
  ],
});

function yesNo(value: boolean, view: View): string {
  return value ? view.t.workbook.yes : view.t.workbook.no;
}
