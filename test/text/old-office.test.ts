/** Documents of Office before 2007 and items of Outlook: where they hide words, and what is made of them when broken. */

import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { makeDocument } from "../../src/simulator/documents/index.ts";
import { openBudget } from "../../src/text/budget.ts";
import { openCompoundFile } from "../../src/text/compound-file.ts";
import { extractText } from "../../src/text/index.ts";
import { Refusal } from "../../src/text/refusal.ts";
import { paragraphKinds } from "../../src/text/word-paragraphs.ts";
import { openWordText } from "../../src/text/word-pieces.ts";
import { compoundOf } from "./compound.ts";
import { bytesOf, cellsOf, codesOf, textOf } from "./extracted.ts";
import {
  attachedFile,
  docOf,
  END,
  long,
  outlookItem,
  pptOf,
  record,
  SHEET_BEGIN,
  sheetString,
  short,
  slideRecord,
  wide,
  xlsOf,
} from "./old-office.ts";

const LABEL = "11111111-2222-4333-8444-555555555555";

describe("Word", () => {
  test.each([
    ["paragraphs", "Été\rœuvre\r", "Été\nœuvre\n"],
    ["a line break and a tab", "a\vb\tc\r", "a\nb\tc\n"],
    ["a hyphen that does not break", "2\x1e69\r", "2-69\n"],
    ["a field does not cut its paragraph", '2 69 \x13 HYPERLINK "x" \x1405\x15 49\r', '2 69 05 49\nHYPERLINK "x"\n'],
    ["a note's mark", "000 43\x02\r", "000 43\n"],
    ["no last mark", "MOT", "MOT\n"],
  ])("%s", async (_case, body, expected) => expect(await textOf("a.doc", docOf({ body }))).toBe(expected));

  test("a table between paragraphs; a cell of two lines", async () => {
    const body = "Titre\rNom\x07NIR\x07\x07Un\rdeux\x07269\x07\x07\x0756\x07\x07Fin\r";
    const [table, last] = [[6, body.length - 4] as const, body.length - 5];
    const bytes = docOf({ body, tables: [table], rowEnds: [14, 27, last] });
    expect(await textOf("a.doc", bytes)).toBe("Titre\nNom\tNIR\t\nUn\ndeux\t269\t\n56\t\nFin\n");
    expect(await cellsOf("a.doc", bytes)).toEqual(["Nom: Un\ndeux", "NIR: 269", "NIR: 56"]);
  });

  test("a wide table, whose rows have more properties than fit on their page", async () => {
    const body = "Nom\x07NIR\x07\x07Un\x07269\x07\x07Fin\r";
    const spec = { body, tables: [[0, 17]] as const, rowEnds: [8, 16], apart: true };
    expect(await cellsOf("a.doc", docOf(spec))).toEqual(["Nom: Un", "NIR: 269"]);
    const bytes = docOf(spec);
    const word = openWordText(openCompoundFile(bytes, openBudget(bytes.length)), openBudget(bytes.length));
    const broken = () => {
      throw new Refusal("damaged");
    };
    expect(paragraphKinds({ ...word, data: broken })(1024)).toMatchObject({ inTable: false });
    const lost = docOf({ ...spec, more: { Data: Buffer.of(9, 9) } });
    expect(await textOf("a.doc", lost)).toContain("Un");
  });

  test("a header is a stamp", async () => {
    const { documents } = await extractText({ name: "a.doc", bytes: docOf({ body: "corps\r", header: "SECRET\r" }) });
    expect(documents[0]?.text).toBe("corps\nSECRET\n");
    expect(documents[0]?.stamps).toEqual([{ start: 6, end: 13 }]);
  });

  test.each([
    ["a password", 0x0300],
    ["a password, the older way", 0x8300],
  ])("%s", async (_case, flags) =>
    expect(await codesOf("a.doc", docOf({ body: "x\r", flags }))).toEqual(["encrypted"]),
  );

  test("Word 95", async () => {
    const stream = Buffer.alloc(2048);
    stream.writeUInt16LE(0xa5dc, 0);
    stream.writeUInt32LE(1024, 0x18);
    stream.writeUInt32LE(1024 + 5, 0x1c);
    stream.write("\xe9t\xe9\rb", 1024, "latin1");
    expect(await textOf("a.doc", compoundOf({ WordDocument: stream }))).toBe("été\nb\n");
  });

  test("a file dropped into it, and a workbook put into it", async () => {
    const csv = bytesOf("Nom;NIR\n");
    const native = Buffer.concat([
      long(0),
      short(2),
      bytesOf("liste.csv\0C:\\liste.csv\0"),
      long(0),
      long(4),
      bytesOf("x.y\0"),
      long(csv.length),
      csv,
    ]);
    const sheet = record(0x204, 0, 0, 0, sheetString("DEDANS"));
    const book = Buffer.concat([SHEET_BEGIN, sheet, END]);
    const bytes = docOf({
      body: "corps\r",
      more: { ObjectPool: { _1: { "\u0001Ole10Native": native }, _2: { Workbook: book } } },
    });
    const { documents, unread } = await extractText({ name: "a.doc", bytes });
    expect(unread).toEqual([]);
    expect(documents.map(({ entry, text }) => [entry, text.toString().trim()])).toEqual([
      [null, "corps"],
      ["a.doc!_1!liste.csv", "Nom;NIR"],
      ["a.doc!_2", "DEDANS"],
    ]);
  });

  test("properties and the labels among them", async () => {
    const names = Buffer.concat([
      long(1),
      long(2),
      long(60),
      Buffer.from(`MSIP_Label_${LABEL}_Enabled`.padEnd(60, "\0")),
    ]);
    const value = Buffer.concat([long(31), long(5), wide("true\0")]);
    const codePage = Buffer.concat([long(2), long(1252)]);
    const at = 8 + 3 * 8;
    const section = Buffer.concat([
      long(0),
      long(3),
      ...[long(0), long(at), long(1), long(at + names.length), long(2), long(at + names.length + codePage.length)],
      names,
      codePage,
      value,
    ]);
    const head = Buffer.alloc(48);
    head.writeUInt32LE(1, 24);
    head.writeUInt32LE(48, 44);
    const set = Buffer.concat([head, section]);
    const { documents } = await extractText({
      name: "a.doc",
      bytes: docOf({ body: "corps\r", more: { "\u0005DocumentSummaryInformation": set } }),
    });
    expect(documents[0]?.labels).toEqual([LABEL]);
    expect(documents[0]?.text).toContain("true");
  });
});

