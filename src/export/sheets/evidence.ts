/** Antériorité: how many accounts, drives, teams and sites were created in each month, and how many stood by its end. */

import type { EvidenceKind } from "../../model/evidence.ts";
import { evidenceTold } from "../evidence.ts";
import { defineSheet } from "../sheet.ts";
import type { View } from "../view.ts";

interface Month {
  readonly kind: EvidenceKind;
  readonly month: string;
  readonly created: number;
  readonly stood: number;
  /** Of those whose day is known. */
  readonly share: number;
  /** The day of the question, or of the text, in that month. */
  readonly mark: "engaged" | "text" | null;
}

function* months({ book: { evidence } }: View): Iterable<Month> {
  const marks = [
    [evidence.engagedOn.slice(0, 7), "engaged"],
    [evidence.textOn.slice(0, 7), "text"],
  ] as const;
  for (const { kind, months: told } of evidence.created) {
    const all = told.reduce((sum, { created }) => sum + created, 0);
    let stood = 0;
    for (const { month, created } of told) {
      stood += created;
      const mark = marks.find(([marked]) => marked === month)?.[1] ?? null;
      yield { kind, month, created, stood, share: stood / all, mark };
    }
  }
}

export const evidence = defineSheet<"evidence", Month>({
  id: "evidence",
  rows: months,
  beside: (view) => evidenceTold(view).join("\n"),
  columns: [
    { id: "kind", width: 22, value: ({ kind }, { t }) => t.evidence.kinds[kind] },
    { id: "month", width: 14, value: ({ month }) => month },
    { id: "created", width: 12, form: "count", value: ({ created }) => created },
    { id: "stood", width: 16, form: "count", value: ({ stood }) => stood },
    { id: "share", width: 16, form: "share", value: ({ share }) => share },
    {
      id: "mark",
      width: 34,
      value: ({ mark }, { t, format, book }) => {
        if (mark === null) return null;
        return t.evidence.marks[mark](format.day(mark === "engaged" ? book.evidence.engagedOn : book.evidence.textOn));
      },
    },
  ],
});
