/** The file of directorates as spreadsheets save it, and what is told of one that cannot be used. */

import { describe, expect, test } from "vitest";
import { AssignmentFault, parseAssignments } from "../../src/store/assignments.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const one = (key: string, directorate: string, since: string | null = null) => ({ key, directorate, since });

describe("a file of directorates", () => {
  test.each<[string, Uint8Array, readonly unknown[]]>([
    ["with semicolons", utf8("cle;direction\na.b@x.example;DRH\n"), [one("a.b@x.example", "DRH")]],
    [
      "with commas, in English",
      utf8("key,directorate,since\n@x.example,DSI,2026-01-01\n"),
      [one("@x.example", "DSI", "2026-01-01")],
    ],
    ["with tabs", utf8("clé\tdirection\nÉquipe A\tDAF\n"), [one("équipe a", "DAF")]],
    [
      "with the mark that Excel puts first",
      utf8("\uFEFFClé;Direction;Depuis\nA@X.example;DRH;30/11/2026\n"),
      [one("a@x.example", "DRH", "2026-11-30")],
    ],
    [
      "in the encoding of Windows",
      Uint8Array.from(
        Buffer.from("Cl\u00e9;Direction\nBureau d\u00e9l\u00e9gu\u00e9;D\u00e9l\u00e9gation\n", "latin1"),
      ),
      [one("bureau délégué", "Délégation")],
    ],
    [
      "with Windows line ends and empty lines",
      utf8("cle;direction\r\n\r\na@x.example;DRH\r\n;;\r\n"),
      [one("a@x.example", "DRH")],
    ],
    [
      "with a column of one's own, in another order",
      utf8("direction;remarque;cle\nDRH;à revoir;a@x.example\n"),
      [one("a@x.example", "DRH")],
    ],
    [
      "quoted, with the separator inside",
      utf8('cle;direction\na@x.example;"Achats ; marchés"\n'),
      [one("a@x.example", "Achats ; marchés")],
    ],
    ["with nothing below its head", utf8("cle;direction\n"), []],
    [
      "with words that every object inherits",
      utf8("cle;direction\nconstructor;__proto__\n"),
      [one("constructor", "__proto__")],
    ],
  ])("%s", (_case, bytes, expected) => {
    expect(parseAssignments(bytes)).toEqual(expected);
  });

  test.each<[string, string, number | null, RegExp]>([
    ["empty", "", 1, /nomme les colonnes/],
    ["without a head", "a@x.example;DRH\n", 1, /nomme les colonnes/],
    ["without a directorate", "cle;direction\na@x.example;DRH\nb@x.example;\n", 3, /une clé et une direction/],
    ["with a directorate of nobody", "cle;direction\n;DRH\n", 2, /une clé et une direction/],
    ["with a day that does not exist", "cle;direction;depuis\na@x.example;DRH;31/02/2026\n", 2, /un jour s’écrit/],
    ["with an American day", "cle;direction;depuis\n\na@x.example;DRH;12/31/2026\n", 3, /un jour s’écrit/],
    ["with a quote left open", 'cle;direction\na@x.example;"DRH\n', 2, /guillemet/],
  ])("%s is told with its line", (_case, text, line, said) => {
    try {
      parseAssignments(utf8(text));
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(AssignmentFault);
      const { detail, line: told } = error as AssignmentFault;
      expect(detail.fr).toMatch(said);
      expect(told).toBe(line);
    }
  });
});
