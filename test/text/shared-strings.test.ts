/** Strings that cells show by their numbers, in any order, however long, as far as the text of a file goes. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { openBudget } from "../../src/text/budget.ts";
import { openDraft } from "../../src/text/draft.ts";
import { openSharedStrings } from "../../src/text/shared-strings.ts";
import { openXml } from "../../src/text/xml.ts";

const LIMIT = 64 * 1024 * 1024;

function strings(source: string, left = LIMIT) {
  const budget = openBudget(source.length);
  budget.text(LIMIT - left);
  const codes: string[] = [];
  const shared = openSharedStrings({
    draft: openDraft(budget),
    budget,
    unread: (code) => void codes.push(code),
    inner: async () => {},
    lost: () => {},
  });
  const parser = openXml(shared.handlers);
  parser.write(source);
  parser.end();
  return { shared, codes };
}

test.each([
  ["plain", "<sst><si><t>un</t></si><si><t>deux</t></si></sst>", ["un", "deux"]],
  ["spaces that count", '<sst><si><t xml:space="preserve"> un </t></si></sst>', [" un "]],
  ["a prefix", "<x:sst><x:si><x:t>un</x:t></x:si></x:sst>", ["un"]],
  ["references, characters told by numbers", "<sst><si><t>a&amp;b_x000A_c</t></si></sst>", ["a&b\nc"]],
  ["several runs", "<sst><si><r><t>un</t></r><r><t> deux</t></r></si></sst>", ["un deux"]],
  ["how it is spoken", "<sst><si><t>山</t><rPh><t>やま</t></rPh></si><si><t>b</t></si></sst>", ["山", "b"]],
  ["empty ones keep their number", "<sst><si/><si><t/></si><si><t></t></si><si><t>d</t></si></sst>", ["", "", "", "d"]],
])("%s", (_case, source, expected) => {
  const { shared } = strings(source);
  expect(Array.from(expected, (_each, at) => shared.at(at))).toEqual(expected);
  expect([shared.count(), shared.at(expected.length), shared.at(-1), shared.at(0.5), shared.at(Number.NaN)]).toEqual([
    expected.length,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test("any of them, in any order", () => {
  const text = fc.oneof(
    fc.string(),
    fc.nat(80_000).map((length) => "été ".repeat(length >> 2)),
  );
  fc.assert(
    fc.property(fc.array(text, { maxLength: 20 }), fc.array(fc.nat(19), { maxLength: 40 }), (texts, order) => {
      const clean = texts.map((each) => each.replace(/[<&_]/g, ""));
      const { shared } = strings(`<sst>${clean.map((each) => `<si><t>${each}</t></si>`).join("")}</sst>`);
      for (const at of order) expect(shared.at(at)).toBe(clean[at]);
    }),
    { numRuns: 50 },
  );
});

test("what does not fit into the text of a file is told, and the others keep their numbers", () => {
  const { shared, codes } = strings("<sst><si><t>un</t></si><si><t>beaucoup</t></si><si><t>deux</t></si></sst>", 7);
  expect([shared.at(0), shared.at(1), shared.at(2), codes]).toEqual(["un", "", "deux", ["too-large"]]);
});
