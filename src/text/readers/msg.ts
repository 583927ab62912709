/**
 * Outlook items as files (MS-OXMSG): mails, appointments, contacts, tasks. Subject, addresses, body in its forms, fields
 * of its own, labels, and every attachment by its own reader, forwarded items too. Pictures shown inside the body are
 * left aside, as in a page.
 */

import { decodeText } from "../charset.ts";
import type { Storage } from "../compound-file.ts";
import { openStorage } from "../compound-objects.ts";
import { decompressedRtf } from "../compressed-rtf.ts";
import type { Draft } from "../draft.ts";
import { noteLabels } from "../label-names.ts";
import { bytesProperty, flagProperty, textProperties, textProperty } from "../outlook-properties.ts";
import { type Desk, defineReader } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { readHtml } from "./html.ts";
import { readRtf } from "./rtf.ts";

/** Subject; sender by name and addresses; receivers as shown; body. */
const FIRST = ["0037", "0C1A", "0C1F", "5D01", "0042", "0065", "5D02", "0E04", "0E03", "0E02", "1000"];
const HEADERS = "007D";
/** A contact's telephones and addresses, and fields that have a name instead of a tag: an appointment's place. */
const FIELDS = /^(3A|[89A-F])/;
/** A receiver's name and addresses. */
const RECEIVER = ["3001", "3003", "39FE"];
const HIDDEN = 0x7ffe;
const EMBEDDED = "__substg1.0_3701000D";

export const msg = defineReader({
  format: "msg",
  extensions: ["msg", "oft"],
  kind: "binary",
  read: async (source, desk) => {
    const item = openStorage(source, desk.budget);
    const { draft } = desk;
    for (const tag of FIRST) line(draft, textProperty(item, tag));
    for (const [name, receiver] of item.storages)
      if (/^__recip_/i.test(name)) line(draft, RECEIVER.map((tag) => textProperty(receiver, tag)).join(" "));
    await readBodies(item, desk);
    for (const [tag, text] of textProperties(item)) {
      if (FIELDS.test(tag)) line(draft, text);
      if (tag === HEADERS || FIELDS.test(tag)) noteLabels(text, desk);
    }
    const shown = htmlOf(item);
    let place = 0;
    for (const [name, attachment] of item.storages)
      if (/^__attach_/i.test(name)) {
        place += 1;
        await readAttachment(attachment, place, shown, desk);
      }
  },
});

async function readBodies(item: Storage, desk: Desk): Promise<void> {
  const html = htmlOf(item);
  if (html !== "") return readHtml(html, desk.draft);
  const packed = bytesProperty(item, "1009");
  if (!packed || packed.length === 0) return;
  const rtf = decompressedRtf(packed);
  desk.budget.inflated(rtf.length);
  await readRtf(rtf, desk);
}

function htmlOf(item: Storage): string {
  const bytes = bytesProperty(item, "1013");
  return bytes ? decodeText(bytes) : textProperty(item, "1013");
}

async function readAttachment(attachment: Storage, place: number, body: string, desk: Desk): Promise<void> {
  const told = textProperty(attachment, "3707") || textProperty(attachment, "3704") || textProperty(attachment, "3001");
  const cid = textProperty(attachment, "3712");
  const picture = /^image\//i.test(textProperty(attachment, "370E")) || /\.(png|jpe?g|gif|bmp|emz|wmz)$/i.test(told);
  if (picture && (flagProperty(attachment, HIDDEN, 8) || (cid !== "" && body.includes(`cid:${cid}`)))) return;
  const name = told || `${place}`;
  const [, storage] = [...attachment.storages].find(([held]) => held.toUpperCase() === EMBEDDED.toUpperCase()) ?? [];
  if (storage)
    return desk.inner({ name: /\.msg$/i.test(name) ? name : `${name}.msg`, bytes: new Uint8Array(0), storage });
  try {
    const bytes = bytesProperty(attachment, "3701");
    if (bytes) await desk.inner({ name, bytes });
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === "too-large") throw error;
    desk.lost(name, error.code);
  }
}

function line(draft: Draft, text: string): void {
  if (text.trim() === "") return;
  draft.line();
  draft.write(text);
  draft.line();
}