describe("Excel", () => {
  const shared = (...texts: readonly string[]) =>
    record(0xfc, long(texts.length), long(texts.length), ...texts.map((each) => sheetString(each)));
  const formats = [
    record(0x41e, 164, sheetString("0 00 00 00 000 000 00")),
    record(0xe0, 0, 0),
    record(0xe0, 0, 164),
    record(0xe0, 0, 14),
  ];
  const number = (value: number) => {
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleLE(value);
    return bytes;
  };
  const squeezed = (value: number) => long(((value << 2) | 2) >>> 0);

  test.each([
    ["a shared text", record(0xfd, 0, 0, 0, long(1)), "œuvre\t\n"],
    ["a text of its own", record(0x204, 0, 0, 0, sheetString("MOT")), "MOT\t\n"],
    ["a number", record(0x203, 0, 0, 0, number(1.5)), "1.5\t\n"],
    ["a number masked", record(0x203, 0, 0, 1, number(269054958800043)), "269054958800043\t2 69 05 49 588 000 43\t\n"],
    ["a day", record(0x27e, 0, 0, 2, squeezed(45000)), "45000\t15/03/2023\t\n"],
    ["several numbers", record(0xbd, 0, 0, 0, squeezed(12), 0, squeezed(34), 1), "12\t34\t\n"],
    ["a formula's number", record(0x06, 0, 0, 0, number(7), 0, 0), "7\t\n"],
    [
      "a formula's text",
      Buffer.concat([
        record(0x06, 0, 0, 0, Buffer.of(0, 0, 0, 0, 0, 0, 255, 255), 0, 0),
        record(0x207, sheetString("MOT")),
      ]),
      "MOT\t\n",
    ],
    [
      "a comment's box",
      Buffer.concat([record(0x1b6, ...[0, 0, 0, 0, 0, 3, 0, 0, 0]), record(0x3c, Buffer.of(0), bytesOf("MOT"))]),
      "MOT\n",
    ],
    ["a header", record(0x14, sheetString("&CMOT")), "MOT\n"],
    ["a link", record(0x1b8, Buffer.alloc(32), wide("mailto:a@exemple.invalid\0")), "mailto:a@exemple.invalid\n"],
  ])("%s", async (_case, sheet, expected) => {
    const bytes = xlsOf([...formats, shared("a", "œuvre")], [sheet]);
    const text = await textOf("a.xls", bytes);
    expect(text.startsWith(expected)).toBe(true);
  });

  test("a text that runs on into the next record, its width told anew; one that no cell shows", async () => {
    const first = Buffer.concat([long(2), long(2), short(6), Buffer.of(0), bytesOf("ABC")]);
    const rest = Buffer.concat([Buffer.of(1), wide("DÉF"), sheetString("SEUL")]);
    const cells = [record(0xfd, 0, 0, 0, long(0))];
    expect(await textOf("a.xls", xlsOf([record(0xfc, first), record(0x3c, rest)], cells))).toBe("ABCDÉF\t\nSEUL\n");
  });

  test("cells know their column, sheets their names, hidden ones too", async () => {
    const sheet = (at: number, name: string) => record(0x85, long(0), at, sheetString(name, 1));
    const cell = (row: number, column: number, text: string) => record(0x204, row, column, 0, sheetString(text));
    const bytes = xlsOf(
      [sheet(0, "Agents"), sheet(1, "Cachée")],
      [cell(0, 0, "Nom"), cell(0, 1, "NIR"), cell(1, 0, "Un"), cell(1, 1, "269")],
    );
    expect(await cellsOf("a.xls", bytes)).toEqual(["Nom: Un", "NIR: 269"]);
    expect(await textOf("a.xls", bytes)).toContain("Agents\nCachée\n");
  });

  test("a password", async () =>
    expect(await codesOf("a.xls", xlsOf([record(0x2f, 1, 1, 1)], []))).toEqual(["encrypted"]));

  test("a record that runs out of the file: what came before is kept", async () => {
    const bytes = xlsOf([shared("MOT")], [record(0xfd, 0, 0, 0, long(0)), Buffer.from([0x04, 0x02, 0xff, 0xff])]);
    expect(await codesOf("a.xls", bytes)).toEqual(["damaged"]);
    expect(await textOf("a.xls", bytes)).toContain("MOT");
  });
});

