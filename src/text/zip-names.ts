/**
 * Names of zip entries as their writers meant them (APPNOTE 6.3, 4.4.17 and appendix D): UTF-8 where the entry says so
 * or where it is nothing else, else the code page of DOS, which Windows' own archiver still writes in French.
 */

import type { Entry } from "yauzl";
import { decodeCodePage } from "./code-pages.ts";

/** The same name in UTF-8, after a version and a checksum of five bytes (appendix 4.6.9). */
const UNICODE_PATH = 0x7075;

export function nameOf(entry: Entry): string {
  const raw = entry.fileNameRaw;
  const told = entry.extraFields.find(({ id, data }) => id === UNICODE_PATH && data.length > 5)?.data.subarray(5);
  return (told?.toString() ?? decoded(raw)).replaceAll("\\", "/");
}

function decoded(raw: Buffer): string {
  const text = raw.toString();
  if (!text.includes("\ufffd")) return text;
  return decodeCodePage(raw, 850);
}
