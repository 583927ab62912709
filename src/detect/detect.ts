/**
 * Text to spans: one scan for words and numbers, then shape, key, and the words around; labels beside, and the fields
 * that a document's vocabulary tells of. Where two detectors fit one place, the longest and most checked has it.
 */

import type { Category, Span } from "../model/finding.ts";
import type { Cell, DocumentText } from "../model/text.ts";
import { type Context, contextOf } from "./context.ts";
import type { Candidate, Detector, Place, ValueDetector, View } from "./detector.ts";
import { DETECTORS } from "./detectors/index.ts";
import { labelSpans } from "./labels.ts";
import { type Lexicon, lexiconOf, rolesIn } from "./lexicon.ts";
import { lastIndex } from "./normalise.ts";
import { apart, type Judged } from "./overlap.ts";
import { type Asker, type Askers, askersOf, type Run, runsOf } from "./runs.ts";
import { scan, type Words } from "./scan.ts";
import { type Segment, segmentsOf } from "./segments.ts";
import { cellsOf } from "./tables.ts";
import { openVocabulary } from "./vocabulary.ts";

/** What is read beside a number to tell an amount or a piece of something longer. */
const BESIDE = 32;

/** Places of sensitive data, ascending. `knownLabels`: the tenant's own sensitivity labels, when somebody told them. */
export function detect(
  document: DocumentText,
  knownLabels: ReadonlySet<string> | null = null,
  detectors: readonly Detector[] = DETECTORS,
): Span[] {
  const engine = engineOf(detectors);
  const vocabulary = openVocabulary(detectors, engine.lexicon);
  const judged: Judged[] = [];
  const tabled = { ...document, cells: cellsOf(document) };
  for (const segment of segmentsOf(document.text)) {
    const found = search(segment, tabled, engine);
    for (const each of found.judged) judged.push(each);
    vocabulary.read(found.words, segment);
  }
  const values = apart(judged);
  const spans = [
    ...values.map(({ rank, ...span }) => span),
    ...vocabulary.spans(values),
    ...detectors.flatMap((each) => (each.candidates === "labels" ? labelSpans(document, knownLabels, each) : [])),
  ];
  return spans.sort((a, b) => a.start - b.start || a.end - b.end);
}

interface Engine {
  readonly detectors: readonly Detector[];
  readonly lexicon: Lexicon;
  readonly askers: Askers;
  /** Marks, and who is called by them. */
  readonly marks: readonly (readonly [mark: string, detector: number])[];
  /** Detectors that read cells by their column's header. */
  readonly columns: readonly number[];
}

const known = new WeakMap<readonly Detector[], Engine>();

function engineOf(detectors: readonly Detector[]): Engine {
  const engine = known.get(detectors) ?? {
    detectors,
    lexicon: lexiconOf(detectors),
    askers: askersOf(detectors),
    marks: detectors.flatMap((each, at) =>
      each.candidates === "values" ? (each.marks ?? []).map((mark) => [mark, at] as const) : [],
    ),
    columns: detectors.flatMap((each, at) => (each.candidates === "values" && each.cell ? [at] : [])),
  };
  known.set(detectors, engine);
  return engine;
}

interface Guess extends Asker {
  readonly run: Run;
}

function search(
  segment: Segment,
  document: DocumentText,
  engine: Engine,
): { readonly judged: readonly Judged[]; readonly words: Words } {
  const { normal, base } = segment;
  const guesses: Guess[] = [];
  const words = scan(normal, engine.lexicon, (chain) =>
    runsOf(normal.text, chain, engine.askers, segment, (run, { place, numbers }) => {
      if (numbers.judge(candidate(normal.text, run, NEAR))) guesses.push({ place, numbers, run });
    }),
  );
  const context = contextOf(segment, words, document.cells, engine.lexicon);
  const judged: Judged[] = [];
  const add = (place: number, { start, end, confidence }: Place) => {
    const detector = valueDetector(engine, place);
    const { id, amongAgents } = detector;
    const original = normal.original(start, end);
    const category: Category = amongAgents && context.amongAgents(start, end) ? amongAgents : detector.category;
    judged.push({
      detector: id,
      category,
      start: base + original.start,
      end: base + original.end,
      confidence,
      rank: place,
    });
  };
  for (const { place, numbers, run } of guesses) {
    const said = context.of(place, run.start, run.end);
    // Letters read as digits are believed only beside the number's own words.
    if (run.repaired && !said.cue) continue;
    const confidence = numbers.judge(candidate(normal.text, run, said));
    if (confidence) add(place, { start: run.start, end: run.end, confidence });
  }
  for (const [place, found] of called(segment, words, document, engine, context)) add(place, found);
  for (const [place, found] of inColumns(segment, document, engine)) add(place, found);
  return { judged, words };
}

const NEAR = {
  cue: true,
  hint: true,
  rival: false,
  neutral: false,
  beside: true,
  header: true,
  foreign: false,
} as const;

function valueDetector({ detectors }: Engine, place: number): ValueDetector {
  return detectors[place] as ValueDetector;
}

function candidate(text: string, run: Run, said: ReturnType<Context["of"]>): Candidate {
  return {
    ...run,
    ...said,
    before: text.slice(Math.max(0, run.start - BESIDE), run.start),
    after: text.slice(run.end, run.end + BESIDE),
  };
}

/** What words and marks of the segment's own part announce. */
function* called(
  { normal, base, from, to }: Segment,
  { starts, ends, terms }: Words,
  { stamps }: DocumentText,
  engine: Engine,
  context: Context,
): Generator<readonly [place: number, found: Place]> {
  const viewOf = (detector: number): View => ({
    text: normal.text,
    stamped: (start, end) => {
      if (stamps.length === 0) return false;
      const place = normal.original(start, end);
      const zone = stamps[lastIndex(stamps, (each) => each.start <= base + place.start)];
      return zone !== undefined && base + place.end <= zone.end;
    },
    said: (start, end) => context.of(detector, start, end),
  });
  for (let at = lastIndex(starts, (each) => each < from) + 1; at < starts.length; at++) {
    const start = starts[at] as number;
    if (start >= to) break;
    for (const place of engine.lexicon.called.get(terms[at] as number) ?? [])
      for (const found of valueDetector(engine, place).seek?.(viewOf(place), start, ends[at] as number) ?? [])
        yield [place, found];
  }
  for (const [mark, place] of engine.marks)
    for (let at = normal.text.indexOf(mark, from); at >= 0 && at < to; at = normal.text.indexOf(mark, at + mark.length))
      for (const found of valueDetector(engine, place).seek?.(viewOf(place), at, at + mark.length) ?? [])
        yield [place, found];
}

/** What cells hold whose column's header names it. */
function* inColumns(
  { normal, base, from, to }: Segment,
  { cells }: DocumentText,
  engine: Engine,
): Generator<readonly [place: number, found: Place]> {
  if (engine.columns.length === 0 || cells.length === 0) return;
  const [first, end] = [from, to].map((place) => base + normal.original(place, place).start) as [number, number];
  for (let at = lastIndex(cells, (cell) => cell.start < first) + 1; at < cells.length; at++) {
    const cell = cells[at] as Cell;
    if (cell.start >= end) break;
    for (const place of engine.columns) {
      if (rolesIn(cell.header, engine.lexicon, place) !== "cue") continue;
      const start = normal.place(cell.start - base);
      const found = valueDetector(engine, place).cell?.(normal.text.slice(start, normal.place(cell.end - base)));
      if (found) yield [place, { ...found, start: start + found.start, end: start + found.end }];
    }
  }
}