describe("PowerPoint", () => {
  test("words wide and narrow, names, and a footer that is a stamp", async () => {
    const footer = slideRecord(0x0fd9, slideRecord(0x0fba, wide("SECRET")), 0xf);
    const bytes = pptOf([
      slideRecord(
        1006,
        Buffer.concat([slideRecord(0x0fa0, wide("Été\rœuvre")), slideRecord(0x0fa8, bytesOf("MOT"))]),
        0xf,
      ),
      slideRecord(0x0fba, wide("___PPT10")),
      footer,
    ]);
    const { documents, unread } = await extractText({ name: "a.ppt", bytes });
    expect(unread).toEqual([]);
    expect(documents[0]?.text).toBe("Été\nœuvre\nMOT\nSECRET\n");
    expect(documents[0]?.stamps).toEqual([{ start: 14, end: 20 }]);
  });

  test("an object put into it, packed", async () => {
    const held = docOf({ body: "DEDANS\r" });
    const packed = slideRecord(0x1011, Buffer.concat([long(held.length), deflateSync(held)]), 0x10);
    const { documents } = await extractText({
      name: "a.ppt",
      bytes: pptOf([slideRecord(0x0fa8, bytesOf("MOT")), packed]),
    });
    expect(documents.map(({ entry, text }) => [entry, text.toString().trim()])).toEqual([
      [null, "MOT"],
      ["a.ppt!1", "DEDANS"],
    ]);
  });

  test.each([
    ["as its own record says", pptOf([slideRecord(0x2f14, Buffer.alloc(4), 0xf)])],
    ["as its properties say", pptOf([], { EncryptedSummary: Buffer.alloc(8) })],
  ])("a password, %s", async (_case, bytes) => expect(await codesOf("a.ppt", bytes)).toEqual(["encrypted"]));
});

