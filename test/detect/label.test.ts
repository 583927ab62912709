/** Sensitivity labels are known by their ids, wherever the document tells them. */

import { expect, test } from "vitest";
import { detect } from "../../src/detect/detect.ts";
import { toFindings } from "../../src/detect/findings.ts";
import { documentOf } from "./found.ts";

const ID = "11111111-2222-4333-8444-555555555555";
const OTHER = "99999999-2222-4333-8444-555555555555";

test.each([
  ["nobody told the tenant's labels", null, ["high"]],
  ["one of the tenant's", new Set([ID]), ["high"]],
  ["from elsewhere", new Set([OTHER]), ["medium"]],
])("%s", (_case, known, expected) => {
  const spans = detect(documentOf(`MSIP_Label_${ID.toUpperCase()}_Enabled`, { labels: [ID] }), known);
  expect(spans.map(({ detector, confidence, start, end }) => [detector, confidence, start, end])).toEqual(
    expected.map((confidence) => ["label", confidence, 11, 47]),
  );
});

test.each([
  ["a property", `MSIP_Label_${ID}_Enabled\nfalse\nMSIP_Label_${ID}_Name\nInterne`],
  ["a header", `MSIP_Label_${ID}_Enabled=False; MSIP_Label_${ID}_Name=Interne`],
])("a label that was taken off is none: %s", (_case, text) => {
  expect(detect(documentOf(text, { labels: [ID] }))).toEqual([]);
});

test("two labels of one document are two", () => {
  const text = `MSIP_Label_${ID}_Enabled MSIP_Label_${OTHER}_Enabled`;
  const spans = detect(documentOf(text, { labels: [ID, OTHER] }));
  expect(toFindings([{ text, spans }])).toEqual([
    { detector: "label", category: "marked-document", count: 2, confidence: "high" },
  ]);
});

test("thousands of labels cost the time of one reading", () => {
  const ids = Array.from({ length: 5_000 }, (_each, at) => `11111111-2222-4333-8444-${String(at).padStart(12, "0")}`);
  const text = `${"mot ".repeat(100_000)}${ids.map((id) => `MSIP_Label_${id}_Enabled\n`).join("")}`;
  const start = performance.now();
  const spans = detect(documentOf(text, { labels: ids }));
  expect(performance.now() - start).toBeLessThan(5000);
  expect(spans.map(({ start: from, end }) => text.slice(from, end))).toEqual(ids);
});

test.each([
  ["a label that the text does not tell", "corps", ID, [[0, 0]]],
  ["one told twice stands where it is first", `${ID} ${ID}`, ID, [[0, 36]]],
  ["one of no known shape", "corps", "abc", [[0, 0]]],
])("%s", (_case, text, id, expected) =>
  expect(detect(documentOf(text, { labels: [id] })).map(({ start, end }) => [start, end])).toEqual(expected),
);
