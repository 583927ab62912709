/** The data that a request is about: how much there is, what was found of it, and what the edition asks of it. Numbers alone. */

import { CATEGORIES, type Category } from "../../model/finding.ts";
import { isOfFewPeople } from "../../model/own-spaces.ts";
import type { PlanService } from "../../model/plan-service.ts";
import type { SpaceSums } from "../space-sums.ts";
import { foundText, type View } from "../view.ts";
import type { OneRequest } from "./tags.ts";

type Found = Pick<
  OneRequest,
  "containers" | "items" | "bytes" | "found" | "presumed" | "findings" | "markings" | "conditions"
>;

/** Those that are told as numbers alone, and in a sentence of their own. */
const APART: ReadonlySet<Category> = new Set(["marked-document", "credential", "contact"]);

export function foundOf(service: PlanService, sums: SpaceSums, view: View): Found {
  const few = isOfFewPeople(service.id, sums.directorates.own());
  const { t, format, book } = view;
  const { volume, sensitive } = service;
  const figure = (value: number | null, write: (value: number) => string) =>
    value === null ? t.dossier.notKnown : write(value);
  const { presumes } = book.edition.sensitivity;
  return {
    containers: figure(volume.containers, format.count),
    items: figure(volume.items, format.count),
    bytes: figure(volume.bytes, format.bytes),
    found: foundText(sensitive, view),
    presumed: sensitive.presumed && presumes ? t.dossier.presumedBy(view.stated(presumes)) : t.dossier.notPresumed,
    findings: CATEGORIES.filter((id) => !APART.has(id)).map((id) => ({
      text: t.dossier.category(t.names.category[id], inCategory(id, service, few, view)),
    })),
    markings:
      sensitive.restricted > 0
        ? [{ text: t.summary.restricted(format.count(sensitive.restricted), format.one(sensitive.restricted)) }]
        : [],
    conditions: conditionsOf(service, few, view),
  };
}

/** « 12 sur 400 lus »; of fewer people than ten no category, as the sum less the others would tell what is intimate. */
function inCategory(id: Category, service: PlanService, few: boolean, view: View): string {
  const { sensitive } = service;
  if (!view.book.searched.has(id)) return view.t.workbook.notSearched;
  if (few && !APART.has(id)) return view.t.dossier.tooFewPeople;
  return foundText({ items: sensitive.byCategory[id] ?? 0, itemsRead: sensitive.itemsRead }, view);
}

/** What the edition asks of data: what was found that may show it, or what people answer where nothing can. */
function conditionsOf(service: PlanService, few: boolean, view: View): Found["conditions"] {
  const { book, t } = view;
  return book.edition.sensitivity.conditions.map(({ title, tests }) => {
    const lines = tests.map(({ id, text, confidence, evidence }) => {
      const shown = evidence.map((category) =>
        t.dossier.category(t.names.category[category], inCategory(category, service, few, view)),
      );
      const answer = shown.length > 0 ? shown.join(t.summary.semicolon) : answered(id, service, view);
      return t.dossier.test(id, view.stated({ text, confidence }), answer);
    });
    return { text: [t.dossier.condition(view.say(title)), ...lines].join("\n") };
  });
}

function answered(test: string, { sensitive: { harm } }: PlanService, { book, t, format }: View): string {
  if (book.edition.harm?.test !== test) return t.dossier.toAssess;
  return harm ? t.reasons.harm[harm.answer](format.day(harm.on)) : t.dossier.toFill;
}
