/** Numbers that only their words make: asked where a word is within 300 characters, or in the column's name, and nowhere else. */

import { describe, expect, test } from "vitest";
import { normalise } from "../../src/detect/normalise.ts";
import { judged } from "./found.ts";

const ADELI = "759912341";
/** Nothing in it. */
const apart = (length: number) => "·".repeat(length);

describe("a word before", () => {
  test.each([
    [2, ["high adeli"]],
    [200, ["medium adeli"]],
    [295, ["medium adeli"]],
    [296, []],
    [1000, []],
  ])("%i characters away", (length, expected) => {
    expect(judged(`ADELI${apart(length)}${ADELI}`)).toEqual(expected);
  });
});

describe("a word after", () => {
  test.each([
    [2, ["high adeli"]],
    [200, ["medium adeli"]],
    [295, ["medium adeli"]],
    [296, []],
    [1000, []],
  ])("%i characters away", (length, expected) => {
    expect(judged(`${ADELI}${apart(length)}ADELI`)).toEqual(expected);
  });
});

test("far from its word, then near it, then far again", () => {
  const text = [ADELI, apart(2000), `ADELI ${ADELI}`, apart(2000), ADELI].join(" ");
  expect(judged(text)).toEqual(["high adeli"]);
});

test("a column's name is near all its cells, and none of another column's", () => {
  const rows = Array.from({ length: 200 }, () => `x;${ADELI};759912358\n`).join("");
  const found = judged(`Nom;ADELI;Total\n${rows}`);
  expect(found.filter((each) => each === "high adeli")).toHaveLength(200);
  expect(found.filter((each) => each.endsWith("adeli"))).toHaveLength(200);
});

describe("a room of codes", () => {
  test("nothing of a longer text is left in it for the next", () => {
    normalise("numéro de sécurité sociale");
    const { text, codes } = normalise("numéro");
    expect([text, ...codes.subarray(6, 9)]).toEqual(["numéro", 0, 0, 0]);
  });

  test("zeros in a text are characters like others", () => {
    expect(normalise("a\0\u0092b\0\0é\r\n\0").text).toBe("a\0\u0092b\0\0é\n\0");
  });
});
