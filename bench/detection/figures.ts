/** What many verdicts come to: precision, recall and F1 by detector, and the aims. */

import { DETECTOR_IDS, type Labelled } from "../corpus/labelled.ts";
import type { Verdict } from "./match.ts";

interface Tally {
  right: number;
  missed: number;
  wrong: number;
}

export interface Figures {
  readonly documents: number;
  readonly values: number;
  readonly byDetector: readonly {
    readonly detector: string;
    readonly values: number;
    readonly falseAlarms: number;
    /** Null where nothing was to be found, or nothing was told. */
    readonly precision: number | null;
    readonly recall: number | null;
    readonly f1: number | null;
  }[];
  readonly macroF1: number;
  readonly microPrecision: number;
  readonly microRecall: number;
  readonly cleanMegabytes: number;
  readonly falseAlarmsPerCleanMegabyte: number;
  readonly documentPrecision: number;
  readonly documentRecall: number;
  readonly ocrRecall: number;
  readonly ocrMisreadRecall: number;
  readonly exactCounts: number;
}

export interface Judged {
  readonly labelled: Labelled;
  readonly verdict: Verdict;
}

export function figuresOf(judged: Iterable<Judged>): Figures {
  const tallies = new Map<string, Tally>(DETECTOR_IDS.map((id) => [id, { right: 0, missed: 0, wrong: 0 }]));
  const [documents, ocr, misread, counts] = [tally(), tally(), tally(), tally()];
  const clean = { bytes: 0, falseAlarms: 0 };
  let read = 0;
  const of = (detector: string) => {
    const found = tallies.get(detector) ?? tally();
    tallies.set(detector, found);
    return found;
  };
  for (const { labelled, verdict } of judged) {
    read++;
    for (const { detector } of verdict.falseAlarms) of(detector).wrong++;
    if (labelled.labels.length === 0 && labelled.document.labels.length === 0) {
      clean.bytes += Buffer.byteLength(labelled.document.text.toString());
      clean.falseAlarms += verdict.falseAlarms.length;
    }
    for (const [labels, part] of [
      [verdict.hits, "right"],
      [verdict.misses, "missed"],
    ] as const)
      for (const { detector, misread: spoilt } of labels) {
        // A scanner's text is counted apart: its aim is another.
        if (!labelled.ocr) of(detector)[part]++;
        else {
          ocr[part]++;
          if (spoilt) misread[part]++;
        }
      }
    for (const detector of verdict.wholeHits) of(detector).right++;
    for (const detector of verdict.wholeMisses) of(detector).missed++;
    counts.right += verdict.counts.exact;
    counts.missed += verdict.counts.all - verdict.counts.exact;
    if (verdict.sensitive && !labelled.ocr) {
      const { truth, told } = verdict.sensitive;
      if (truth) documents[told ? "right" : "missed"]++;
      else if (told) documents.wrong++;
    }
  }
  const byDetector = [...tallies].map(([detector, each]) => ({
    detector,
    values: each.right + each.missed,
    falseAlarms: each.wrong,
    precision: ratio(each.right, each.right + each.wrong),
    recall: ratio(each.right, each.right + each.missed),
    f1: ratio(2 * each.right, 2 * each.right + each.wrong + each.missed),
  }));
  const all = [...tallies.values()].reduce(
    (sum, each) => ({ right: sum.right + each.right, missed: sum.missed + each.missed, wrong: sum.wrong + each.wrong }),
    tally(),
  );
  const present = byDetector.filter(({ values }) => values > 0);
  return {
    documents: read,
    values: all.right + all.missed,
    byDetector,
    macroF1: present.reduce((sum, { f1 }) => sum + (f1 ?? 0), 0) / Math.max(1, present.length),
    microPrecision: ratio(all.right, all.right + all.wrong) ?? 0,
    microRecall: ratio(all.right, all.right + all.missed) ?? 0,
    cleanMegabytes: clean.bytes / 1e6,
    falseAlarmsPerCleanMegabyte: clean.falseAlarms / Math.max(1e-9, clean.bytes / 1e6),
    documentPrecision: ratio(documents.right, documents.right + documents.wrong) ?? 0,
    documentRecall: ratio(documents.right, documents.right + documents.missed) ?? 0,
    ocrRecall: ratio(ocr.right, ocr.right + ocr.missed) ?? 0,
    ocrMisreadRecall: ratio(misread.right, misread.right + misread.missed) ?? 0,
    exactCounts: ratio(counts.right, counts.right + counts.missed) ?? 0,
  };
}

const tally = (): Tally => ({ right: 0, missed: 0, wrong: 0 });

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** The aims of the issue, each with what it asks. */
export const AIMS: readonly (readonly [figure: keyof Figures, holds: (value: number) => boolean, asked: string])[] = [
  ["macroF1", (value) => value >= 0.96, "≥ 0.96"],
  ["microPrecision", (value) => value >= 0.97, "≥ 0.97"],
  ["falseAlarmsPerCleanMegabyte", (value) => value <= 50, "≤ 50"],
  ["documentRecall", (value) => value >= 0.98, "≥ 0.98"],
  ["documentPrecision", (value) => value >= 0.97, "≥ 0.97"],
  ["ocrRecall", (value) => value >= 0.6, "≥ 0.6"],
  ["ocrMisreadRecall", (value) => value >= 0.6, "≥ 0.6"],
];
