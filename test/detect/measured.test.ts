/** Detection is held to its aims on a sample of the labelled test set; the whole measure is `bench/detection.ts`. */

import { describe, expect, test } from "vitest";
import { corpus } from "../../bench/corpus/corpus.ts";
import { heldOut } from "../../bench/corpus/held-out.ts";
import { DETECTOR_IDS, type SetName } from "../../bench/corpus/labelled.ts";
import { materialOf } from "../../bench/corpus/material.ts";
import { AIMS, figuresOf } from "../../bench/detection/figures.ts";
import { agrees, judge } from "../../bench/detection/match.ts";
import { detect } from "../../src/detect/index.ts";
import { NO_CELLS } from "../../src/model/cells.ts";

const DOCUMENTS = process.env.BASCULE_TEST_LONG ? 10_000 : 2000;
const SETS: readonly SetName[] = ["train", "test"];

describe("a sample of the test set", () => {
  const figures = figuresOf(
    corpus("test", "sample", DOCUMENTS).map((labelled) => ({
      labelled,
      verdict: judge(labelled, detect(labelled.document)),
    })),
  );

  test.each(AIMS)("%s", (figure, holds, asked) =>
    expect(holds(Number(figures[figure])), `${figures[figure]}, asked ${asked}`).toBe(true),
  );
});

describe("texts by another hand", () => {
  test("are held to the same aims", async () => {
    const documents = await heldOut();
    const figures = figuresOf(
      documents.map((each) => ({ labelled: each, verdict: judge(each, detect(each.document)) })),
    );
    expect(figures.documents).toBeGreaterThan(900);
    for (const [figure, holds, asked] of AIMS)
      expect(holds(Number(figures[figure])), `${figure} ${figures[figure]}, asked ${asked}`).toBe(true);
  });
});

describe.each(SETS)("the labelled %s set", (set) => {
  const documents = [...corpus(set, "itself", 400)];

  test("is the same again from the same seed", () =>
    expect([...corpus(set, "itself", 20)]).toEqual(documents.slice(0, 20)));

  test("has values of every detector", () => {
    const written = new Set([
      ...documents.flatMap(({ labels }) => labels.map(({ detector }) => detector)),
      ...documents.flatMap(({ document }) => (document.labels.length > 0 ? ["label"] : [])),
      ...documents.flatMap(({ vocabularies }) => [...vocabularies.keys()]),
    ]);
    expect([...written].sort()).toEqual([...DETECTOR_IDS].sort());
  });

  test("says where each value stands", () => {
    for (const { labels, document } of documents)
      for (const [at, { start, end }] of labels.entries()) {
        expect(document.text.slice(start, end)).toMatch(/\S/);
        expect(start).toBeGreaterThanOrEqual(labels[at - 1]?.end ?? 0);
      }
  });

  test("is for a third documents in which nothing is to be found, and has more ordinary numbers than values", () => {
    const clean = documents.filter(({ labels, document }) => labels.length + document.labels.length === 0);
    expect(clean.length / documents.length).toBeGreaterThan(0.3);
    const [ordinary, values] = documents.reduce(
      ([numbers, all], { document, labels }) => [
        numbers + (unlabelled(document.text.toString(), labels).match(/\d[\d .,-]{5,}\d/g)?.length ?? 0),
        all + labels.length,
      ],
      [0, 0],
    );
    expect(ordinary).toBeGreaterThan(values);
  });
});

function unlabelled(text: string, labels: readonly { readonly start: number; readonly end: number }[]): string {
  return (
    labels.map(({ start }, at) => text.slice(labels[at - 1]?.end ?? 0, start)).join("\n") +
    text.slice(labels.at(-1)?.end ?? 0)
  );
}

test("the two sets share no sentence and no layout of a document", () => {
  const [train, held] = SETS.map((set) => {
    const { sentences, skeletons } = materialOf(set);
    const lines = [...sentences.values()].flat().filter((line) => line.replace(/\{[^}]*\}/g, "").trim().length > 12);
    return new Set([...lines, ...skeletons.map(({ text }) => text)]);
  });
  expect([...(train ?? [])].filter((line) => held?.has(line))).toEqual([]);
});

describe("a place found", () => {
  const label = { start: 100, end: 120, detector: "nir", required: true, identity: "", misread: false };
  test.each([
    ["the value itself", "nir", 100, 120, true],
    ["without its key", "nir", 100, 118, true],
    ["less than half", "nir", 100, 109, false],
    ["with its line", "nir", 60, 120, true],
    ["a whole page", "nir", 0, 4000, false],
    ["of another detector", "siret", 100, 120, false],
  ])("%s", (_case, detector, start, end, right) =>
    expect(agrees({ detector, start, end, category: "citizen-personal-data", confidence: "high" }, label)).toBe(right),
  );

  test("of low confidence counts for nothing", () => {
    const document = { entry: null, text: "x".repeat(200), cells: NO_CELLS, stamps: [], labels: [] };
    const labelled = { name: "", kind: "", document, labels: [label], vocabularies: new Map(), ocr: false };
    const span = {
      detector: "nir",
      start: 100,
      end: 120,
      category: "citizen-personal-data",
      confidence: "low",
    } as const;
    const { hits, misses, falseAlarms } = judge(labelled, [span]);
    expect([hits.length, misses.length, falseAlarms.length]).toEqual([0, 1, 0]);
  });
});
