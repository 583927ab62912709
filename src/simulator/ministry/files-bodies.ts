/**
 * Contents of files that no reader can read, or not wholly: encrypted by a password, cut short, a picture of a
 * page, nothing at all. Compound files by [MS-CFB], encryption dictionary of a PDF by ISO 32000-1, 7.6.
 */

import { imageOnlyPdf, makeDocument } from "../documents/index.ts";
import type { Random } from "../random.ts";

const SECTOR = 512;
const PLAIN = { title: "Note", paragraphs: ["Le calendrier arrêté par la direction est joint à la présente note."] };

/** An Office file with a password: a compound file whose streams are `EncryptionInfo` and `EncryptedPackage`. */
export function encryptedOffice(random: Random): Uint8Array {
  const streams = ["EncryptionInfo", "EncryptedPackage"];
  const span = 8;
  const file = new Uint8Array(SECTOR * (3 + streams.length * span));
  const view = new DataView(file.buffer);
  file.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  for (const [at, value] of [
    [24, 0x3e],
    [26, 3],
    [28, 0xfffe],
    [30, 9],
    [32, 6],
  ] as const)
    view.setUint16(at, value, true);
  for (const [at, value] of [
    [44, 1],
    [48, 1],
    [56, 4096],
    [60, 0xfffffffe],
    [68, 0xfffffffe],
  ] as const)
    view.setUint32(at, value, true);
  for (let at = 76; at < SECTOR; at += 4) view.setUint32(at, at === 76 ? 0 : 0xffffffff, true);
  const next = (sector: number) => {
    if (sector === 0) return 0xfffffffd;
    if (sector === 1) return 0xfffffffe;
    if (sector >= 2 + streams.length * span) return 0xffffffff;
    return (sector - 1) % span === 0 ? 0xfffffffe : sector + 1;
  };
  for (let sector = 0; sector < SECTOR / 4; sector++) view.setUint32(SECTOR + sector * 4, next(sector), true);
  entry(view, 0, { name: "Root Entry", type: 5, child: 1, right: 0xffffffff, start: 0xfffffffe, size: 0 });
  for (const [index, name] of streams.entries())
    entry(view, index + 1, {
      name,
      type: 2,
      child: 0xffffffff,
      right: index + 1 < streams.length ? index + 2 : 0xffffffff,
      start: 2 + index * span,
      size: span * SECTOR,
    });
  for (let at = SECTOR * 3; at < file.length; at++) file[at] = random.int(256);
  return file;
}

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly child: number;
  readonly right: number;
  readonly start: number;
  readonly size: number;
}

function entry(view: DataView, index: number, { name, type, child, right, start, size }: Entry): void {
  const at = SECTOR * 2 + index * 128;
  for (const [place, letter] of [...name].entries()) view.setUint16(at + place * 2, letter.charCodeAt(0), true);
  view.setUint16(at + 64, name.length * 2 + 2, true);
  view.setUint8(at + 66, type);
  view.setUint8(at + 67, 1);
  for (const [place, value] of [
    [68, 0xffffffff],
    [72, right],
    [76, child],
    [116, start],
    [120, size],
  ] as const)
    view.setUint32(at + place, value, true);
}

/** A PDF that asks for a password: its user key is nobody's. */
export function encryptedPdf(random: Random): Uint8Array {
  const keys = `/O <${random.hex(64)}> /U <${random.hex(64)}>`;
  const dictionary = `/Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 ${keys} >>`;
  const id = random.hex(32);
  const text = Buffer.from(makeDocument("pdf", PLAIN)).toString("latin1");
  return Buffer.from(text.replace("/Root 1 0 R >>", `/Root 1 0 R ${dictionary} /ID [<${id}> <${id}>] >>`), "latin1");
}

/** A Word file whose copy stopped halfway. */
export function damagedOffice(): Uint8Array {
  const whole = makeDocument("docx", PLAIN);
  return whole.slice(0, Math.floor(whole.length / 2));
}

export { imageOnlyPdf };

/** Bytes that mean nothing: photographs, recordings, drawings. Any part of them is made without the others. */
export function filler(from: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at++) bytes[at] = (Math.imul(from + at + 1, 0x9e3779b1) >>> 24) | 0x80;
  return bytes;
}
