/** Archives: every file inside by its own reader, under its name, down to a stated depth; made to harm: named. */

import { deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { makeDocument } from "../../src/simulator/documents/index.ts";
import { extractText } from "../../src/text/index.ts";
import { bytesOf, codesOf, docxOf, textOf, zipped } from "./extracted.ts";

const P = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

/** Every sign of an entry in the file: the central directory's, and the entry's own. */
function signed(
  bytes: Uint8Array,
  change: (copy: Buffer, central: number | null, local: number | null) => void,
): Uint8Array {
  const copy = Buffer.from(bytes);
  for (let at = 0; at + 4 < copy.length; at++) {
    const sign = copy.readUInt32LE(at);
    if (sign === 0x02014b50) change(copy, at, null);
    if (sign === 0x04034b50) change(copy, null, at);
  }
  return copy;
}

test("files, folders, archives in archives; what nobody reads is told by name", async () => {
  const inner = zipped({ "note.txt": "AU FOND" });
  const bytes = zipped({
    "Dossier é/lettre.docx": docxOf(P("LETTRE")),
    "Dossier é/": new Uint8Array(0),
    "liste.csv": "Nom;NIR\n",
    "vide.txt": "",
    "word/lettre.docx": docxOf(P("AUTRE")),
    "outer.zip": inner,
    "plan.dwg": new Uint8Array([0, 1, 2, 3]),
    "__MACOSX/._lettre.docx": new Uint8Array([0, 5, 22, 7]),
  });
  const { documents, unread } = await extractText({ name: "outer.zip", bytes });
  expect(documents.map(({ entry, text }) => [entry, text.toString().trim()])).toEqual([
    ["outer.zip!Dossier é/lettre.docx", "LETTRE"],
    ["outer.zip!liste.csv", "Nom;NIR"],
    ["outer.zip!word/lettre.docx", "AUTRE"],
    ["outer.zip!outer.zip!note.txt", "AU FOND"],
  ]);
  expect(unread).toEqual([{ entry: "outer.zip!plan.dwg", code: "unsupported" }]);
});

test.each(["a.zip", "a.docx", "a.txt", "a"])("known by its content, as %s", async (name) =>
  expect(await textOf(name, zipped({ "x.txt": "MOT" }))).toBe("MOT"),
);

describe("bytes before it", () => {
  const packed = zipped({ "x.txt": "MOT" });
  const behind = (bytes: Uint8Array, front: Buffer, counted: boolean) =>
    Buffer.concat([
      front,
      counted
        ? signed(bytes, (copy, central) => {
            if (central === null) return;
            copy.writeUInt32LE(copy.readUInt32LE(central + 42) + front.length, central + 42);
            copy.writeUInt32LE(copy.readUInt32LE(copy.length - 6) + front.length, copy.length - 6);
          })
        : bytes,
    ]);
  const program = Buffer.concat([Buffer.from("MZ"), Buffer.alloc(3000)]);
  test.each([
    ["a line end, as gateways write", "a.zip", behind(packed, Buffer.from("\r\n"), false), "MOT"],
    ["a line end that its places count", "a.zip", behind(packed, Buffer.from("\r\n"), true), "MOT"],
    ["a program that unpacks it", "a.exe", behind(packed, program, false), "MOT"],
    ["a program that its places count", "a.exe", behind(packed, program, true), "MOT"],
    ["a document behind a line", "a.docx", behind(docxOf(P("MOT")), Buffer.from("-----\r\n"), false), "MOT\n"],
  ])("%s", async (_case, name, bytes, expected) => {
    expect(await textOf(name, bytes)).toBe(expected);
    expect(await codesOf(name, bytes)).toEqual([]);
  });

  test("a text that ends as a package does is a text", async () =>
    expect(await textOf("a.txt", bytesOf(`${"MOT ".repeat(20)}PK\u0005\u0006${"0".repeat(18)}`))).toContain("MOT"));

  test("marks without a directory are none", async () =>
    expect(await codesOf("a.exe", Buffer.concat([program, Buffer.from("PK\u0005\u0006"), Buffer.alloc(18)]))).toEqual([
      "unsupported",
    ]));
});

test("an empty one holds nothing; a document without its main part is damaged", async () => {
  const empty = Buffer.concat([Buffer.from("PK\u0005\u0006"), Buffer.alloc(18)]);
  expect(await codesOf("a.zip", empty)).toEqual([]);
  expect(await codesOf("a.docx", empty)).toEqual(["damaged"]);
  expect(await codesOf("a.docx", zipped({ "[Content_Types].xml": "<Types/>" }))).toEqual(["damaged"]);
});

test("names of Windows and of DOS", async () => {
  const named = (name: Buffer) => {
    const place = Buffer.from("x".repeat(name.length));
    const copy = Buffer.from(zipped({ [place.toString()]: "MOT" }));
    for (let at = copy.indexOf(place); at >= 0; at = copy.indexOf(place)) name.copy(copy, at);
    return copy;
  };
  const entryOf = async (name: Buffer) =>
    (await extractText({ name: "a.zip", bytes: named(name) })).documents[0]?.entry;
  expect(await entryOf(Buffer.from("Dossier\\note.txt"))).toBe("a.zip!Dossier/note.txt");
  expect(await entryOf(Buffer.from("\x82t\x82 \xb7.txt", "latin1"))).toBe("a.zip!été À.txt");
  expect(await entryOf(Buffer.from("../../../note.txt"))).toBe("a.zip!../../../note.txt");
});

test.each([
  [8, []],
  [9, ["too-deep"]],
])("archives %i deep", async (depth, codes) => {
  let bytes = zipped({ "fond.txt": "AU FOND" });
  for (let at = 1; at < depth; at += 1) bytes = zipped({ "a.zip": bytes });
  const { documents, unread } = await extractText({ name: "a.zip", bytes });
  expect(unread.map(({ code }) => code)).toEqual(codes);
  expect(documents).toHaveLength(depth === 8 ? 1 : 0);
});

test("one entry encrypted, another damaged: told by name, and the others are read", async () => {
  const bytes = signed(
    zipped({ "un.txt": "MOT", "deux.txt": "mots".repeat(50), "trois.txt": "FIN" }),
    (copy, central, local) => {
      const flags = central === null ? (local ?? 0) + 6 : central + 8;
      const length = copy.readUInt16LE(central === null ? (local ?? 0) + 26 : central + 28);
      if (length === 6) copy.writeUInt16LE(copy.readUInt16LE(flags) | 1, flags);
      if (length === 8 && central !== null) copy.writeUInt32LE(1234, central + 16);
    },
  );
  const { documents, unread } = await extractText({ name: "a.zip", bytes });
  expect(documents.map(({ text }) => text)).toEqual(["FIN"]);
  expect(unread).toEqual([
    { entry: "a.zip!un.txt", code: "encrypted" },
    { entry: "a.zip!deux.txt", code: "damaged" },
  ]);
});

test("a way of packing that nobody knows", async () => {
  const bytes = signed(zipped({ "a.txt": "mots".repeat(50) }), (copy, central, local) =>
    copy.writeUInt16LE(9, central === null ? (local ?? 0) + 8 : central + 10),
  );
  expect(await codesOf("a.zip", bytes)).toEqual(["a.zip!a.txt: unsupported"]);
});

describe("made to harm", () => {
  test("a bomb", async () => {
    const { unread } = await extractText({ name: "a.zip", bytes: zipped({ "a.txt": "a".repeat(9_000_000) }) });
    expect(unread.map(({ code }) => code)).toContain("too-large");
  });

  test("bombs in bombs: sixteen in each, five deep", async () => {
    let bytes = zipped({ "a.bin": new Uint8Array(4_000_000) });
    for (let level = 0; level < 5; level += 1)
      bytes = zipped(Object.fromEntries(Array.from({ length: 16 }, (_each, at) => [`${at}.zip`, bytes])));
    const { unread } = await extractText({ name: "a.zip", bytes });
    expect(unread.map(({ code }) => code)).toContain("too-large");
  });

  /** Every entry's bytes are the same ones, as in the bomb of overlapping files. */
  function overlapping(count: number, size: number): Uint8Array {
    const packed = deflateRawSync(Buffer.alloc(size));
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(size, 22);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(size, 24);
    entry.writeUInt16LE(5, 28);
    const directory = Array.from({ length: count }, (_each, at) =>
      Buffer.concat([entry, Buffer.from(String(at).padStart(5, "0"))]),
    );
    const central = Buffer.concat(directory);
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(count, 8);
    end.writeUInt16LE(count, 10);
    end.writeUInt32LE(central.length, 12);
    end.writeUInt32LE(local.length + packed.length, 16);
    return Buffer.concat([local, packed, central, end]);
  }

  test("entries that lie on one another", async () =>
    expect(
      new Set((await codesOf("a.zip", overlapping(5000, 500_000))).map((each) => each.split(": ").at(-1))),
    ).toContain("too-large"));

  test("very many tiny entries are all read", async () => {
    const files = Object.fromEntries(Array.from({ length: 20_000 }, (_each, at) => [`${at}.txt`, "MOT"]));
    const { documents, unread } = await extractText({ name: "a.zip", bytes: zipped(files) });
    expect(documents).toHaveLength(20_000);
    expect(unread).toEqual([]);
  });

  test("cut at every place: named, and nothing else", async () => {
    const bytes = zipped({ "a.txt": "MOT", "b.docx": makeDocument("docx", { title: "t", paragraphs: ["MOT"] }) });
    for (let end = 1; end < bytes.length; end += 7) {
      const codes = await codesOf("a.zip", bytes.slice(0, end));
      expect(codes.length).toBeGreaterThan(0);
      for (const code of codes) expect(code).toMatch(/damaged|unsupported/);
    }
  });
});

test("a small archive of lines that are all alike is read", async () => {
  const log = "une ligne comme une autre\n".repeat(100_000);
  expect(await codesOf("a.zip", zipped({ "a.log": log }))).toEqual([]);
});
