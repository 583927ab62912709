/**
 * Text to spans: one scan for numbers, then shape, key, and the words around; markings and labels beside. Where two
 * detectors fit one place, the longest and most checked has it.
 */

import type { Span } from "../model/finding.ts";
import type { DocumentText } from "../model/text.ts";
import { type Run, runsOf } from "./candidates.ts";
import { type Context, contextOf } from "./context.ts";
import { lexiconOf } from "./cues.ts";
import type { Candidate, Detector, LabelDetector, NumberDetector } from "./detector.ts";
import { DETECTORS } from "./detectors/index.ts";
import { fold, type NormalText, normalise } from "./normalise.ts";

const AROUND = 16;
/** The id of a sensitivity label. */
const LABEL = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

interface Guess {
  readonly detector: NumberDetector;
  readonly rank: number;
  readonly run: Run;
}

/** Places of sensitive data, ascending. `knownLabels`: the tenant's own sensitivity labels, when somebody told them. */
export function detect(
  document: DocumentText,
  knownLabels: ReadonlySet<string> | null = null,
  detectors: readonly Detector[] = DETECTORS,
): Span[] {
  const normal = normalise(document.text);
  const spans = [...numbers(normal, document, detectors)];
  for (const detector of detectors) {
    if (detector.candidates === "phrases")
      for (const { start, end, confidence } of detector.seek(normal, document))
        spans.push({ detector: detector.id, category: detector.category, ...normal.original(start, end), confidence });
    if (detector.candidates === "labels") spans.push(...labels(document, knownLabels, detector));
  }
  return spans.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Each where the text tells it first; all places come from one reading, however many labels there are. */
function labels({ text, labels }: DocumentText, known: ReadonlySet<string> | null, detector: LabelDetector): Span[] {
  const places = new Map<string, number>();
  if (labels.length > 0)
    for (const { 0: id, index } of text.matchAll(LABEL)) {
      const lower = id.toLowerCase();
      if (!places.has(lower)) places.set(lower, index);
    }
  return labels.flatMap((label) => {
    const confidence = detector.judge(label, known);
    const start = places.get(label.toLowerCase());
    const end = start === undefined ? 0 : start + label.length;
    return confidence
      ? [{ detector: detector.id, category: detector.category, start: start ?? 0, end, confidence }]
      : [];
  });
}

function numbers(normal: NormalText, document: DocumentText, detectors: readonly Detector[]): Span[] {
  const guesses = guess(normal.text, detectors);
  if (guesses.length === 0) return [];
  const context = contextOf(
    normal,
    document.cells,
    lexiconOf(detectors),
    guesses.map(({ run }) => run),
  );
  const judged = guesses.flatMap(({ detector, rank, run }) => {
    const said = context.of(detector, run.start, run.end);
    // Letters read as digits are believed only beside the number's own words.
    const confidence = run.repaired && !said.cue ? null : detector.judge(candidate(normal.text, run, said));
    return confidence ? [{ detector, rank, run, confidence }] : [];
  });
  judged.sort(
    (a, b) =>
      Number(a.confidence === "low") - Number(b.confidence === "low") || a.rank - b.rank || a.run.start - b.run.start,
  );
  const kept = withoutOverlap(judged, normal.text.length);
  return kept.map(({ detector, run, confidence }) => ({
    detector: detector.id,
    category: categoryOf(detector, run, context),
    ...normal.original(run.start, run.end),
    confidence,
  }));
}

/** What has the shape and the key, as if its words were near; in order of place. */
function guess(text: string, detectors: readonly Detector[]): Guess[] {
  const asked = (kind: NumberDetector["candidates"]) => {
    const byLength = new Map<number, { detector: NumberDetector; rank: number }[]>();
    for (const [rank, detector] of detectors.entries())
      if (detector.candidates === kind)
        for (const length of detector.lengths)
          byLength.set(length, [...(byLength.get(length) ?? []), { detector, rank }]);
    return byLength;
  };
  const asks = { digits: asked("digits"), "letters-and-digits": asked("letters-and-digits") };
  const guesses: Guess[] = [];
  const near = { cue: true, rival: false };
  for (const { kind, run } of runsOf(text, [...asks.digits.keys()], [...asks["letters-and-digits"].keys()]))
    for (const { detector, rank } of asks[kind].get(run.compact.length) ?? [])
      if (detector.judge(candidate(text, run, near))) guesses.push({ detector, rank, run });
  return guesses;
}

function candidate(text: string, run: Run, said: { readonly cue: boolean; readonly rival: boolean }): Candidate {
  return {
    compact: run.compact,
    groups: run.groups,
    ...said,
    before: text.slice(Math.max(0, run.start - AROUND), run.start),
    after: text.slice(run.end, run.end + AROUND),
  };
}

/** The first of those that overlap has the place. A run is short, so that few others can touch it. */
function withoutOverlap<T extends { readonly run: Run }>(ordered: readonly T[], length: number): T[] {
  const taken = new Uint8Array(length);
  return ordered.filter(({ run }) => {
    for (let at = run.start; at < run.end; at++) if (taken[at]) return false;
    return taken.fill(1, run.start, run.end) !== undefined;
  });
}

function categoryOf(detector: NumberDetector, run: Run, context: Context) {
  return detector.amongAgents && context.amongAgents(run.start, run.end, fold)
    ? detector.amongAgents
    : detector.category;
}
