/** Text formats: charsets, tables, pages, JSON, XML. */

import { describe, expect, test } from "vitest";
import { lettersOf } from "../../src/text/code-pages.ts";
import { extractMessage, extractText } from "../../src/text/index.ts";
import { bytesOf, cellsOf, codesOf, textOf } from "./extracted.ts";

/** A text in a code page: of each letter, the byte that it is decoded from. */
function inPage(text: string, page: number): Uint8Array {
  const letters = lettersOf(page) ?? [];
  return Uint8Array.from(text, (letter) => letters.indexOf(letter));
}

const WORDS = "Été à Noël, œuvre à 12 €";

describe("charsets", () => {
  const utf16 = (text: string) => Buffer.from(text, "utf16le");
  test.each([
    ["UTF-8", bytesOf(WORDS), WORDS],
    ["UTF-8 with its mark", bytesOf(`\ufeff${WORDS}`), WORDS],
    ["windows-1252", Uint8Array.from([0xc9, 0x74, 0xe9, 0x20, 0x80, 0x9c]), "Été €œ"],
    ["UTF-16 with its mark", Buffer.concat([Buffer.from([0xff, 0xfe]), utf16(WORDS)]), WORDS],
    ["UTF-16 without", utf16(WORDS), WORDS],
    ["UTF-16, the other end first", Buffer.concat([Buffer.from([0xfe, 0xff]), utf16(WORDS).swap16()]), WORDS],
    [
      "UTF-8 with one byte gone wrong",
      Buffer.concat([bytesOf(WORDS.repeat(5)), Buffer.of(0xff)]),
      `${WORDS.repeat(5)}\ufffd`,
    ],
    ["UTF-8 cut in a letter", bytesOf(`${WORDS.repeat(5)}é`).slice(0, -1), `${WORDS.repeat(5)}\ufffd`],
    ["nothing", new Uint8Array(0), ""],
    [
      "a stray control character",
      bytesOf(`\u0002${WORDS}\u001f${WORDS}`.repeat(2)),
      `\u0002${WORDS}\u001f${WORDS}`.repeat(2),
    ],
  ])("%s", async (_case, bytes, expected) => expect(await textOf("a.txt", bytes)).toBe(expected));

  test.each([
    ["in fields that nothing fills", `NOM  \0\0\0${WORDS}\n`.repeat(9)],
    ["behind a log whose machine stopped", `${WORDS}\n${"\0".repeat(5000)}`],
  ])("zeros %s are read over where the name promises a text", async (_case, text) => {
    expect(await textOf("a.log", bytesOf(text))).toBe(text);
    expect(await codesOf("a.bin", bytesOf(text))).toEqual(["unsupported"]);
  });

  test.each([
    ["nothing but zeros", new Uint8Array(500)],
    ["four bytes a letter", Buffer.from([...WORDS.repeat(9)].map((letter) => `${letter}\0`).join(""), "utf16le")],
    ["zeros and controls", Uint8Array.from({ length: 500 }, (_each, at) => at % 20)],
    ["many control characters", Uint8Array.from({ length: 500 }, (_each, at) => 1 + ((at * 7919) % 255))],
  ])("%s are no text", async (_case, bytes) => expect(await codesOf("a.txt", bytes)).toEqual(["damaged"]));
});

