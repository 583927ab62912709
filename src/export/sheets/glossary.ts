/** Mots employés: what each word means, the labels in the words of the edition. */

import { FACT_CONFIDENCES, LABELS } from "../../model/verdict.ts";
import { labelName } from "../columns.ts";
import { defineSheet } from "../sheet.ts";
import type { View } from "../view.ts";

interface Entry {
  readonly kind: keyof View["t"]["glossary"]["kind"];
  readonly term: string;
  readonly meaning: string;
}

function entries(view: View): readonly Entry[] {
  const { t, book, say, language } = view;
  const words = Object.values(t.glossary.words).toSorted((one, other) => one.term.localeCompare(other.term, language));
  const statuses = Object.keys(t.workbook.status) as readonly (keyof typeof t.workbook.status)[];
  return [
    ...words.map((word) => ({ kind: "word" as const, ...word })),
    ...LABELS.map((label) => ({
      kind: "label" as const,
      term: labelName(label, view),
      meaning: say(book.edition.meanings[label]),
    })),
    ...statuses.map((status) => ({
      kind: "status" as const,
      term: t.workbook.status[status],
      meaning: t.glossary.status[status],
    })),
    ...FACT_CONFIDENCES.map((confidence) => ({
      kind: "confidence" as const,
      term: confidence,
      meaning: t.names.confidence[confidence],
    })),
  ];
}

export const glossary = defineSheet<"glossary", Entry>({
  id: "glossary",
  frozen: 2,
  rows: entries,
  columns: [
    { id: "kind", width: 16, value: ({ kind }, { t }) => t.glossary.kind[kind] },
    { id: "term", width: 40, form: "long", value: ({ term }) => term },
    { id: "meaning", width: 90, form: "long", value: ({ meaning }) => meaning },
  ],
});
