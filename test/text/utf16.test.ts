/** UTF-16 out of a file's bytes: what Node makes of an odd number of them at an odd address breaks the process. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { utf16 } from "../../src/text/utf16.ts";

const ROOM = join(import.meta.dirname, "../../src/text");

test.each([
  ["even", [0x32, 0, 0x36, 0], "26"],
  ["half a letter at the end", [0x32, 0, 0x36], "2"],
  ["one byte", [0x32], ""],
  ["nothing", [], ""],
])("%s", (_case, bytes, expected) => {
  for (const offset of [0, 1]) {
    const file = Uint8Array.from([...Array(offset).fill(0), ...bytes, 0x41]);
    expect(utf16(file, offset, offset + bytes.length)).toBe(expected);
    expect(utf16(file.subarray(offset, offset + bytes.length))).toBe(expected);
  }
  expect(utf16(Uint8Array.from(bytes), 99)).toBe("");
});

test("no other file of the readers decodes it so", () => {
  const files = readdirSync(ROOM, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  const saying = files.filter((name) =>
    /toString\([^)]*utf-?16|toString\([^)]*ucs-?2/i.test(readFileSync(join(ROOM, name), "utf8")),
  );
  expect(saying).toEqual(["utf16.ts"]);
});
