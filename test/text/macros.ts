/** Macros made for tests (MS-OVBA): a project's storage, its source compressed as programs may, without a copy. */

import type { Tree } from "./compound.ts";

export function macrosOf(modules: Readonly<Record<string, string>>, page = 1252): Tree {
  const names = Object.keys(modules);
  const directory = Buffer.concat([
    field(0x01, long(1)),
    field(0x03, short(page)),
    // A version of six bytes that tells of four (2.3.4.2.1.11).
    Buffer.concat([short(0x09), long(4), long(0x6543), short(1)]),
    ...names.flatMap((name) => [
      field(0x19, Buffer.from(name, "latin1")),
      field(0x1a, Buffer.from(name, "latin1")),
      field(0x32, Buffer.from(name, "utf16le")),
      field(0x31, long(JUNK.length)),
    ]),
    field(0x10, Buffer.alloc(0)),
  ]);
  return {
    VBA: {
      dir: compressed(directory),
      _VBA_PROJECT: Buffer.alloc(7),
      ...Object.fromEntries(
        Object.entries(modules).map(([name, source]) => [
          name,
          Buffer.concat([JUNK, compressed(Buffer.from(source, "latin1"))]),
        ]),
      ),
    },
  };
}

/** What the program made of the source stands before it. */
const JUNK = Buffer.from("compiled");
const LITERALS = 3600;

function compressed(bytes: Buffer): Buffer {
  const chunks: Buffer[] = [Buffer.of(1)];
  for (let at = 0; at < bytes.length; at += LITERALS) {
    const tokens: Buffer[] = [];
    for (let from = at; from < Math.min(bytes.length, at + LITERALS); from += 8)
      tokens.push(Buffer.of(0), bytes.subarray(from, Math.min(from + 8, at + LITERALS)));
    const chunk = Buffer.concat(tokens);
    chunks.push(short((chunk.length - 1) | 0xb000), chunk);
  }
  return Buffer.concat(chunks);
}

function field(id: number, value: Buffer): Buffer {
  return Buffer.concat([short(id), long(value.length), value]);
}

function short(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function long(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