describe("code pages of one byte a letter", () => {
  const mac = (text: string) => inPage(text, 10000);
  const dos = (text: string) => inPage(text, 850);
  const windows = (text: string) => inPage(text, 1252);
  const LETTER =
    "L’élève née le 3 avril à Nîmes a été reçue : « où êtes-vous ? » Ça va, là-bas…\nCœur, août, Noël, 12 €, n° 4 – fin\n";
  const LISTING = "│ NOM       │ PRÉNOM │\n├───────────┼────────┤\n│ Désiré    │ Hélène │\n";
  test.each([
    ["windows-1252", windows(LETTER), LETTER],
    ["of the old Macintosh", mac(LETTER), LETTER],
    ["of DOS", dos(LETTER.replace(/[œ€–’…]/g, "x")), LETTER.replace(/[œ€–’…]/g, "x")],
    ["of DOS, with frames", dos(LISTING), LISTING],
    ["of DOS, one accent", dos("Né le 3 avril"), "Né le 3 avril"],
    ["of the Macintosh, one accent", mac("Né le 3 avril"), "Né le 3 avril"],
    ["of DOS, in capitals with one small word", dos("TRÈS SECRET DÉFENSE, né à LIÉ"), "TRÈS SECRET DÉFENSE, né à LIÉ"],
    ["of DOS, in capitals alone", dos("NOTE\nDÉFENSE"), "NOTE\nDÉFENSE"],
    ["windows-1252, capitals", windows("SÉCURITÉ, ÉTÉ, À NOËL"), "SÉCURITÉ, ÉTÉ, À NOËL"],
    ["windows-1252, signs alone", windows("“mot” – l’an… 12 €—fin • x"), "“mot” – l’an… 12 €—fin • x"],
    ["windows-1252, words that end in dots", windows("fin… suite… et…"), "fin… suite… et…"],
    ["windows-1252, one name from elsewhere in capitals", windows("ŽIŽKA"), "ŽIŽKA"],
    ["of another alphabet: it stays windows-1252", Buffer.from("836e826082e882e782f1", "hex"), "ƒn‚`‚è‚ç‚ñ"],
    ["windows-1252, names from elsewhere", windows("Žižka, Miloš, Škoda"), "Žižka, Miloš, Škoda"],
    ["windows-1252, names from elsewhere in capitals", windows("ŽIŽKA, MILOŠ"), "ŽIŽKA, MILOŠ"],
    ["windows-1252, German", windows("Müller, Größe, Äpfel"), "Müller, Größe, Äpfel"],
    ["of none of them: it stays windows-1252", windows("\u201a\u0192\u2020"), "‚ƒ†"],
  ])("%s", async (_case, bytes, expected) => expect(await textOf("a.txt", bytes)).toBe(expected));

  test("a table keeps its columns", async () =>
    expect(await cellsOf("a.csv", dos("Nom;Né le\nDésiré;03/04/1985\n"))).toEqual([
      "Nom: Désiré",
      "Né le: 03/04/1985",
    ]));
});

describe("a pay office's declaration", () => {
  const lines = "S10.G00.00.001,'Logiciel'\r\nS21.G00.30.001,'2690549588000'\r\nS21.G00.30.006,'03041985'\r\n";
  test.each(["a.dsn", "a.txt"])("says what each value is, as %s", async (name) =>
    expect(await cellsOf(name, bytesOf(lines))).toEqual([
      "S10.G00.00.001: Logiciel",
      "NIR: 2690549588000",
      "Date de naissance: 03041985",
    ]),
  );
  test("is none where a line only names a code", async () =>
    expect(await cellsOf("a.txt", bytesOf(`Rubriques :\n${lines}`))).toEqual([]));
});

describe("tables in text", () => {
  test.each([
    ["semicolons", "Nom;NIR\nExemple;2690\n", ["Nom: Exemple", "NIR: 2690"]],
    ["commas, and one inside quotes", 'Nom,Lieu\n"A, B",Ici\n', ['Nom: "A, B"', "Lieu: Ici"]],
    ["tabs", "Nom\tNIR\r\nExemple\t2690\r\n", ["Nom: Exemple", "NIR: 2690"]],
    ["a line break inside quotes", 'Nom;Note\nExemple;"deux\nlignes"\n', ["Nom: Exemple", 'Note: "deux\nlignes"']],
    ["quotes inside quotes", 'Nom;Note\nExemple;"dit ""oui"" ; non"\n', ["Nom: Exemple", 'Note: "dit ""oui"" ; non"']],
    ["no final line break", "Nom;NIR\nExemple;2690", ["Nom: Exemple", "NIR: 2690"]],
    ["a title above commas", "Liste\nNom,NIR\nExemple,2690\n", ["Liste: Nom", "Nom: Exemple", "NIR: 2690"]],
    [
      "a title with commas",
      "Un, deux, trois\nNom;NIR\nExemple;2690\n",
      ["Un, deux, trois: Nom", "Nom: Exemple", "NIR: 2690"],
    ],
    [
      "words with commas",
      "Lieu;Prix\n1, rue A, B;1,5\n2, rue C, D;2,5\n",
      ["Lieu: 1, rue A, B", "Prix: 1,5", "Lieu: 2, rue C, D", "Prix: 2,5"],
    ],
    [
      "letters as a page writes them",
      "Nom;Ville\nD&eacute;sir&eacute;;N&icirc;mes\nAnn&#233;e;B&#xE8;ze\n",
      ["Nom: D&eacute;sir&eacute;", "Ville: N&icirc;mes", "Nom: Ann&#233;e", "Ville: B&#xE8;ze"],
    ],
    ["what only looks like one", "Nom;Service\nA&B;R&D\nM&fils;&\n", ["Nom: A&B", "Service: R&D", "Nom: M&fils"]],
    ["a title above", "Liste\n\nNom;NIR\nExemple;2690\n", ["Liste: Nom", "Nom: Exemple", "NIR: 2690"]],
  ])("%s", async (_case, text, expected) => expect(await cellsOf("a.csv", bytesOf(text))).toEqual(expected));

  test("the text stands as decoded", async () => {
    const text = 'Nom;"Note"\r\n\r\nExemple;"a""b"\r\n';
    expect(await textOf("a.csv", bytesOf(text))).toBe(text);
  });
});