describe("Outlook", () => {
  const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  test("subject, addresses, body, attachments, a forwarded item", async () => {
    const inner = outlookItem({ "0037": "Transféré", 1000: "corps du transfert" });
    const bytes = compoundOf(
      outlookItem(
        {
          "0037": "Sujet é",
          "0C1A": "Expéditeur",
          "0C1F": "a@exemple.invalid",
          "0E04": "B",
          1000: "corps 269",
          8005: "Lieu",
        },
        {
          "__recip_version1.0_#00000000": outlookItem({ 3001: "Destinataire", "39FE": "b@exemple.invalid" }),
          "__attach_version1.0_#00000000": attachedFile(
            "pièce.docx",
            makeDocument("docx", { title: "t", paragraphs: ["DANS LA PIÈCE"] }),
          ),
          "__attach_version1.0_#00000001": { ...outlookItem({ 3001: "Message" }), "__substg1.0_3701000D": inner },
          "__attach_version1.0_#00000002": attachedFile("logo.png", png, { 3712: "logo" }),
        },
      ),
    );
    const { documents, unread } = await extractText({ name: "a.msg", bytes });
    expect(documents.map(({ entry }) => entry)).toEqual([null, "a.msg!pièce.docx", "a.msg!Message.msg"]);
    for (const words of ["Sujet é", "a@exemple.invalid", "b@exemple.invalid", "corps 269", "Lieu"])
      expect(documents[0]?.text).toContain(words);
    expect(documents[1]?.text).toContain("DANS LA PIÈCE");
    expect(documents[2]?.text).toContain("corps du transfert");
    expect(unread).toEqual([{ entry: "a.msg!logo.png", code: "unsupported" }]);
  });

  test("a page as body, whose own picture is left aside", async () => {
    const bytes = compoundOf(
      outlookItem(
        { "0037": "s" },
        {
          "__substg1.0_10130102": bytesOf('<p>N° <b>2</b>&nbsp;69</p><img src="cid:logo">'),
          "__attach_version1.0_#00000000": attachedFile("logo.png", png, { 3712: "logo" }),
        },
      ),
    );
    expect(await textOf("a.msg", bytes)).toBe("s\nN° 2\u00a069\n");
    expect(await codesOf("a.msg", bytes)).toEqual([]);
  });

  test("a body of rich text, compressed", async () => {
    const rtf = bytesOf("{\\rtf1\\ansi\\pard MOT MOT MOT\\par}");
    // Literals alone: a control byte of zeros before each eight.
    const runs = Array.from({ length: Math.ceil(rtf.length / 8) }, (_each, at) => [
      0,
      ...rtf.subarray(8 * at, 8 * at + 8),
    ]);
    const packed = Buffer.concat([long(0), long(rtf.length), long(0x75465a4c), long(0), Buffer.from(runs.flat())]);
    expect(await textOf("a.msg", compoundOf(outlookItem({}, { "__substg1.0_10090102": packed })))).toBe(
      "MOT MOT MOT\n",
    );
  });

  test.each([
    [
      "the headers that it travelled with",
      { "007D": `X: y\r\nmsip_labels: MSIP_Label_${LABEL}_Enabled=True; MSIP_Label_${LABEL}_Name=Interne\r\n` },
    ],
    ["a field of its own", { 8012: `MSIP_Label_${LABEL}_Enabled=True;` }],
  ])("a label, in %s", async (_case, texts) => {
    const { documents } = await extractText({
      name: "a.msg",
      bytes: compoundOf(outlookItem({ "0037": "s", ...texts })),
    });
    expect(documents[0]?.labels).toEqual([LABEL]);
  });

  test("a message sealed by rights management is told", async () => {
    const sealed = Buffer.from([0x76, 0xe8, 0x04, 0x60, 0xc4, 0x11, 0xe3, 0x86, 0, 0]);
    const bytes = compoundOf(
      outlookItem({ "0037": "s" }, { "__attach_version1.0_#00000000": attachedFile("message.rpmsg", sealed) }),
    );
    expect(await codesOf("a.msg", bytes)).toEqual(["a.msg!message.rpmsg: encrypted"]);
  });
});

