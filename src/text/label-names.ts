/** Sensitivity labels as Microsoft's clients name them in properties and headers: `MSIP_Label_<id>_Enabled`. */

import type { Desk } from "./reader.ts";

const LABEL = /MSIP_Label_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/i;

/** Beyond, a file is made to harm. */
const MOST = 10_000;
const MARK = "MSIP_Label_";
const LONGEST = 64;

/**
 * Labels among the bytes of a PDF: Office and Acrobat name them in its information and in its XMP packet, which
 * writers leave in plain so that other programs find it (XMP specification, part 3, 1.1).
 */
export function noteLabelsAmong(bytes: Uint8Array, desk: Desk): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names = new Set<string>();
  for (let at = file.indexOf(MARK); at >= 0 && names.size < MOST; at = file.indexOf(MARK, at + 1)) {
    const name = LABEL.exec(file.toString("latin1", at, at + LONGEST))?.[0].toLowerCase();
    if (name === undefined || names.has(name)) continue;
    names.add(name);
    noteLabel(name, desk);
    desk.draft.write(name);
    desk.draft.line();
  }
  if (names.size >= MOST) desk.unread("too-large");
}

/** Labels anywhere in a text: the headers of a message. */
export function noteLabels(text: string, desk: Desk): void {
  if (text.includes(MARK)) for (const part of text.split(";")) noteLabel(part, desk);
}

/** A property, header or attribute that names a sensitivity label. */
export function noteLabel(text: string, desk: Desk): void {
  const id = LABEL.exec(text)?.[1];
  if (id) desk.draft.label(id);
}
