/** Texts as editors save them: with a mark or without, each with its own line ends; and what is no UTF-8 told with its line. */

import { expect, test } from "vitest";
import { ownText } from "../../src/store/own-text.ts";

const bytes = (text: string, encoding: BufferEncoding = "utf8") => Buffer.from(text, encoding);

test.each<[string, Uint8Array, ReturnType<typeof ownText>]>([
  ["UTF-8", bytes("é\nà\n"), { text: "é\nà\n" }],
  ["with its mark", bytes("\uFEFFé\n"), { text: "é\n" }],
  ["line ends of Windows", bytes("é\r\nà\r\n"), { text: "é\nà\n" }],
  ["line ends of the old Macintosh", bytes("é\rà\r"), { text: "é\nà\n" }],
  ["nothing", bytes(""), { text: "" }],
  ["windows-1252, on its third line", bytes("a: 1\nb: 2\nc: libell\u00e9\nd: 4\n", "latin1"), { badLine: 3 }],
  ["windows-1252, on its last", bytes("a: 1\nb: \u00e9", "latin1"), { badLine: 2 }],
  ["UTF-16 with its mark, as the Notepad saves it", bytes("\uFEFFa: é\n", "utf16le"), { badLine: 1 }],
  ["UTF-16 without", bytes("a: b\n", "utf16le"), { badLine: 1 }],
  ["a letter cut in two lines", Buffer.concat([bytes("a\n"), Buffer.from([0xc3, 0x0a, 0xa9])]), { badLine: 2 }],
])("%s", (_, given, expected) => expect(ownText(given)).toEqual(expected));
