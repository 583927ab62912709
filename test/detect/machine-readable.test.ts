/** Machine-readable zones: the specimens that ICAO (Doc 9303) and France publish, which are nobody's. */

import { describe, expect, test } from "vitest";
import { checkDigit, lineStart } from "../../src/detect/machine-readable.ts";
import { found, judged } from "./found.ts";

describe("the check digit of ICAO's own specimens", () => {
  test.each([
    ["a passport of Utopia, its number", "L898902C3", 6],
    ["a passport of Utopia, its birth", "740812", 2],
    ["a passport of Utopia, its expiry", "120415", 9],
    ["a passport of Utopia, its personal number", "ZE184226B<<<<<", 1],
    ["a passport of Utopia, all of it", "L898902C3674081221204159ZE184226B<<<<<1", 0],
    ["a card of Utopia, its number", "D23145890", 7],
    ["a visa of Utopia, its number", "L8988901C", 4],
    ["a French identity card before 2021", "880692310285", 8],
    ["a French identity card since 2021", "X4RTBPFW4", 6],
    ["nothing", "", 0],
    ["fillers alone", "<<<<<<<<<", 0],
  ])("%s", (_case, text, digit) => expect(checkDigit(text)).toBe(digit));

  test("tells one wrong digit, wherever it stands", () => {
    const right = "880692310285";
    for (let at = 0; at < right.length; at++)
      for (let digit = 0; digit < 10; digit++) {
        const other = right.slice(0, at) + digit + right.slice(at + 1);
        if (other !== right) expect(checkDigit(other)).not.toBe(8);
      }
  });
});

test.each([
  ["in the middle of a line", "x\nP<UTOERIKSSON<<ANNA", 13, 2],
  ["at its beginning", "x\nP<UTO", 2, 2],
  ["after a space", "zone P<UTO<<", 9, 5],
  ["no further than a zone is wide", "A".repeat(100), 90, 46],
])("a line's start: %s", (_case, text, at, start) => expect(lineStart(text, at)).toBe(start));

describe("zones", () => {
  const PASSPORT = `P<FRAMARTIN<<MAELYS<GAELLE<MARIE<<<<<<<<<<<<\n99AA000011FRA9007138F2902137<<<<<<<<<<<<<<02`;
  const OLD_CARD = `IDFRABERTHIER${"<".repeat(17)}923102\n8806923102858CORINNE<<<<<<<6512068F6`;
  const NEW_CARD = `IDFRAX4RTBPFW46${"<".repeat(15)}\n9007138F3002119FRA${"<".repeat(11)}6\nMARTIN<<MAELYS<GAELLE<MARIE<<<`;
  const UTOPIA = `P<UTOERIKSSON<<ANNA<MARIA${"<".repeat(19)}\nL898902C36UTO7408122F1204159ZE184226B<<<<<10`;
  test.each([
    ["a passport", PASSPORT, ["99AA00001"]],
    ["a card before 2021", OLD_CARD, ["880692310285"]],
    ["a card since 2021", NEW_CARD, ["X4RTBPFW4"]],
    ["in a text", `Copie :\n\n${NEW_CARD}\n\nMerci.`, ["X4RTBPFW4"]],
    ["with line's ends of Windows", OLD_CARD.replaceAll("\n", "\r\n"), ["880692310285"]],
    ["a foreign passport", UTOPIA, []],
    ["a wrong digit", NEW_CARD.replace("FW46", "FW47"), []],
    ["a file's name with a stroke", "IDFRA<<X4RTBPFW4", []],
    ["HTML", "<<<<IDFRA<<<<P<FRA<<<<", []],
  ])("%s", (_case, text, expected) => expect(found(text)).toEqual(expected));
});

test.each([
  ["fillers without end", "<".repeat(200_000)],
  ["zones that never end", "P<FRA<<".repeat(28_000)],
  ["cards that never end", "IDFRA<<".repeat(28_000)],
])("%s: ends well within the test's time", (_case, text) => expect(judged(text)).toEqual([]));
