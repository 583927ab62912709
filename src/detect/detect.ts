/**
 * Text to spans: one scan for words and numbers, then shape, key, and the words around; labels beside, and the fields
 * that a document's vocabulary tells of. Where two detectors fit one place, the longest and most checked has it.
 */

import type { Category, Span } from "../model/finding.ts";
import type { Cell, DocumentText } from "../model/text.ts";
import { Beside, NEAR } from "./beside.ts";
import { type Context, contextOf } from "./context.ts";
import type { Detector, Place, ValueDetector, View } from "./detector.ts";
import { DETECTORS } from "./detectors/index.ts";
import { rolesIn } from "./headers.ts";
import { labelSpans } from "./labels.ts";
import { type Lexicon, lexiconOf } from "./lexicon.ts";
import { lastIndex } from "./normalise.ts";
import { apart, type Judged } from "./overlap.ts";
import { type Asker, type Askers, askersOf, type Run, runsOf } from "./runs.ts";
import { scan, type Words } from "./scan.ts";
import { type Segment, segmentsOf } from "./segments.ts";
import { cellsOf } from "./tables.ts";
import { openVocabulary } from "./vocabulary.ts";

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
  /** Detectors that have a pattern of their own. */
  readonly patterned: readonly number[];
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
    patterned: detectors.flatMap((each, at) => (each.candidates === "values" && each.pattern ? [at] : [])),
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
  const { text } = normal;
  const { words, chains, marks } = scan(normal, engine.lexicon);
  const guesses: Guess[] = [];
  const onRun = (run: Run, { place, numbers }: Asker) => {
    if (numbers.judge(new Beside(text, run, NEAR))) guesses.push({ place, numbers, run });
  };
  const cued = cuedIn(words, document.cells, engine);
  for (const chain of chains) runsOf(text, chain, engine.askers, segment, cued, onRun);
  const context = contextOf(segment, words, document.cells, engine.lexicon);
  const judged: Judged[] = [];
  const add: OnFound = (rank, { start, end, confidence }) => {
    const { id: detector, category, amongAgents } = valueDetector(engine, rank);
    const place = normal.original(start, end);
    const own: Category = amongAgents && context.amongAgents(start, end) ? amongAgents : category;
    judged.push({ detector, category: own, start: base + place.start, end: base + place.end, confidence, rank });
  };
  for (const { place, numbers, run } of guesses) {
    const said = context.of(place, run.start, run.end);
    // Letters read as digits are believed only beside the number's own words.
    if (run.repaired && !(said.cue && said.beside)) continue;
    const confidence = numbers.judge(new Beside(text, run, said));
    if (confidence) add(place, { start: run.start, end: run.end, confidence });
  }
  seekCalled(segment, { words, marks }, document, engine, context, add);
  readColumns(segment, document, engine, add);
  matchPatterns(segment, engine, context, add);
  return { judged, words };
}

type OnFound = (detector: number, found: Place) => void;

/** Detectors whose words stand in the text, or may stand above a column of it. */
function cuedIn({ terms }: Words, cells: readonly Cell[], { detectors, lexicon }: Engine): Uint8Array {
  const cued = new Uint8Array(detectors.length).fill(cells.length > 0 ? 1 : 0);
  if (cells.length === 0) for (const term of terms) for (const place of lexicon.own[term] ?? []) cued[place] = 1;
  return cued;
}

function valueDetector({ detectors }: Engine, place: number): ValueDetector {
  return detectors[place] as ValueDetector;
}

/** What words and marks of the segment's own part announce. */
function seekCalled(
  { normal, base, from, to }: Segment,
  { words: { starts, ends, terms }, marks }: { readonly words: Words; readonly marks: readonly number[] },
  { stamps }: DocumentText,
  { detectors, lexicon, marks: known }: Engine,
  context: Context,
  onFound: OnFound,
): void {
  const stamped = (start: number, end: number) => {
    if (stamps.length === 0) return false;
    const place = normal.original(start, end);
    const zone = stamps[lastIndex(stamps, (each) => each.start <= base + place.start)];
    return zone !== undefined && base + place.end <= zone.end;
  };
  const seek = (place: number, start: number, end: number) => {
    const view: View = { text: normal.text, stamped, said: (first, last) => context.of(place, first, last) };
    for (const found of (detectors[place] as ValueDetector).seek?.(view, start, end) ?? []) onFound(place, found);
  };
  for (let at = lastIndex(starts, (each) => each < from) + 1; at < starts.length; at++) {
    const start = starts[at] as number;
    if (start >= to) break;
    for (const place of lexicon.called[terms[at] as number] ?? []) seek(place, start, ends[at] as number);
  }
  for (const at of marks)
    if (at >= from && at < to)
      for (const [mark, place] of known) if (normal.text.startsWith(mark, at)) seek(place, at, at + mark.length);
}

/** How far the cells to the right are read. */
const RIGHT = 64;

/** What cells hold whose column's header names it. */
function readColumns(
  { normal, base, from, to }: Segment,
  { cells }: DocumentText,
  { detectors, lexicon, columns }: Engine,
  onFound: OnFound,
): void {
  if (columns.length === 0 || cells.length === 0) return;
  const first = base + normal.original(from, from).start;
  const end = base + normal.original(to, to).start;
  for (let at = lastIndex(cells, (cell) => cell.start < first) + 1; at < cells.length; at++) {
    const cell = cells[at] as Cell;
    if (cell.start >= end) break;
    for (const place of columns) {
      if (rolesIn(cell.header, lexicon, place) !== "cue") continue;
      const start = normal.place(cell.start - base);
      const end = normal.place(cell.end - base);
      const [text, after] = [normal.text.slice(start, end), normal.text.slice(end, end + RIGHT)];
      const found = (detectors[place] as ValueDetector).cell?.(text, after);
      if (found) onFound(place, { ...found, start: start + found.start, end: start + found.end });
    }
  }
}

/** What patterns of an administration's own find. */
function matchPatterns(
  { normal: { text }, from, to }: Segment,
  { detectors, patterned }: Engine,
  context: Context,
  onFound: OnFound,
): void {
  for (const place of patterned) {
    const { pattern, judgePattern } = detectors[place] as ValueDetector;
    for (const { index: start, 0: match } of pattern ? text.matchAll(pattern) : []) {
      if (start < from || start >= to || match === "") continue;
      const end = start + match.length;
      const confidence = judgePattern?.(match, context.of(place, start, end));
      if (confidence) onFound(place, { start, end, confidence });
    }
  }
}