describe("the file system inside", () => {
  const long_ = "mot ".repeat(4000);
  const bytes = docOf({ body: `${long_}\r` });
  /** The place of the sector's entry in the table of chains, which is the file's last part. */
  const sectors = bytes.length / 512 - 1;
  const tableAt = bytes.length - 512 * Math.ceil((sectors * 4) / 512);
  const chained = (sector: number, next: number): Buffer => {
    const copy = Buffer.from(bytes);
    copy.writeUInt32LE(next, tableAt + 4 * sector);
    return copy;
  };
  const directory = Buffer.from(bytes).readUInt32LE(48);

  test("whole", async () => expect(await codesOf("a.doc", bytes)).toEqual([]));

  test.each([
    ["a chain that loops on one sector", chained(5, 5)],
    ["a chain that goes back", chained(20, 3)],
    ["a chain that leaves the file", chained(20, 0x00ffffff)],
    ["a chain that runs into another", chained(20, directory)],
    ["a directory that loops", chained(directory, directory)],
    ["cut in the middle", bytes.slice(0, bytes.length >> 1)],
    ["cut after its head", bytes.slice(0, 512)],
    ["cut in its head", bytes.slice(0, 100)],
    ["its head alone, the rest zeros", new Uint8Array(4096).map((_each, at) => (at < 512 ? (bytes[at] ?? 0) : 0))],
  ])("%s", async (_case, broken) => expect(await codesOf("a.doc", broken)).toEqual(["damaged"]));

  test("the list of the table's own places loops", async () => {
    const copy = Buffer.from(bytes);
    copy.writeUInt32LE(5000, 44);
    copy.writeUInt32LE(directory, 68);
    copy.writeUInt32LE(1, 72);
    for (let at = 0; at < 128; at += 1) copy.writeUInt32LE(directory, 512 * (directory + 1) + 4 * at);
    expect(await codesOf("a.doc", copy)).toEqual(["damaged"]);
  });

  test("entries that hang on one another in a ring", async () => {
    const copy = Buffer.from(bytes);
    copy.writeUInt32LE(1, 512 * (directory + 1) + 128 + 72);
    expect(await codesOf("a.doc", copy)).toEqual(["damaged"]);
  });

  test.each([
    [
      "with a password, as Office keeps it",
      { EncryptedPackage: Buffer.alloc(5000), EncryptionInfo: Buffer.alloc(100) },
      "encrypted",
    ],
    ["under rights management", { "\tDRMContent": Buffer.alloc(100) }, "encrypted"],
    ["of a program that nobody reads", { VisioDocument: Buffer.alloc(100) }, "unsupported"],
  ])("a file %s", async (_case, tree, code) => {
    for (const name of ["a.docx", "a.doc", "a.xls", "a.txt", "a"])
      expect(await codesOf(name, compoundOf(tree))).toEqual([code]);
  });
});
