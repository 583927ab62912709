/** Antériorité: how many accounts, drives, teams and sites were created in each month, and how many stood by its end. */

import type { Book } from "../../model/book.ts";
import { addMonths, type IsoDate } from "../../model/dates.ts";
import type { EvidenceKind } from "../../model/evidence.ts";
import type { LineChart } from "../drawing/chart.ts";
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

/** Nothing stood in an online service before: an earlier day, as Graph tells where it knows none, opens no series of months. */
const EARLIEST = "2000-01";

/**
 * Months that every kind has a row for, so that their lines stand over the same ones: those from the month before that of the
 * question, or from the first creation, to that of the plan, and any other in which something was created.
 */
export function monthsTold({ book: { evidence, plan } }: View): readonly string[] {
  const told = evidence.created.flatMap(({ months }) => months.map(({ month }) => month));
  const bounds = [addMonths(evidence.engagedOn, -1), evidence.textOn, plan.asOf].map((day) => day.slice(0, 7));
  const known = [...told, ...bounds].filter((month) => month >= EARLIEST).sort();
  const months = new Set(told);
  for (let day = `${known[0]}-01` as IsoDate; day.slice(0, 7) <= (known.at(-1) ?? ""); day = addMonths(day, 1))
    months.add(day.slice(0, 7));
  return [...months].sort();
}

function* months(view: View): Iterable<Month> {
  const { evidence } = view.book;
  const all = monthsTold(view);
  for (const { kind, months: told } of evidence.created) {
    const counts = new Map(told.map(({ month, created }) => [month, created]));
    const total = told.reduce((sum, { created }) => sum + created, 0);
    let stood = 0;
    for (const month of total > 0 ? all : []) {
      const created = counts.get(month) ?? 0;
      stood += created;
      const mark = marksOf(view.book).find(([day]) => day.slice(0, 7) === month)?.[1] ?? null;
      yield { kind, month, created, stood, share: stood / total, mark };
    }
  }
}

const marksOf = ({ evidence }: Book) =>
  [
    [evidence.engagedOn, "engaged"],
    [evidence.textOn, "text"],
  ] as const;

/** How much of what is there today already stood: one line a kind, and the months that matter. */
const curve: LineChart<"kind" | "month" | "share"> = {
  kind: "lines",
  along: "month",
  of: "share",
  each: "kind",
  place: "beside",
  words: (view) => {
    const { t, format, book } = view;
    const { engagedOn, textOn, created } = book.evidence;
    const dated = created.filter(({ months }) => months.length > 0);
    if (dated.length === 0) return null;
    const shares = dated.map(({ kind, before, between, after }) => {
      const share = format.share(before / (before + between + after));
      return [t.evidence.kinds[kind], share] as const;
    });
    const all = monthsTold(view);
    const ends = { from: monthText(all[0]), to: monthText(all.at(-1)) };
    const [, apart] = monthsMarked(book);
    const key = t.evidence.dots(format.day(engagedOn), apart === undefined ? null : format.day(textOn));
    return { title: t.evidence.curve, key, seen: t.evidence.seen(shares, format.day(engagedOn), ends) };
  },
  marks: ({ book }) => monthsMarked(book),
};

/** That of the question, then that of the text where it is another. */
const monthsMarked = (book: Book) => [...new Set(marksOf(book).map(([day]) => day.slice(0, 7)))];

/** `2021-07` as « 07/2021 ». */
const monthText = (month = "") => month.split("-").reverse().join("/");

export const evidence = defineSheet<"evidence", Month>({
  id: "evidence",
  rows: months,
  beside: (view) => evidenceTold(view).join("\n"),
  charts: [curve],
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
