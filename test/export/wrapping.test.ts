/** Rows are as high as their text is drawn: letters are counted by their widths, not by their number. */

import { expect, test } from "vitest";
import { linesIn, roomIn } from "../../src/export/wrapping.ts";

const BODY = { size: 9, bold: false };
const lines = (text: string, width: number, lettering = BODY) => linesIn(text, roomIn(width, lettering));

test.each([
  ["nothing", "", 10, 1],
  ["what fits", "one two", 10, 1],
  ["what does not", "one two three", 8, 2],
  ["a new line", "a\nb", 10, 2],
  ["an empty line", "a\n\nb", 10, 3],
  ["a word longer than the line", "a-word-longer-than-the-line", 9, 3],
  ["the same behind a short one", "short a-word-longer-than-the-line", 9, 4],
  ["thin letters", "illicite ".repeat(6).trim(), 30, 1],
  ["as many wide ones", "MAMMOUTH ".repeat(6).trim(), 30, 3],
  ["a space that does not break", "un\u00a0deux\u00a0trois", 10, 2],
  ["signs written in squares", "\u7b2c".repeat(20), 20, 2],
])("%s", (_case, text, width, expected) => expect(lines(text, width)).toBe(expected));

// Counted on a page that LibreOffice printed of the sheet, in columns of that width; the third has a line to spare.
test.each([
  [
    "• À déplacer sans attendre – Elles sont tenues pour des espaces d’équipe\u00a0: elles partent sans attendre.",
    70,
    2,
  ],
  [
    "• Dérogation possible, à demander au ministre (contraire à la règle D07) – Le service serait gardé sous dérogation, alors que la liste des services ouverts à la dérogation ne le comporte pas.",
    70,
    3,
  ],
  [
    "• Dérogation possible, à demander au ministre (contraire à la règle D08) – Ils suivent l’espace personnel, alors que la messagerie instantanée, d’où ils viennent, est écartée de la dérogation.",
    70,
    3,
  ],
  ["Derogation possible, to be requested from the minister", 34, 2],
])("as it is printed: %s", (text, width, expected) => expect(lines(text, width)).toBe(expected));

test.each([
  ["bold", { size: 9, bold: true }],
  ["larger", { size: 11, bold: false }],
])("%s letters need more room", (_case, lettering) => {
  const text = "Ne rien supprimer à la source avant vérification à l’arrivée.";
  expect(lines(text, 50)).toBe(1);
  expect(lines(text, 50, lettering)).toBe(2);
});
