/** Services: what the text says of each, and of the parts that it treats apart. */

import type { PlanService, Volume } from "../../model/plan-service.ts";
import type { Label } from "../../model/verdict.ts";
import { labelName, labelTint } from "../columns.ts";
import { derogationWord, termOf } from "../derogations.ts";
import type { BarChart } from "../drawing/chart.ts";
import { longestOf } from "../drawing/traced.ts";
import { askedText, changesText, decidedBy, decidedText, groundText, infersText, saysText } from "../reasons.ts";
import { defineSheet } from "../sheet.ts";
import { actionText } from "../unused.ts";
import { known, readCell, sensitiveCell, type View } from "../view.ts";

interface ServiceRow {
  readonly service: PlanService;
  /** Null for the service as a whole. */
  readonly part: PlanService["parts"][number] | null;
}

const labelOf = ({ service, part }: ServiceRow): Label => (part ?? service).label;
const volumeOf = ({ service, part }: ServiceRow): Volume => (part ?? service).volume;

const heldOf = ({ service, part }: ServiceRow) => part ?? service;

const bars: BarChart<"service" | "items"> = {
  kind: "bars",
  along: "service",
  of: [["items", null]],
  measured: "items",
  place: "below",
  words: ({ t, format }, services) => {
    const { name, sum } = longestOf(services);
    const counted = services.filter((each) => each.sum > 0).length;
    const seen = t.workbook.bars.servicesSeen(format.count(counted), name, format.count(sum));
    return { title: t.workbook.bars.services, key: t.workbook.bars.servicesKey, seen };
  },
};

export const services = defineSheet<"services", ServiceRow>({
  id: "services",
  beside: ({ t }) => t.words.keepSource,
  frozen: 1,
  pagesWide: 4,
  charts: [bars],
  rows: ({ book }) =>
    book.plan.services.flatMap((service) => [
      { service, part: null },
      ...service.parts.map((part) => ({ service, part })),
    ]),
  columns: [
    {
      id: "service",
      width: 32,
      value: (row, view) =>
        row.part ? `– ${view.partName(row.service.id, row.part.id)}` : view.t.names.service[row.service.id],
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
      value: (row, view) => actionText({ ...heldOf(row), unused: row.service.unused }, view),
    },
    {
      id: "decided",
      width: 30,
      form: "long",
      band: "text",
      value: (row, view) => decidedText(heldOf(row), view),
      tint: (row) => (heldOf(row).answer?.contrary ? "warning" : null),
    },
    {
      id: "decidedBy",
      width: 34,
      form: "long",
      band: "text",
      value: (row, view) => decidedBy(heldOf(row), view),
    },
    {
      id: "targets",
      width: 24,
      form: "long",
      band: "text",
      value: (row, view) => targetsText(row, view),
    },
    {
      id: "says",
      width: 80,
      form: "long",
      band: "text",
      value: (row, view) => saysText(heldOf(row).reasons, view),
    },
    {
      id: "infers",
      width: 56,
      form: "long",
      band: "text",
      value: (row, view) => infersText(heldOf(row).reasons, view),
    },
    {
      id: "changes",
      width: 60,
      form: "long",
      band: "text",
      value: (row) => changesText(heldOf(row).reasons),
    },
    {
      id: "remarks",
      width: 36,
      form: "long",
      band: "text",
      value: (row) => heldOf(row).reasons.remarks.join("\n") || null,
    },
    {
      id: "confidence",
      width: 24,
      form: "long",
      band: "text",
      value: (row, view) => groundText(heldOf(row).reasons, view),
    },
    {
      id: "question",
      width: 36,
      form: "long",
      band: "text",
      value: ({ service, part }, view) => askedText(service, part, view),
    },
    { id: "rule", width: 20, band: "text", value: (row) => heldOf(row).rule },
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

/** Where nothing is to be moved, no offer is missing. */
function targetsText(row: ServiceRow, view: View): string {
  const { targets, label } = heldOf(row);
  if (targets.length === 0 && label === "not-concerned") return view.t.workbook.noTerm;
  return view.targets(targets.map(({ offer }) => offer));
}

function yesNo(value: boolean, view: View): string {
  return value ? view.t.workbook.yes : view.t.workbook.no;
}
