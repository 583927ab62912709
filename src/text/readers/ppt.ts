/**
 * PowerPoint presentations from before 2007 (MS-PPT): the words of every record, of slides, notes, masters and
 * comments, those of former states that a quick save left too; objects put in, properties, labels.
 */

import { inflateSync } from "node:zlib";
import { openStorage, readObjects } from "../compound-objects.ts";
import { LARGEST_HELD } from "../parts.ts";
import { readPropertySets } from "../property-sets.ts";
import { type Desk, defineReader } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { utf16 } from "../utf16.ts";

const CONTAINER = 0xf;
const [WIDE_TEXT, BYTE_TEXT, WIDE_NAME, FURNITURE, OBJECT, ENCRYPTION] = [
  0x0fa0, 0x0fa8, 0x0fba, 0x0fd9, 0x1011, 0x2f14,
];
/** Names that programs give to their own data. */
const TAG = /^___PPT/;

export const ppt = defineReader({
  format: "ppt",
  extensions: ["ppt", "pps", "pot"],
  kind: "binary",
  read: async (source, desk) => {
    const storage = openStorage(source, desk.budget);
    if (storage.streams.includes("EncryptedSummary")) throw new Refusal("encrypted");
    const bytes = storage.stream("PowerPoint Document");
    if (!bytes) throw new Refusal("damaged");
    await readRecords(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), desk);
    readPropertySets(storage, desk);
    await readObjects(storage, desk);
  },
});

/** Containers are entered by going on inside of them: no depth to count. */
async function readRecords(stream: Buffer, desk: Desk): Promise<void> {
  const { draft } = desk;
  let furnitureEnd = 0;
  let objects = 0;
  for (let at = 0; at + 8 <= stream.length; ) {
    const head = stream.readUInt16LE(at);
    const type = stream.readUInt16LE(at + 2);
    const end = at + 8 + stream.readUInt32LE(at + 4);
    if (type === ENCRYPTION) throw new Refusal("encrypted");
    if ((head & 0xf) === CONTAINER) {
      if (type === FURNITURE) furnitureEnd = end;
      at += 8;
      continue;
    }
    if (end > stream.length) throw new Refusal("damaged");
    const body = stream.subarray(at + 8, end);
    const text = textOf(type, body);
    if (text !== "") {
      const start = draft.length();
      draft.write(text.replace(/[\r\v]/g, "\n"));
      if (at < furnitureEnd) draft.stampSince(start);
      draft.line();
    }
    if (type === OBJECT) {
      objects += 1;
      const held = heldObject(body, head >> 4 === 1, desk);
      if (held) await desk.inner({ name: `${objects}`, bytes: held });
    }
    at = end;
  }
}

function textOf(type: number, body: Buffer): string {
  if (type === WIDE_TEXT) return utf16(body);
  if (type === BYTE_TEXT) return body.toString("latin1");
  const name = type === WIDE_NAME ? utf16(body) : "";
  return TAG.test(name) ? "" : name;
}

function heldObject(body: Buffer, packed: boolean, desk: Desk): Uint8Array | null {
  if (!packed) return body;
  try {
    const most = Math.min(LARGEST_HELD, body.readUInt32LE(0) + 1);
    const bytes = inflateSync(body.subarray(4), { maxOutputLength: most });
    desk.budget.inflated(bytes.length);
    return bytes;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    desk.unread("damaged");
    return null;
  }
}
