/**
 * Texts under the name of a binary format. Word writes rich text and pages as `.doc`; a business application exports a
 * page, or a table in text, as `.xls`; a mail saved from a browser has any name.
 */

import { decodeText, looksBinary } from "./charset.ts";

const SAMPLE = 4096;
const RICH_TEXT = /^\s*\{\\rtf/;
const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)?<(?:!doctype\s+html|html|head|body|table|meta|div|p)[\s>]/i, "html"],
  [/^\s*<\?xml\s/, "xml"],
  [/^From \S.{0,200}\r?\n>?[\w-]{1,60}:/, "mbox"],
  [/^\s*(?:(?:Received|Return-Path|MIME-Version|Message-ID|X-[\w-]{1,60}):)/i, "eml"],
  [
    /^(?:From|To|Subject|Date|Cc): .{0,998}\r?\n(?:[^\r\n]{0,998}\r?\n){0,40}?(?:MIME-Version|Message-ID|Content-Type): /i,
    "eml",
  ],
  [/^BEGIN:V(?:CALENDAR|CARD)\r?\n/i, "ics"],
];
/** Old names under which a table, or a text, in no other dress is met. */
const PLAIN: Readonly<Record<string, string>> = { xls: "csv", doc: "txt" };

/** The format that the text's own beginning tells. `extension` is null where the name already tells a text's format. */
export function textFormatOf(bytes: Uint8Array, extension: string | null): string | null {
  if (looksBinary(bytes)) return null;
  const head = decodeText(bytes.subarray(0, SAMPLE)).replace(/^\ufeff/, "");
  if (RICH_TEXT.test(head)) return "rtf";
  if (extension === null) return null;
  return SHAPES.find(([shape]) => shape.test(head))?.[1] ?? PLAIN[extension] ?? null;
}
