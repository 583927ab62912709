/**
 * Rich text (RTF 1.9.1), under its own name or as `.doc`: body, tables, notes, headers, text boxes, tracked changes,
 * properties and labels, objects put in.
 */

import { noteLabel } from "../label-names.ts";
import { type Desk, defineReader } from "../reader.ts";
import { readRtfText } from "../rtf-text.ts";

/** Beyond, a document is made to harm. */
const MOST_OBJECTS = 1000;

export const rtf = defineReader({
  format: "rtf",
  extensions: ["rtf"],
  kind: "binary",
  read: ({ bytes }, desk) => readRtf(bytes, desk),
});

export async function readRtf(bytes: Uint8Array, desk: Desk): Promise<void> {
  const objects: Buffer[] = [];
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
  const whole = readRtfText(source, desk.draft, {
    property: (name) => noteLabel(name, desk),
    object: (digits) => {
      if (objects.length < MOST_OBJECTS) objects.push(Buffer.from(digits.join("").replace(/[^0-9a-fA-F]/g, ""), "hex"));
      else desk.unread("too-large");
    },
  });
  if (!whole) desk.unread("damaged");
  for (const [index, object] of objects.entries()) {
    const held = objectFile(object);
    if (held) await desk.inner({ name: `${index + 1}`, bytes: held });
  }
}

/** An object of the first OLE (MS-OLEDS, 2.2.5): three names, then a length and a file. */
function objectFile(object: Buffer): Uint8Array | null {
  let at = 8;
  for (let names = 0; names < 3; names += 1) {
    if (at + 4 > object.length) return null;
    at += 4 + object.readUInt32LE(at);
  }
  if (at + 4 > object.length) return null;
  const held = object.subarray(at + 4, at + 4 + object.readUInt32LE(at));
  return held.length > 0 ? held : null;
}
