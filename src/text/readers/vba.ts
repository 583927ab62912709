/**
 * Macros (MS-OVBA): the source of every module, as its author wrote it. It stands in a storage of its own in old documents,
 * and as `vbaProject.bin` in newer ones. Passwords of databases and of sheets are often written there.
 */

import { decodeCodePage } from "../code-pages.ts";
import { macrosIn, openStorage } from "../compound-objects.ts";
import { defineReader } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { utf16 } from "../utf16.ts";
import { expandedMacros } from "../vba-compression.ts";

/** Records of the directory (2.3.4.2). */
const [CODE_PAGE, VERSION, STREAM_NAME, STREAM_NAME_WIDE, OFFSET] = [0x03, 0x09, 0x1a, 0x32, 0x31];
/** Bytes of the record of the version beyond those that it tells. */
const VERSION_MORE = 2;

export const vba = defineReader({
  format: "vba",
  extensions: [],
  kind: "binary",
  read: (source, desk) => {
    const modules = macrosIn(openStorage(source, desk.budget));
    const directory = modules?.stream("dir");
    if (!modules || !directory) throw new Refusal("damaged");
    const { page, places } = modulesIn(expandedMacros(directory, desk.budget));
    for (const { name, offset } of places) {
      const stream = modules.stream(name);
      if (stream === null || offset >= stream.length) desk.unread("damaged");
      else {
        desk.draft.line();
        desk.draft.write(decodeCodePage(expandedMacros(stream.subarray(offset), desk.budget), page));
      }
    }
    desk.draft.line();
  },
});

interface Module {
  /** Of its stream. */
  readonly name: string;
  /** Where its source begins there, after what the program made of it. */
  readonly offset: number;
}

function modulesIn(directory: Buffer): { readonly page: number; readonly places: readonly Module[] } {
  const places: Module[] = [];
  let page = 1252;
  let name = "";
  for (let at = 0; at + 6 <= directory.length; ) {
    const [id, size] = [directory.readUInt16LE(at), directory.readUInt32LE(at + 2)];
    const value = directory.subarray(at + 6, at + 6 + size);
    at += 6 + size + (id === VERSION ? VERSION_MORE : 0);
    if (value.length < size) break;
    if (id === CODE_PAGE && size >= 2) page = value.readUInt16LE(0);
    else if (id === STREAM_NAME) name = decodeCodePage(value, page);
    else if (id === STREAM_NAME_WIDE) name = utf16(value);
    else if (id === OFFSET && size >= 4) places.push({ name, offset: value.readUInt32LE(0) });
  }
  return { page, places };
}