describe("pages", () => {
  test.each([
    ["blocks", "<p>un</p><p>deux<br>trois</p>", "un\ndeux\ntrois\n"],
    ["inside a line", "2 <b>69</b> <i>05</i>", "2 69 05\n"],
    ["a note's mark", "43<sup>1</sup> N<sup>o</sup> <sup>269</sup>", "43¹ No 269\n"],
    ["entities", "a&nbsp;b &eacute; &#233;", "a\u00a0b é é\n"],
    ["styles are no words", "<style>p{color:red}</style>a", "a\n"],
    ["what forms hold", '<input value="MOT"><img alt="IMAGE">', "MOT\nIMAGE\n"],
    ["addresses", '<a href="mailto:x?subject=deux%20mots">a</a>', "mailto:x?subject=deux mots\na\n"],
    ["comments", "a<!--MOT-->b", "a\nMOT\nb\n"],
    ["pictures inside the page are left out", '<img src="x"><a href="data:image/png;base64,AAAA">a</a>', "a\n"],
    ["never closed", "<p>un<table><tr><td>deux", "un\ndeux"],
  ])("%s", async (_case, source, expected) =>
    expect((await textOf("a.html", bytesOf(source))).replace(/\n\t\n?$|\n$/, "\n").trimEnd()).toBe(expected.trimEnd()),
  );

  test("a message's body is read as its format says, whatever it looks like", async () => {
    const body = (text: string, format: "text" | "html") =>
      extractMessage(text, format).then(({ documents }) => documents[0]?.text);
    expect(await body("%PDF-1.4 <b>x</b>", "text")).toBe("%PDF-1.4 <b>x</b>");
    expect(await body("<b>x</b>", "html")).toBe("x\n");
    expect(await body("", "text")).toBeUndefined();
  });
});

describe("JSON", () => {
  test.each([
    ["members", '{"nir":"2690","n":12}', ["nir: 2690", "n: 12"]],
    ["escapes", String.raw`{"a":"\u00e9 \" \\ \/ fin"}`, ['a: é " \\ / fin']],
    ["a list", '{"nir":["2690","2691"]}', ["nir: 2690", "nir: 2691"]],
    [
      "a member of any kind",
      '{"naissance":{"date":"1985","lieu":"Xy"},"n":12}',
      ["naissance date: 1985", "lieu: Xy", "n: 12"],
    ],
    ["of an object that is over", '{"a":{"b":12},"date":"1985"}', ["b: 12", "date: 1985"]],
    ["lines of JSON", '{"a":"12"}\n{"a":"34"}\n', ["a: 12", "a: 34"]],
    ["cut short", '{"a":"12', ["a: 12"]],
    ["an escape at the end", '{"a":"12\\', ["a: 12\\"]],
  ])("%s", async (_case, source, expected) => expect(await cellsOf("a.json", bytesOf(source))).toEqual(expected));

  test("a million lists in one another", async () => {
    const deep = "[".repeat(1_000_000);
    expect(await codesOf("a.json", bytesOf(`${deep}"fin"`))).toEqual([]);
    expect(await textOf("a.json", bytesOf(`${deep}"fin"`))).toBe("fin\n");
  });
});

