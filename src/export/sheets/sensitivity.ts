/** Sensibilité (R9): what was found, service by service and category by category. Numbers only. */

import type { Category } from "../../model/finding.ts";
import { RESTRICTED_DETECTORS } from "../../model/finding.ts";
import { isOfFewPeople } from "../../model/own-spaces.ts";
import type { PlanService } from "../../model/plan-service.ts";
import type { Value } from "../cell.ts";
import { defineSheet } from "../sheet.ts";
import { sumsOf } from "../space-sums.ts";
import { foundText, known, readCell, sensitiveCell, type View } from "../view.ts";

/** A service, and whether so few people have it that nothing intimate is told. */
type Held = PlanService & { readonly few: boolean };

async function* held({ book }: View): AsyncIterable<Held> {
  const sums = await sumsOf(book);
  for (const service of book.plan.services)
    yield { ...service, few: isOfFewPeople(service.id, sums.directorates.own()) };
}

/** Its numbers are told of few people, too: they are to be escalated, and tell of no category. */
const IN_NUMBER_ALONE: ReadonlySet<Category> = new Set(["marked-document"]);

/** A number where something was found; else of how many read nothing was. Unread is no zero: the column « Lus » says it. */
function where({ sensitive: { itemsRead } }: PlanService, found: number, view: View): Value {
  if (found > 0) return found;
  return itemsRead === 0 ? null : foundText({ items: 0, itemsRead }, view);
}

/** What no detector looks for is not said to be absent. Less all the others, the sum would tell the categories that are not told. */
function inCategory(category: Category): (service: Held, view: View) => Value {
  return (service, view) => {
    if (!view.book.searched.has(category)) return view.t.workbook.notSearched;
    if (service.few && !IN_NUMBER_ALONE.has(category)) return view.t.dossier.tooFewPeople;
    return where(service, service.sensitive.byCategory[category] ?? 0, view);
  };
}

/** « Numéro SIREN 12, Compte bancaire (IBAN) 4 », the most frequent first. */
function detectors(service: Held, view: View): string {
  const found = Object.entries(service.sensitive.byDetector).filter(
    ([id, items]) => items > 0 && !RESTRICTED_DETECTORS.has(id),
  );
  // Some of them tell what is intimate.
  if (service.few && found.length > 0) return view.t.dossier.tooFewPeople;
  return found
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([id, items]) => `${view.detectorName(id)} ${view.format.count(items)}`)
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

const countsMarkings = ({ sensitive: { restricted, byCategory } }: PlanService): boolean =>
  restricted > 0 || (byCategory["marked-document"] ?? 0) > 0;

const asksHarm = ({ book }: View) => book.edition.harm !== null;

export const sensitivity = defineSheet<"sensitivity", Held>({
  id: "sensitivity",
  frozen: 1,
  pagesWide: 2,
  // What it counts is to be escalated, here as elsewhere.
  beside: ({ book, t }) => (book.plan.services.some(countsMarkings) ? t.words.presumedMarking : ""),
  rows: held,
  columns: [
    { id: "service", width: 32, value: ({ id }, view) => view.t.names.service[id] },
    {
      id: "presumed",
      width: 11,
      value: ({ sensitive }, { t }) => (sensitive.presumed ? t.workbook.yes : t.workbook.no),
    },
    {
      id: "harm",
      width: 20,
      when: asksHarm,
      value: ({ sensitive: { harm }, label }, { t, format }) => {
        if (harm) return t.reasons.harm[harm.answer](format.day(harm.on));
        return label === "not-concerned" ? t.workbook.noTerm : t.reasons.harm.unanswered;
      },
    },
    {
      id: "harmBy",
      width: 34,
      form: "long",
      when: asksHarm,
      value: ({ sensitive: { harm } }, { t }) => harm && t.reasons.harmBy(harm.by, harm.why),
    },
    { id: "items", width: 11, form: "count", value: ({ volume }, view) => known(volume.items, view) },
    { id: "read", width: 10, form: "count", value: ({ sensitive }, view) => readCell(sensitive.itemsRead, view) },
    { id: "share", width: 8, form: "share", value: shareRead },
    { id: "sensitive", width: 22, form: "count", value: ({ sensitive }, view) => sensitiveCell(sensitive, view) },
    { id: "estimate", width: 24, form: "long", value: estimate },
    { id: "drawn", width: 40, form: "long", value: ({ id }, { book }) => book.drawn.get(id) ?? null },
    {
      id: "containers",
      width: 14,
      form: "count",
      value: (service, view) => where(service, service.sensitive.containers, view),
    },
    { id: "citizens", width: 14, form: "count", value: inCategory("citizen-personal-data") },
    { id: "companies", width: 14, form: "count", value: inCategory("company-economic-data") },
    { id: "agents", width: 14, form: "count", value: inCategory("state-agent-data") },
    { id: "special", width: 15, form: "count", value: inCategory("special-category-data") },
    { id: "marked", width: 14, form: "count", value: inCategory("marked-document") },
    {
      id: "restricted",
      width: 14,
      form: "count",
      value: (service, view) => where(service, service.sensitive.restricted, view),
      tint: ({ sensitive }) => (sensitive.restricted > 0 ? "warning" : null),
    },
    { id: "detectors", width: 44, form: "long", value: detectors },
  ],
});
