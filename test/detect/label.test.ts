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

test("two labels of one document are two", () => {
  const text = `MSIP_Label_${ID}_Enabled MSIP_Label_${OTHER}_Enabled`;
  const spans = detect(documentOf(text, { labels: [ID, OTHER] }));
  expect(toFindings([{ text, spans }])).toEqual([
    { detector: "label", category: "marked-document", count: 2, confidence: "high" },
  ]);
});
