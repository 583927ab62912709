/**
 * How well sensitive data is found, on synthetic documents whose truth is known. Method: docs/detection.md.
 * Run: `./node_modules/.bin/node bench/detection.ts --set train|test|held-out [--seed S] [--documents N] [--json] [--errors]`.
 * The errors of the test set are shown to nobody: whoever builds detectors may learn from the others, and of it only sees figures.
 */

import { parseArgs } from "node:util";
import { detect } from "../src/detect/index.ts";
import { corpus } from "./corpus/corpus.ts";
import { heldOut } from "./corpus/held-out.ts";
import { type Labelled, VOCABULARIES } from "./corpus/labelled.ts";
import { AIMS, type Figures, figuresOf, type Judged } from "./detection/figures.ts";
import { judge, type Verdict } from "./detection/match.ts";

const { values: asked } = parseArgs({
  options: {
    set: { type: "string", default: "test" },
    seed: { type: "string", default: "2026" },
    documents: { type: "string", default: "4000" },
    errors: { type: "boolean", default: false },
    only: { type: "string" },
    json: { type: "boolean", default: false },
  },
});
const { set } = asked;
if (set !== "train" && set !== "test" && set !== "held-out") throw new Error("--set is train, test or held-out");
if (asked.errors && set === "test") throw new Error("The errors of the test set are shown to nobody: use --set train.");
const documents = set === "held-out" ? await heldOut() : corpus(set, asked.seed, Number(asked.documents));

const say = (line: string) => process.stdout.write(`${line}\n`);

function* judgements(): Generator<Judged> {
  for (const labelled of documents) {
    const verdict = judge(labelled, detect(labelled.document));
    if (asked.errors) tellErrors(labelled, verdict);
    yield { labelled, verdict };
  }
}

const figures = figuresOf(judgements());
if (asked.json) say(JSON.stringify({ bench: "detection", set, seed: asked.seed, ...figures }));
else if (!asked.errors) tellFigures(figures);

function tellFigures(figures: Figures): void {
  const shown = (value: number | null) => (value === null ? "–" : value.toFixed(3));
  say(`set ${set}, seed ${asked.seed}: ${figures.documents} documents, ${figures.values} values`);
  say(["detector".padEnd(24), "values", "false", "precision", "recall", "F1"].join("\t"));
  for (const { detector, values, falseAlarms, precision, recall, f1 } of figures.byDetector)
    say([detector.padEnd(24), values, falseAlarms, shown(precision), shown(recall), shown(f1)].join("\t"));
  for (const [figure, holds, aim] of AIMS) {
    const value = Number(figures[figure]);
    say(`${figure.padEnd(30)}${value.toFixed(3).padStart(10)}  aim ${aim}  ${holds(value) ? "held" : "NOT HELD"}`);
  }
  say(
    `microRecall ${shown(figures.microRecall)}, exactCounts ${shown(figures.exactCounts)}, clean text ${figures.cleanMegabytes.toFixed(2)} MB`,
  );
}

/** All of it is synthetic: nothing needs a mask. */
function tellErrors({ name, kind, document: { text } }: Labelled, verdict: Verdict): void {
  const around = (start: number, end: number) =>
    JSON.stringify(
      `${text.slice(Math.max(0, start - 60), start)}⟦${text.slice(start, end)}⟧${text.slice(end, end + 30)}`,
    );
  const tell = (error: string, detector: string, more: string) => {
    if (asked.only === undefined || asked.only === detector) say(`${error}\t${detector}\t${name} ${kind}\t${more}`);
  };
  for (const { detector, start, end, misread } of verdict.misses)
    tell(misread ? "missed-ocr" : "missed", detector, around(start, end));
  for (const { detector, start, end, confidence } of verdict.falseAlarms)
    tell(
      "false",
      detector,
      `${confidence} ${around(start, VOCABULARIES.includes(detector) ? Math.min(end, start + 80) : end)}`,
    );
  for (const detector of verdict.wholeMisses) tell("missed-whole", detector, JSON.stringify(text.slice(0, 160)));
  if (verdict.sensitive && verdict.sensitive.truth !== verdict.sensitive.told)
    tell(
      verdict.sensitive.truth ? "document-missed" : "document-false",
      "document",
      JSON.stringify(text.slice(0, 160)),
    );
}
