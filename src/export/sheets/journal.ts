/** Journal: who decided what, when, with what stood before, over all scans that the store has the history of. */

import type { DecisionField, NotedDecision } from "../../model/decision.ts";
import { isServiceId } from "../../model/service.ts";
import { LABELS } from "../../model/verdict.ts";
import { dayCell, type Value } from "../cell.ts";
import { defineSheet } from "../sheet.ts";
import type { View } from "../view.ts";

function aboutOf({ where, row, name }: NotedDecision, view: View): string {
  if (where !== "configuration") return name ?? row;
  const [service = "", part] = row.split("/");
  if (!isServiceId(service)) return view.t.toDecide.whole;
  const title = view.t.names.service[service];
  return part === undefined ? title : view.t.reasons.ofPart(title, view.partName(service, part));
}

/** Codes of the configuration in words; what was chosen in a workbook as it was. */
function valueIn(field: DecisionField, value: string | null, { t }: View): Value {
  if (value === null) return null;
  switch (field) {
    case "label": {
      const label = LABELS.find((each) => each === value);
      return label ? t.words.label[label] : value;
    }
    case "harm":
      return value === "yes" || value === "no" ? t.workbook[value] : value;
    case "derogation":
      return value === "requested" || value === "granted" || value === "refused" ? t.names.derogation[value] : value;
    case "stage":
      return value === "very-advanced" || value === "not-very-advanced" ? t.journal.stage[value] : value;
    case "engagedOn":
    case "acceptableOffer":
      return dayCell(value);
    default:
      return value;
  }
}

function originOf({ where }: NotedDecision, { t }: View): string {
  return where === "configuration" ? t.journal.configuration : t.journal.sheet(t.workbook.sheets[where].title);
}

export const journal = defineSheet<"journal", NotedDecision>({
  id: "journal",
  frozen: 1,
  pagesWide: 2,
  rows: ({ book }) => book.journal(),
  columns: [
    { id: "noted", width: 13, form: "day", value: ({ noted }) => dayCell(noted) },
    { id: "about", width: 36, form: "long", value: aboutOf },
    { id: "field", width: 26, value: ({ field }, { t }) => t.journal.field[field] },
    {
      id: "former",
      width: 30,
      form: "long",
      value: ({ field, former }, view) => valueIn(field, former, view) ?? view.t.journal.nothing,
      tint: ({ former }) => (former === null ? "muted" : null),
    },
    {
      id: "value",
      width: 30,
      form: "long",
      value: ({ field, value }, view) => valueIn(field, value, view) ?? view.t.journal.takenBack,
    },
    { id: "by", width: 28, form: "long", value: ({ by }, { t }) => by ?? t.journal.unsaid },
    { id: "on", width: 13, form: "day", value: ({ on }, { t }) => dayCell(on) ?? t.journal.unsaid },
    { id: "why", width: 44, form: "long", value: ({ why }) => why },
    { id: "origin", width: 26, value: originOf },
    { id: "scan", width: 38, form: "line", value: ({ scan }) => scan },
  ],
});