describe("XML", () => {
  test.each([
    ["elements and attributes", '<a><nir id="77">2690</nir></a>', ["id: 77", "nir: 2690"]],
    ["prefixes", '<x:a xmlns:x="urn:x"><x:nir>2690</x:nir></x:a>', ["nir: 2690"]],
    ["a value in an attribute of every element", '<a><NumSecu V="2690"/></a>', ["NumSecu V: 2690"]],
    ["a value in an element of every element", "<a><nir><valeur>2690</valeur></nir></a>", ["nir valeur: 2690"]],
    ["marked sections", "<a><![CDATA[2690 & fils]]></a>", ["a: 2690 & fils"]],
    ["entities of pages stay as written", "<a>2690&nbsp;</a>", ["a: 2690&nbsp;"]],
  ])("%s", async (_case, source, expected) => {
    expect(await cellsOf("a.xml", bytesOf(source))).toEqual(expected);
    expect(await codesOf("a.xml", bytesOf(source))).toEqual([]);
  });

  test("what is not well formed is read as far as it goes, and told", async () => {
    expect(await textOf("a.xml", bytesOf("<a><b>un</b><c>deux"))).toContain("un");
    expect(await codesOf("a.xml", bytesOf("<a><b>un</b><c>deux"))).toEqual(["damaged"]);
  });
});

describe("what the name promises and what the bytes are", () => {
  const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  test.each([
    ["a picture", "a.png", png, ["unsupported"]],
    ["a picture named as a text", "a.txt", png, ["unsupported"]],
    ["words named as a document", "a.docx", bytesOf("des mots"), ["damaged"]],
    ["words without an extension", "LISEZMOI", bytesOf("des mots"), []],
    ["words under a name nobody knows", "a.xyz", bytesOf("des mots"), []],
    ["noise without an extension", "bruit", Uint8Array.from({ length: 64 }, (_each, at) => at), ["unsupported"]],
    ["an empty text", "a.csv", new Uint8Array(0), []],
    ["an empty workbook", "a.xlsx", new Uint8Array(0), ["damaged"]],
    ["an empty picture", "a.PNG", new Uint8Array(0), ["damaged"]],
    ["an empty file without a name", "", new Uint8Array(0), []],
  ])("%s", async (_case, name, bytes, expected) => expect(await codesOf(name, bytes)).toEqual(expected));

  test("nothing is told of an empty text but that it holds nothing", async () =>
    expect(await extractText({ name: "a.txt", bytes: new Uint8Array(0) })).toEqual({ documents: [], unread: [] }));
});

describe("a page's cells that stretch over rows and columns keep the others under their headers", () => {
  test.each([
    [
      "a header over two columns",
      "<tr><th colspan=2>Agent<th>NIR</tr><tr><td>Nom<td>Prénom<td>269</tr>",
      ["Agent: Nom", "Agent: Prénom", "NIR: 269"],
    ],
    [
      "a cell over two rows",
      "<tr><th>Service<th>NIR</tr><tr><td rowspan=2>RH<td>269</tr><tr><td>185</tr><tr><td>SI<td>301</tr>",
      ["Service: RH", "NIR: 269", "NIR: 185", "Service: SI", "NIR: 301"],
    ],
    [
      "sizes that are none",
      '<tr><th colspan="0" rowspan="x">aa<th colspan="-3">bb</tr><tr><td>11<td>22</tr>',
      ["aa: 11", "bb: 22"],
    ],
  ])("%s", async (_case, rows, expected) =>
    expect(await cellsOf("a.html", bytesOf(`<table>${rows}</table>`))).toEqual(expected),
  );

  test("however many reach down, in time that grows with the page", async () => {
    const rows = `<tr>${"<td rowspan=0 colspan=1000>a".repeat(200)}</tr>`.repeat(200);
    expect(await codesOf("a.html", bytesOf(`<table>${rows}</table>`))).toEqual([]);
  });
});

test("a table whose lines end as on an old Macintosh", async () =>
  expect(await cellsOf("a.csv", bytesOf("Nom;NIR\rAB;269\rCD;185\r"))).toEqual([
    "Nom: AB",
    "NIR: 269",
    "Nom: CD",
    "NIR: 185",
  ]));

test("a text in four bytes for each letter is told, not read as gaps", async () =>
  expect(await codesOf("a.txt", Uint8Array.from([0xff, 0xfe, 0, 0, 0x32, 0, 0, 0]))).toEqual(["damaged"]));
