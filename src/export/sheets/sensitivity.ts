/** Sensibilité (R9): what was found, service by service and category by category. Numbers only. */

import type { Category } from "../../model/finding.ts";
import { RESTRICTED_DETECTORS } from "../../model/finding.ts";
import type { PlanService } from "../../model/plan.ts";
import type { Value } from "../cell.ts";
import { defineSheet } from "../sheet.ts";
import { known, readCell, sensitiveCell, type View } from "../view.ts";

/** Unread is no zero: a number is told only where something was read or found. */
function where({ sensitive }: PlanService, found: number): Value {
  return found === 0 && sensitive.itemsRead === 0 ? null : found;
}

function inCategory(category: Category, service: PlanService): Value {
  return where(service, service.sensitive.byCategory[category] ?? 0);
}

/** « Numéro SIREN 12, Compte bancaire (IBAN) 4 », the most frequent first. */
function detectors({ sensitive }: PlanService, view: View): string {
  return Object.entries(sensitive.byDetector)
    .filter(([id, found]) => found > 0 && !RESTRICTED_DETECTORS.has(id))
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([id, found]) => `${view.t.names.detector[id] ?? id} ${view.format.count(found)}`)
    .join(", ");
}

function estimate({ sensitive }: PlanService, { format, t }: View): string | null {
  if (!sensitive.estimate) return null;
  const { items, low, high, confidence } = sensitive.estimate;
  return t.workbook.estimate(format.count(items), format.count(low), format.count(high), format.share(confidence));
}

function shareRead({ sensitive, volume }: PlanService): Value {
  return volume.items ? Math.min(1, sensitive.itemsRead / volume.items) : null;
}

export const sensitivity = defineSheet<"sensitivity", PlanService>({
  id: "sensitivity",
  frozen: 1,
  pagesWide: 2,
  rows: ({ book }) => book.plan.services,
  columns: [
    { id: "service", width: 32, value: ({ id }, view) => view.t.names.service[id] },
    {
      id: "presumed",
      width: 11,
      value: ({ sensitive }, { t }) => (sensitive.presumed ? t.workbook.yes : t.workbook.no),
    },
    { id: "items", width: 11, form: "count", value: ({ volume }, view) => known(volume.items, view) },
    { id: "read", width: 10, form: "count", value: ({ sensitive }, view) => readCell(sensitive.itemsRead, view) },
    { id: "share", width: 8, form: "share", value: shareRead },
    { id: "sensitive", width: 22, form: "count", value: ({ sensitive }, view) => sensitiveCell(sensitive, view) },
    { id: "estimate", width: 24, form: "long", value: estimate },
    { id: "containers", width: 11, form: "count", value: (service) => where(service, service.sensitive.containers) },
    { id: "citizens", width: 12, form: "count", value: (service) => inCategory("citizen-personal-data", service) },
    { id: "companies", width: 12, form: "count", value: (service) => inCategory("company-economic-data", service) },
    { id: "agents", width: 12, form: "count", value: (service) => inCategory("state-agent-data", service) },
    { id: "special", width: 15, form: "count", value: (service) => inCategory("special-category-data", service) },
    { id: "marked", width: 12, form: "count", value: (service) => inCategory("marked-document", service) },
    {
      id: "restricted",
      width: 13,
      form: "count",
      value: (service) => where(service, service.sensitive.restricted),
      tint: ({ sensitive }) => (sensitive.restricted > 0 ? "warning" : null),
    },
    { id: "detectors", width: 44, form: "long", value: detectors },
  ],
});
