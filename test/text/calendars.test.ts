/** Calendars, cards, transcripts: fields by their names, folded lines whole, who speaks. */

import { describe, expect, test } from "vitest";
import { extractText } from "../../src/text/index.ts";
import { bytesOf, cellsOf, textOf } from "./extracted.ts";

describe("calendars and cards", () => {
  test.each([
    ["a field", "a.ics", "SUMMARY:Réunion 269", ["SUMMARY: Réunion 269"]],
    ["folded in the middle of a number", "a.ics", "DESCRIPTION:2 69\r\n  05 4\r\n\t9", ["DESCRIPTION: 2 69 05 49"]],
    ["escapes", "a.ics", "DESCRIPTION:un\\, deux\\nTrois", ["DESCRIPTION: un, deux\nTrois"]],
    [
      "who is invited",
      "a.ics",
      'ATTENDEE;CN="Nom, Prénom":mailto:a@x.invalid',
      ["ATTENDEE: Nom, Prénom", "ATTENDEE: mailto:a@x.invalid"],
    ],
    ["a name with a group", "a.vcf", "item1.TEL;TYPE=cell:+33 6 39 98 00 01", ["TEL: +33 6 39 98 00 01"]],
    [
      "an older card's accents",
      "a.vcf",
      "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zo=C3=A9 =\r\nMartin",
      ["FN: Zoé Martin"],
    ],
    ["an older card of Windows", "a.vcf", "FN;ENCODING=QUOTED-PRINTABLE:Zo=E9", ["FN: Zoé"]],
    [
      "an address, as on a letter",
      "a.vcf",
      "ADR;TYPE=home:;Bât. B;12\\, rue de l'Exemple;PARIS;;75999;France",
      ["ADR: Bât. B\n12, rue de l'Exemple\n75999 PARIS\nFrance"],
    ],
    [
      "an address of an older card",
      "a.vcf",
      "ADR;HOME;ENCODING=QUOTED-PRINTABLE:;;12 rue de l=27Exemple;PARIS;;75999;",
      ["ADR: 12 rue de l'Exemple\n75999 PARIS"],
    ],
    ["a colon inside quotes", "a.ics", 'X-A;B="c:d":MOT', ["X-A: MOT"]],
    ["what is no field", "a.ics", "rien\nSUMMARY:MOT", ["SUMMARY: MOT"]],
  ])("%s", async (_case, name, lines, expected) =>
    expect(await cellsOf(name, bytesOf(`BEGIN:X\r\n${lines}\r\nEND:X\r\n`))).toEqual(expected),
  );

  test("a page as description; a file written into it; a picture left aside", async () => {
    const file = Buffer.from("Nom;NIR\n").toString("base64");
    const lines = [
      "X-ALT-DESC;FMTTYPE=text/html:<p>2&nbsp;69</p>",
      `ATTACH;ENCODING=BASE64;VALUE=BINARY;X-FILENAME=liste.csv:${file.slice(0, 5)}\r\n ${file.slice(5)}`,
      `PHOTO;ENCODING=b:${file}`,
    ];
    const { documents, unread } = await extractText({ name: "a.ics", bytes: bytesOf(lines.join("\r\n")) });
    expect(documents.map(({ entry, text }) => [entry, text])).toEqual([
      [null, "2\u00a069\n"],
      ["a.ics!liste.csv", "Nom;NIR\n"],
    ]);
    expect(unread).toEqual([]);
  });
});

describe("transcripts", () => {
  test.each([
    [
      "who speaks",
      "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Zoé>mon numéro est 2 69</v>\n\n00:02.500 --> 00:03.000\n<v Zoé>05 49</v>\n\n00:04.000 --> 00:05.000\n<v Luc>merci</v>\n",
      "Zoé : mon numéro est 2 69 05 49\nLuc : merci\n",
    ],
    [
      "names of cues are no words",
      "WEBVTT\n\n0f8fad5b-d9cb-469f-a165-70867728950e/12-0\n00:00:01.000 --> 00:00:02.000\nMOT\n",
      "MOT\n",
    ],
    ["a note", "WEBVTT\n\nNOTE MOT\n\n00:01.000 --> 00:02.000 align:start\nfin\n", "NOTE MOT\nfin\n"],
    [
      "SubRip",
      "1\n00:00:01,000 --> 00:00:02,000\n<i>un</i>\ndeux\n\n2\n00:00:03,000 --> 00:00:04,000\ntrois\n",
      "un deux trois\n",
    ],
    ["entities", "WEBVTT\n\n00:01.000 --> 00:02.000\na &lt; b\n", "a < b\n"],
  ])("%s", async (_case, source, expected) => expect(await textOf("a.vtt", bytesOf(source))).toBe(expected));
});
