/** Dérogation: the services for which one may be requested, and what the file still lacks. */

import type { PlanService } from "../../model/plan-service.ts";
import { decisionText, declaredFor, derogationWord, grantingOf, isAskedFor, limitOf, termOf } from "../derogations.ts";
import { changesText, groundText, infersText, saysText } from "../reasons.ts";
import { defineSheet } from "../sheet.ts";
import { actionText } from "../unused.ts";
import { known, readCell, sensitiveCell } from "../view.ts";

export const derogation = defineSheet<"derogation", PlanService>({
  id: "derogation",
  frozen: 1,
  pagesWide: 3,
  rows: ({ book }) => book.plan.services.filter((service) => service.label === "derogable" || isAskedFor(service)),
  rowId: ({ id }) => id,
  columns: [
    { id: "service", width: 30, value: ({ id }, view) => view.t.names.service[id] },
    { id: "evidence", width: 30, form: "long" },
    { id: "decision", width: 18 },
    { id: "decidedOn", width: 13, form: "day" },
    { id: "comment", width: 30, form: "long" },
    { id: "status", width: 20, band: "text", value: derogationWord, tint: () => "derogable" },
    {
      id: "declared",
      width: 30,
      form: "long",
      band: "text",
      value: (service, view) => decisionText(service, view) ?? view.t.workbook.notGiven,
    },
    {
      id: "declaredBy",
      width: 22,
      form: "long",
      band: "text",
      value: (service, view) => declaredFor(service, view)?.by ?? null,
    },
    { id: "action", width: 22, band: "text", value: actionText },
    { id: "limit", width: 32, form: "long", band: "text", value: limitOf },
    {
      id: "until",
      width: 24,
      form: "day",
      band: "text",
      value: (service, view) => termOf(service, view.t.workbook.clockUnset, view),
    },
    { id: "grantedBy", width: 26, form: "long", band: "text", value: ({ id }, view) => grantingOf(id, view) },
    { id: "rule", width: 16, band: "text", value: ({ rule }) => rule },
    { id: "says", width: 80, form: "long", band: "text", value: ({ reasons }, view) => saysText(reasons, view) },
    { id: "infers", width: 56, form: "long", band: "text", value: ({ reasons }, view) => infersText(reasons, view) },
    { id: "changes", width: 60, form: "long", band: "text", value: ({ reasons }) => changesText(reasons) },
    {
      id: "remarks",
      width: 36,
      form: "long",
      band: "text",
      value: ({ reasons }) => reasons.remarks.join("\n") || null,
    },
    {
      id: "confidence",
      width: 24,
      form: "long",
      band: "text",
      value: ({ reasons }, view) => groundText(reasons, view),
    },
    {
      id: "targets",
      width: 24,
      form: "long",
      band: "text",
      value: ({ targets }, view) => view.targets(targets.map(({ offer }) => offer)),
    },
    {
      id: "containers",
      width: 10,
      form: "count",
      band: "figures",
      value: ({ volume }, view) => known(volume.containers, view),
    },
    { id: "items", width: 11, form: "count", band: "figures", value: ({ volume }, view) => known(volume.items, view) },
    { id: "bytes", width: 11, form: "bytes", band: "figures", value: ({ volume }, view) => known(volume.bytes, view) },
    {
      id: "read",
      width: 10,
      form: "count",
      band: "figures",
      value: ({ sensitive }, view) => readCell(sensitive.itemsRead, view),
    },
    {
      id: "sensitive",
      width: 17,
      form: "count",
      band: "figures",
      value: ({ sensitive }, view) => sensitiveCell(sensitive, view),
    },
    { id: "id", width: 22, form: "line", band: "figures", value: ({ id }) => id },
  ],
});
