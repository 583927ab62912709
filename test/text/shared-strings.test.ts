/** Strings that cells show by their numbers, in any order, however long and often, as far as the text of a file goes. */

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
  const draft = openDraft(budget);
  const desk = {
    draft,
    budget,
    unread: (code: string) => void codes.push(code),
    inner: async () => {},
    lost: () => {},
  };
  const shared = openSharedStrings(desk);
  const parser = openXml(shared.handlers);
  parser.write(source);
  parser.end();
  return {
    codes,
    /** Texts written by their numbers; those that are left. */
    written: (order: readonly number[]) => {
      const texts = order.map((index) => {
        const start = draft.length();
        return shared.write(index) ? draft.from(start, draft.length() - start) : null;
      });
      return { texts, rest: [...shared.rest()] };
    },
  };
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
  const numbers = expected.map((_each, at) => at);
  expect(strings(source).written(numbers)).toEqual({ texts: expected, rest: [] });
  expect(strings(source).written([])).toEqual({ texts: [], rest: expected.filter((text) => text !== "") });
});

test.each([-1, 2, 0.5, Number.NaN])("there is none of number %d", (number) =>
  expect(strings("<sst><si><t>un</t></si><si><t>deux</t></si></sst>").written([number]).texts).toEqual([null]),
);

/** Beyond four million letters, strings that were written are read where they stand. */
test.each([
  ["few letters", 3],
  ["many letters", 20_000],
])("any of them, in any order, again and again: %s", (_case, length) => {
  const texts = Array.from({ length: 600 }, (_each, at) => `${at} ${"é".repeat((at * length) % (2 * length))}`);
  const source = `<sst>${texts.map((each) => `<si><t>${each}</t></si>`).join("")}</sst>`;
  const number = fc.oneof(fc.nat(599), fc.constantFrom(0, 255, 256, 511, 512, 599));
  fc.assert(
    fc.property(fc.array(number, { maxLength: 200 }), fc.boolean(), (order, whole) => {
      const all = whole ? [...texts.keys(), ...order] : order;
      const { texts: told, rest } = strings(source).written(all);
      expect(told.every((text, at) => text === texts[all[at] as number])).toBe(true);
      expect(rest.length).toBe(600 - new Set(all).size);
    }),
    { numRuns: 10 },
  );
});

test("what does not fit into the text of a file is told, and the others keep their numbers", () => {
  const { written, codes } = strings("<sst><si><t>un</t></si><si><t>beaucoup</t></si><si><t>deux</t></si></sst>", 7);
  expect([written([0, 1, 2]).texts, codes]).toEqual([["un", "", "deux"], ["too-large"]]);
});
