/**
 * Text to spans: one scan for words and numbers, then shape, key, and the words around; labels beside, and the fields
 * that a document's vocabulary tells of. Where two detectors fit one place, the longest and most checked has it.
 */

import type { Category, Span } from "../model/finding.ts";
import type { DocumentText } from "../model/text.ts";
import { type Askers, askersOf } from "./askers.ts";
import type { Beside } from "./beside.ts";
import { type Context, contextOf } from "./context.ts";
import type { Detector, Numbers, Place, ValueDetector, View } from "./detector.ts";
import { DETECTORS } from "./detectors/index.ts";
import { ownIn, rolesIn } from "./headers.ts";
import { labelSpans } from "./labels.ts";
import { type Lexicon, lexiconOf } from "./lexicon.ts";
import { Near } from "./near.ts";
import { lastIndex } from "./normalise.ts";
import { apart, type Judged } from "./overlap.ts";
import { beginsRow, isNameFor, mayLie, termsOfRow } from "./row-names.ts";
import { type OnRun, runsOf } from "./runs.ts";
import { type Scanned, scan } from "./scan.ts";
import { type Segment, segmentsOf } from "./segments.ts";
import { cellsOf } from "./tables.ts";
import { openVocabulary } from "./vocabulary.ts";
import type { Words } from "./words.ts";

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
  const near = new Near(engine.lexicon, detectors.length, tabled.cells);
  for (const segment of segmentsOf(document.text)) {
    const found = search(segment, tabled, engine, near);
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
  /** By the code of its first letter, each mark, and who is called by it. */
  readonly marks: ReadonlyMap<number, readonly (readonly [mark: string, detector: number])[]>;
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
    marks: Map.groupBy(
      detectors.flatMap((each, at) =>
        each.candidates === "values" ? (each.marks ?? []).map((mark) => [mark, at] as const) : [],
      ),
      ([mark]) => mark.charCodeAt(0),
    ),
    patterned: detectors.flatMap((each, at) => (each.candidates === "values" && each.pattern ? [at] : [])),
    columns: detectors.flatMap((each, at) => (each.candidates === "values" && each.cell ? [at] : [])),
  };
  known.set(detectors, engine);
  return engine;
}

interface Guess {
  readonly place: number;
  readonly numbers: Numbers;
  readonly run: Beside;
}

function search(
  segment: Segment,
  document: DocumentText,
  engine: Engine,
  near: Near,
): { readonly judged: readonly Judged[]; readonly words: Words } {
  const { normal, base } = segment;
  const scanned = scan(normal, engine.lexicon);
  const { words, tokens } = scanned;
  const guesses: Guess[] = [];
  const onRun: OnRun = ({ place, numbers }, run) => {
    if (numbers.judge(run)) guesses.push({ place, numbers, run });
  };
  runsOf(normal, tokens, segment, engine.askers, near.open(words, segment), onRun);
  const context = contextOf(segment, words, document, engine.lexicon);
  const judged: Judged[] = [];
  const add: OnFound = (rank, { start, end, confidence }) => {
    const { id: detector, category, amongAgents } = valueDetector(engine, rank);
    const place = normal.original(start, end);
    const own: Category = amongAgents && context.amongAgents(start, end) ? amongAgents : category;
    judged.push({ detector, category: own, start: base + place.start, end: base + place.end, confidence, rank });
  };
  for (const { place, numbers, run } of guesses) {
    const { start, end, repaired } = run.run;
    const said = context.of(place, start, end);
    // Letters read as digits are believed only beside the number's own words.
    if (repaired && !(said.cue && said.beside)) continue;
    const confidence = numbers.judge(run.as(said));
    if (confidence) add(place, { start, end, confidence });
  }
  seekCalled(segment, scanned, document, engine, context, add);
  readColumns(segment, document, words, engine, add);
  matchPatterns(segment, engine, context, add);
  return { judged, words };
}

type OnFound = (detector: number, found: Place) => void;

function valueDetector({ detectors }: Engine, place: number): ValueDetector {
  return detectors[place] as ValueDetector;
}

/** What words and marks of the segment's own part announce. */
function seekCalled(
  { normal, base, from, to }: Segment,
  { words, tokens }: Scanned,
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
  for (let at = words.from(from); at < words.count; at++) {
    const start = words.starts[at] as number;
    if (start >= to) break;
    for (const place of lexicon.called[words.terms[at] as number] as readonly number[])
      seek(place, start, words.ends[at] as number);
  }
  for (let mark = 0; mark < tokens.marks; mark++) {
    const at = tokens.markPlaces[mark] as number;
    if (at >= from && at < to)
      for (const [written, place] of known.get(normal.codes[at] as number) ?? [])
        if (normal.text.startsWith(written, at)) seek(place, at, at + written.length);
  }
}

/** How far the cells to the right are read. */
const RIGHT = 64;

/** What cells hold whose column's header, or the first cell of their row, names it. */
function readColumns(
  segment: Segment,
  { text, cells }: DocumentText,
  words: Words,
  { detectors, lexicon, columns }: Engine,
  onFound: OnFound,
): void {
  if (columns.length === 0 || cells.length === 0) return;
  const { normal, base, from, to } = segment;
  const begins = base + normal.original(from, from).start;
  const end = base + normal.original(to, to).start;
  /** The first cell of the row, and the terms that it is a name by. */
  let [first, named]: [number, readonly number[]] = [cells.length, []];
  for (let at = cells.lastFrom(begins - 1) + 1; at < cells.length; at += 1) {
    if (cells.start(at) >= end) break;
    if (beginsRow(text, cells, at)) [first, named] = [at, []];
    else if (at === first + 1) named = termsOfRow(cells, first, segment, words);
    const header = cells.header(at);
    const own = ownIn(header, lexicon, detectors.length);
    for (const place of columns) {
      // Of most cells neither the column nor the row is named.
      if (own[place] === 0 && named.length === 0) continue;
      const role = rolesIn(header, lexicon, place);
      if (role !== "cue" && (role !== null || !isNameFor(place, named, lexicon) || !mayLie(text, cells, first, at)))
        continue;
      const start = normal.place(cells.start(at) - base);
      const end = normal.place(cells.end(at) - base);
      const [value, after] = [normal.text.slice(start, end), normal.text.slice(end, end + RIGHT)];
      const found = (detectors[place] as ValueDetector).cell?.(value, after);
      // What a row's name says is said of the whole cell: a sentence in it speaks for itself.
      if (found && (role === "cue" || found.end - found.start === value.trim().length))
        onFound(place, { ...found, start: start + found.start, end: start + found.end });
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
