/**
 * What the engine says of one document beside what is true of it. A place found is right when it is of the same detector,
 * covers at least half of the value, and is not much longer than it: twice its length, or 60 characters more (a stamp or
 * an address may be told with its line). A credential's place may be as long as the key itself.
 */

import { toFindings } from "../../src/detect/index.ts";
import { isSensitive, type Span } from "../../src/model/finding.ts";
import { CONTACT, type Label, type Labelled, VOCABULARIES } from "../corpus/labelled.ts";

export interface Verdict {
  /** Required labels that were found, and that were not. */
  readonly hits: readonly Label[];
  readonly misses: readonly Label[];
  /** Places that are of no label. */
  readonly falseAlarms: readonly Span[];
  /** Of detectors that judge the document as a whole (vocabularies, sensitivity labels): right, missed. */
  readonly wholeHits: readonly string[];
  readonly wholeMisses: readonly string[];
  /** Null where only open values stand in it, so that either answer is right. */
  readonly sensitive: { readonly truth: boolean; readonly told: boolean } | null;
  /** Of detectors all of whose values were found: how often the count of distinct values is exact. */
  readonly counts: { readonly exact: number; readonly all: number };
}

export function judge(labelled: Labelled, told: readonly Span[]): Verdict {
  const spans = told.filter(({ confidence }) => confidence !== "low");
  const { labels, vocabularies, document } = labelled;
  const whole = (detector: string) => detector === "label" || VOCABULARIES.includes(detector);
  const places = spans.filter(({ detector }) => !whole(detector));
  const found = new Set(spans.filter(({ detector }) => whole(detector)).map(({ detector }) => detector));
  const must = [
    ...(document.labels.length > 0 ? ["label"] : []),
    ...[...vocabularies].filter(([, bearing]) => bearing === "must").map(([detector]) => detector),
  ];
  const may = (detector: string) => (detector === "label" ? document.labels.length > 0 : vocabularies.has(detector));
  const required = labels.filter(({ required }) => required);
  const hits = required.filter((label) => places.some((span) => agrees(span, label)));
  const falseAlarms = [
    ...places.filter((span) => !labels.some((label) => agrees(span, label))),
    ...spans.filter(({ detector }) => whole(detector) && !may(detector)),
  ];
  return {
    hits,
    misses: required.filter((label) => !hits.includes(label)),
    falseAlarms,
    wholeHits: must.filter((detector) => found.has(detector)),
    wholeMisses: must.filter((detector) => !found.has(detector)),
    sensitive: sensitivity(labelled, must, spans),
    counts: countsOf(labelled, { hits, falseAlarms }, spans),
  };
}

export function agrees(span: Span, label: Label): boolean {
  if (span.detector !== label.detector) return false;
  const overlap = Math.min(span.end, label.end) - Math.max(span.start, label.start);
  const length = label.end - label.start;
  const most = label.detector === "secret" ? Number.POSITIVE_INFINITY : Math.max(2 * length, length + 60);
  return overlap * 2 >= length && span.end - span.start <= most;
}

function sensitivity({ labels, kind }: Labelled, must: readonly string[], told: readonly Span[]): Verdict["sensitive"] {
  const weighty = labels.filter(({ detector }) => !CONTACT.has(detector));
  const truth = must.length > 0 || weighty.some(({ required }) => required);
  // Addresses of agents are more than contact; whether a list by lot is of agents is nobody's to say.
  const open = weighty.length > 0 || (TABLES.has(kind) && labels.some(({ detector }) => detector === "address"));
  if (!truth && open) return null;
  return {
    truth,
    told: told.some(({ detector, category, confidence }) =>
      isSensitive({ detector, category, confidence, count: 1 }, "medium"),
    ),
  };
}

const TABLES: ReadonlySet<string> = new Set(["list", "export"]);

/** One value written in two ways is one value. */
function countsOf(
  { labels, document: { text } }: Labelled,
  verdict: Pick<Verdict, "hits" | "falseAlarms">,
  spans: readonly Span[],
): Verdict["counts"] {
  const findings = toFindings([{ text, spans }]);
  const detectors = new Set(verdict.hits.map(({ detector }) => detector));
  let [exact, all] = [0, 0];
  for (const detector of detectors) {
    const own = labels.filter((label) => label.detector === detector);
    const clear = own.every((label) => label.required && !label.misread && verdict.hits.includes(label));
    if (!clear || verdict.falseAlarms.some((span) => span.detector === detector)) continue;
    all++;
    const told = findings.filter((finding) => finding.detector === detector).reduce((sum, { count }) => sum + count, 0);
    if (told === new Set(own.map(({ identity }) => identity)).size) exact++;
  }
  return { exact, all };
}
