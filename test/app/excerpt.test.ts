/** What stands around a match: no value of the document in it, whatever the text, and nothing beyond its width. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { excerptsOf } from "../../src/app/excerpt.ts";
import { detect } from "../../src/detect/index.ts";
import { type Cell, cellsFrom } from "../../src/model/cells.ts";
import type { DocumentText } from "../../src/model/text.ts";
import { runs } from "../runs.ts";

// Order number 000 is never given out: none of these is anybody's.
const NIR = "2 69 05 49 588 000 43";
const IBAN = "FR76 3000 6000 0112 3456 7890 189";

const document = (text: string, cells: readonly Cell[] = []): DocumentText => ({
  entry: null,
  text,
  cells: cellsFrom(cells),
  stamps: [],
  labels: [],
});
const shown = (text: string, cells: readonly Cell[] = []) => {
  const found = document(text, cells);
  return excerptsOf(found, detect(found)).map(({ before, dots, after, header }) => {
    return `${header === null ? "" : `[${header}] `}${before}${dots}${after}`;
  });
};
const dots = (count: number) => "●".repeat(count);

test.each<[string, string, string[]]>([
  [
    "the value, as long as it is",
    `Mme X, n° de sécurité sociale ${NIR}, affectée à Lille`,
    [`Mme X, n° de sécurité sociale ${dots(15)}, affectée à Lille`],
  ],
  [
    "the other values beside it",
    `NIR ${NIR} IBAN ${IBAN}`,
    [`NIR ${dots(15)} IBAN ${dots(24)}`, `NIR ${dots(15)} IBAN ${dots(24)}`],
  ],
  [
    "numbers that are no value, and addresses",
    `NIR ${NIR}, né le 12/03/1980, 06 39 98 12 34, x.y@exemple.fr, dossier 12-3456`,
    Array.from({ length: 4 }, () => `NIR ${dots(15)}, né le ${dots(10)}, ${dots(10)}, ${dots(14)}, dossier ${dots(7)}`),
  ],
  ["lines and tabs as one space", `NIR\r\n\t${NIR}\n\n\nFin`, [`NIR ${dots(15)} Fin`]],
  ["nothing around it", NIR, [dots(15)]],
])("%s", (_case, text, expected) => expect(shown(text)).toEqual(expected));

test("far words are cut after whole words, and said to be", () => {
  const [line = ""] = shown(`${"mot ".repeat(60)}NIR ${NIR} ${"suite ".repeat(60)}`);
  expect(line).toMatch(/^… mot (mot )*NIR ●{15} (suite )+…$/);
  expect(line.length).toBeLessThan(170);
});

test("a number that the edge of what is shown would cut is none the less hidden", () => {
  for (let gap = 50; gap < 110; gap += 1)
    for (const line of shown(`${IBAN} ${"a".repeat(gap)} NIR ${NIR} ${"b".repeat(gap)} ${IBAN}`))
      expect(line).not.toMatch(/\d{3}/);
});

test.each([
  ["N° de sécurité sociale", "[N° de sécurité sociale] "],
  ["269054958800043", ""],
  ["x@exemple.fr", ""],
])("a column headed %j", (header, said) => {
  expect(shown(NIR, [{ start: 0, end: NIR.length, header }])).toEqual([`${said}${dots(15)}`]);
});

test("a long number that blank lines part is hidden like any other", () => {
  expect(shown(`${NIR} 12 12 \n 12`)).toEqual([`${dots(15)} ${dots(6)}`]);
});

test("no value, in whatever text it stands", () => {
  const value = fc.constantFrom(NIR, NIR.replaceAll(" ", ""), IBAN, IBAN.replaceAll(" ", ""), "1 85 11 2B 033 000 14");
  const word = fc.constantFrom("NIR", "IBAN", "sécu", "né", "\n", ";", "\t", "😀", "\ud83d", "—", "l’agent", "12");
  const text = fc.array(fc.oneof(value, word), { maxLength: 60 }).map((words) => words.join(" "));
  fc.assert(
    fc.property(text, (words) => {
      for (const line of shown(words)) {
        expect(line).not.toMatch(/\d(?: ?\d){4,}/);
        expect(line.isWellFormed()).toBe(true);
      }
    }),
    { numRuns: runs(300) },
  );
});
